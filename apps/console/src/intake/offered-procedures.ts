import type { Schemas } from '../api.ts';
import type { Account } from '../session/session.ts';

type Procedure = Schemas['ListedProcedure'];

/** Those in force on a day, of several versions the newest, by name. */
export const newestInForce = (procedures: readonly Procedure[], day: string): Procedure[] => {
  const newest = new Map<string, Procedure>();
  for (const procedure of procedures.filter(({ effective }) => isOn(effective, day))) {
    const other = newest.get(procedure.code);
    if (!other || other.version < procedure.version) newest.set(procedure.code, procedure);
  }
  return [...newest.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
};

const isOn = ({ from, to }: Procedure['effective'], day: string): boolean =>
  from <= day && (to === null || day <= to);

/** Whether a desk of a kind may take a procedure in for other agencies that handle it (nộp tại nơi khác). */
export const takesForOthers = ({ filing }: Procedure, kind: string, day: string): boolean =>
  filing.some(
    ({ desks, effective }) => isOn(effective, day) && (desks === null || desks.includes(kind)),
  );

/**
 * The procedures a desk may take in at an agency on a day: in force, of the agency's kind or such as it takes for
 * others, of the fields granted; of several versions the newest.
 */
export const proceduresAt = (
  procedures: readonly Procedure[],
  agency: Pick<Schemas['Agency'], 'id' | 'kind'> | undefined,
  { grants }: Pick<Account, 'grants'>,
  day: string,
): Procedure[] => {
  if (!agency) return [];
  const desks = grants.filter(({ role, agency: at }) => role === 'desk' && at.id === agency.id);
  return newestInForce(
    procedures.filter(
      (procedure) =>
        (procedure.ownerKind === agency.kind || takesForOthers(procedure, agency.kind, day)) &&
        desks.some(({ fields }) => fields === null || fields.includes(procedure.field)),
    ),
    day,
  );
};
