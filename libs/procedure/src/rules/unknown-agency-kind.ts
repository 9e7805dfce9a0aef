import type { Path } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Owner, lanes and segments name kinds of agency that the agency tree has. */
export const unknownAgencyKind: Rule = {
  name: 'unknown-agency-kind',
  severity: 'error',
  check({ owner, lanes, segments }, report, directory) {
    if (!directory) return;
    const ask = (kind: string, path: Path): void => {
      if (!directory.kinds.has(kind))
        report(path, `Không có loại cơ quan "${kind}" trong cây cơ quan.`);
    };
    ask(owner.kind, ['owner', 'kind']);
    for (const [id, { agency }] of Object.entries(lanes))
      if (agency !== 'owner') ask(agency, ['lanes', id, 'agency']);
    for (const [id, { agency }] of Object.entries(segments))
      if (agency !== 'owner') ask(agency, ['segments', id, 'agency']);
  },
};
