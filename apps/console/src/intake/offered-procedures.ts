import type { Schemas } from '../api.ts';
import type { Account } from '../session/session.ts';

type Procedure = Schemas['ListedProcedure'];

/**
 * The procedures a desk may take in at an agency on a day: in force, of the agency's kind, of the fields
 * granted; of several versions the newest.
 */
export const proceduresAt = (
  procedures: readonly Procedure[],
  agency: Pick<Schemas['Agency'], 'id' | 'kind'> | undefined,
  { grants }: Pick<Account, 'grants'>,
  day: string,
): Procedure[] => {
  if (!agency) return [];
  const desks = grants.filter(({ role, agency: at }) => role === 'desk' && at.id === agency.id);
  const open = procedures.filter(
    ({ ownerKind, field, effective }) =>
      ownerKind === agency.kind &&
      effective.from <= day &&
      (effective.to === null || day <= effective.to) &&
      desks.some(({ fields }) => fields === null || fields.includes(field)),
  );
  const newest = new Map<string, Procedure>();
  for (const procedure of open) {
    const other = newest.get(procedure.code);
    if (!other || other.version < procedure.version) newest.set(procedure.code, procedure);
  }
  return [...newest.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
};
