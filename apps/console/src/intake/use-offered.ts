import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { type Definition, definitionOf } from '../procedures/definition.ts';
import { agenciesQuery, procedureQuery, proceduresQuery } from '../queries.ts';
import type { Account } from '../session/session.ts';
import { today } from '../time.ts';
import { proceduresAt, takesForOthers } from './offered-procedures.ts';

/** What a desk may take in today, and what the chosen procedure asks for once that is known. */
export interface Offer {
  procedures: Schemas['ListedProcedure'][];
  chosen: Schemas['ListedProcedure'] | undefined;
  definition: Definition | undefined;
  /** The agency of the desk. */
  agency: Schemas['Agency'] | undefined;
  /** The other agencies it may take the chosen procedure in for. */
  owners: Schemas['Agency'][];
}

export const useOffered = (
  account: Account,
  { agency: id, procedure: code }: { agency: string; procedure: string },
): Offer => {
  const { data: agencies } = useQuery(agenciesQuery);
  const { data: catalogue } = useQuery(proceduresQuery);
  const agency = agencies?.items.find((one) => one.id === id);
  const procedures = proceduresAt(catalogue?.items ?? [], agency, account, today());
  const chosen = procedures.find((one) => one.code === code);
  const { data: procedure } = useQuery({
    ...procedureQuery(code, chosen?.version),
    enabled: chosen !== undefined,
  });
  const owners =
    chosen && agency && takesForOthers(chosen, agency.kind, today())
      ? (agencies?.items ?? []).filter(
          (one) => one.kind === chosen.ownerKind && one.id !== agency.id,
        )
      : [];
  return { procedures, chosen, definition: procedure && definitionOf(procedure), agency, owners };
};
