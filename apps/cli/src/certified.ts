import { certify, ExplorationLimit, type Procedure } from '#lib/procedure';

import { countProgress } from './progress.ts';

/** Definitions are not proved sound: nothing was published. */
export class ProcedureUncertified extends Error {
  override readonly name = 'ProcedureUncertified';
  readonly code = 'procedure-uncertified';
}

/** Configurations looked at of each: as many as `procedures certify` looks at. */
const LIMIT = 100_000;

/**
 * Refuses definitions on which a dossier could get stuck or over its term; most take a tenth of a second.
 *
 * @throws ProcedureUncertified
 */
export const refuseUncertified = (procedures: readonly Procedure[]): void => {
  const progress = countProgress('Đã chứng nhận', `trên ${procedures.length} thủ tục mới`);
  const refused = procedures.flatMap((procedure, done) => {
    progress.at(done);
    return whyNot(procedure) ?? [];
  });
  progress.end();
  if (refused.length === 0) return;
  const [{ code, version }] = refused as [Refused];
  throw new ProcedureUncertified(
    [
      `Chưa công bố gì: ${refused.length} thủ tục mới không được chứng nhận.`,
      ...refused.map((one) => `  ${one.code}@${one.version}: ${one.why}`),
      `Xem đường tới chỗ hỏng: motcua procedures certify ${code}@${version}. ` +
        'Vẫn muốn công bố: motcua migrate --uncertified.',
    ].join('\n'),
  );
};

interface Refused {
  code: string;
  version: number;
  why: string;
}

const whyNot = (procedure: Procedure): Refused | undefined => {
  const { code, version } = procedure;
  try {
    const { certified, troubles, findings } = certify(procedure, { limit: LIMIT });
    const flaws = troubles.length + findings.length;
    return certified ? undefined : { code, version, why: `${flaws} chỗ hỏng` };
  } catch (error) {
    if (!(error instanceof ExplorationLimit)) throw error;
    return { code, version, why: 'quy trình quá lớn, chưa xét hết nên chưa chứng minh được gì' };
  }
};
