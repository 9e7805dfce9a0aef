import type { Path } from '../finding.ts';
import { stepsOf } from '../flow.ts';
import { reservedNames } from '../life.ts';
import type { Rule } from './rule.ts';

/** No step, action, segment or fact takes a word of the standard life, nor the fact `channel`. */
export const reservedName: Rule = {
  name: 'reserved-name',
  severity: 'error',
  check(procedure, report) {
    const ask = (id: string, path: Path): void => {
      if (reservedNames.has(id))
        report(path, `"${id}" là từ dành riêng của vòng đời hồ sơ; hãy đặt mã khác.`);
    };
    for (const { id, step, path } of stepsOf(procedure)) {
      ask(id, path);
      if ('task' in step)
        for (const action of Object.keys(step.actions)) ask(action, [...path, 'actions', action]);
      if ('parallel' in step)
        for (const branch of Object.keys(step.parallel.branches))
          ask(branch, [...path, 'parallel', 'branches', branch]);
    }
    for (const segment of Object.keys(procedure.segments)) {
      ask(segment, ['segments', segment]);
      if (segment === 'dossier')
        report(
          ['segments', segment],
          '"dossier" là phạm vi cả hồ sơ, không đặt được cho một chặng.',
        );
    }
    for (const fact of Object.keys(procedure.facts)) {
      ask(fact, ['facts', fact]);
      if (fact === 'channel')
        report(['facts', fact], '"channel" (kênh tiếp nhận) luôn có sẵn, không khai báo lại.');
    }
  },
};
