import { certify, ExplorationLimit, notProvenInWords, type Procedure } from '#lib/procedure';

import { countProgress } from './progress.ts';

/** Definitions are not proved sound: nothing was published. */
export class ProcedureUncertified extends Error {
  override readonly name = 'ProcedureUncertified';
  readonly code = 'procedure-uncertified';
}

/**
 * Refuses definitions on which a dossier could get stuck or over its term; most take a tenth of a second.
 *
 * @throws ProcedureUncertified
 */
export const refuseUncertified = (procedures: readonly Procedure[]): void => {
  const progress = countProgress('Đã chứng nhận', `trên ${procedures.length} thủ tục mới`);
  const refused = procedures.flatMap((procedure, done) => {
    progress.at(done);
    const name = `${procedure.code}@${procedure.version}`;
    const why = whyNot(name, procedure);
    return why === undefined ? [] : [{ name, why }];
  });
  progress.end();
  const [first] = refused;
  if (!first) return;
  throw new ProcedureUncertified(
    [
      `Chưa công bố gì: ${refused.length} thủ tục mới không được chứng nhận.`,
      ...refused.map(({ why }) => `  ${why}`),
      `Xem đường tới chỗ hỏng: motcua procedures certify ${first.name}. ` +
        'Vẫn muốn công bố: motcua migrate --uncertified.',
    ].join('\n'),
  );
};

const whyNot = (name: string, procedure: Procedure): string | undefined => {
  try {
    const { certified, troubles, findings } = certify(procedure);
    return certified ? undefined : `${name}: ${troubles.length + findings.length} chỗ hỏng`;
  } catch (error) {
    if (!(error instanceof ExplorationLimit)) throw error;
    return notProvenInWords(name, error.limit);
  }
};
