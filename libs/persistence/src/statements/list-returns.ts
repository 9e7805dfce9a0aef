import type { Scope } from '#lib/directory';
import type { Instant } from '#lib/dossier';

import { deskCondition } from './desk-condition.ts';
import { Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

export interface ReturnsQuery {
  scope: Scope;
  /** The agency of the desk. */
  desk: string;
  /** Recorded in [from, to). */
  from: Instant;
  to: Instant;
}

/**
 * The returns recorded in a time of dossiers whose result a desk gives, in the order they were recorded, each with the
 * corrections of its dossier: whether it still counts, they say.
 */
export const listReturns = ({ scope, desk, from, to }: ReturnsQuery): Statement => {
  const parameters = new Parameters();
  const text = `
select d.id, d.owner, d.agencies, d.working, d.acquainted, d.field, d.procedure, m.definition ->> 'name' as procedure_name,
  a.name as applicant, to_jsonb(h) as row,
  (
    select coalesce(jsonb_agg(to_jsonb(c) order by c.seq), '[]')
    from history c
    where c.dossier = h.dossier and c.kind in ('void', 'amend')
  ) as corrections
from history h
join dossier d on d.id = h.dossier
join model m on m.pin = d.pin
left join applicant a on a.dossier = d.id
where h.fact ->> 'type' in ('return', 'record-returned')
  and h.recorded_at >= ${parameters.add(new Date(from))} and h.recorded_at < ${parameters.add(new Date(to))}
  and ${deskCondition(parameters.add(desk))} and ${scopeCondition(scope, parameters)}
order by h.recorded_at, d.id
`;
  return { text, values: parameters.values };
};
