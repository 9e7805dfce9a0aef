import type { Scope } from '#lib/directory';
import type { Instant } from '#lib/dossier';

import type { PageStart } from '../page.ts';
import { afterCondition, Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

export interface CorrectionsQuery {
  scope: Scope;
  /** Only of dossiers this agency owns. */
  owner?: string;
  /** Recorded in [from, to). */
  from: Instant;
  to: Instant;
  limit: number;
  after?: PageStart;
}

const by = 'h.recorded_at';
const id = `h.dossier || ' ' || lpad(h.seq::text, 6, '0')`;

/** Corrections of the dossiers in a scope, the newest first, a page: where they stand in which history. */
export const listCorrections = ({
  scope,
  owner,
  from,
  to,
  limit,
  after,
}: CorrectionsQuery): Statement => {
  const parameters = new Parameters();
  const conditions = [
    `h.kind in ('void', 'amend')`,
    `${by} >= ${parameters.add(new Date(from))} and ${by} < ${parameters.add(new Date(to))}`,
    scopeCondition(scope, parameters),
    ...(owner === undefined ? [] : [`d.owner = ${parameters.add(owner)}`]),
    ...(after ? [afterCondition({ by, beyond: '<', id }, after, parameters)] : []),
  ];
  const text = `
select h.dossier, h.seq, ${by}::text as sort_value, ${id} as sort_id
from history h
join dossier d on d.id = h.dossier
where ${conditions.join('\n  and ')}
order by ${by} desc, ${id}
limit ${parameters.add(limit + 1)}
`;
  return { text, values: parameters.values };
};
