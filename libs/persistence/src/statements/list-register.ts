import type { Instant } from '#lib/dossier';

import { Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

/** Which dossiers a register is of: those an agency's desk took and accepted in [from, to). */
export interface RegisterQuery {
  agency: string;
  from: Instant;
  to: Instant;
  limit: number;
}

/** The dossiers of a register with their applicants, in the order they were accepted. */
export const listRegister = ({ agency, from, to, limit }: RegisterQuery): Statement => {
  const parameters = new Parameters();
  const ofAgency = { owned: [agency], takingPart: [agency], fields: {}, takingPartFields: {} };
  // An agency that took a dossier owns it, or takes part: an index finds those, the first row of history says which.
  const concerned = scopeCondition({ all: false, partBy: 'agencies', ...ofAgency }, parameters);
  const text = `
select d.id, d.field, d.owner, d.agencies, d.working, d.acquainted, d.accepted_at, d.due, d.returned_at, d.closed_as,
  m.definition ->> 'name' as procedure_name,
  a.name, a.phone, a.email, a.id_number, a.address, a.representative
from dossier d
join model m on m.pin = d.pin
join history h on h.dossier = d.id and h.seq = 1
left join applicant a on a.dossier = d.id
where ${concerned}
  and h.fact ->> 'agency' = ${parameters.add(agency)}
  and d.accepted_at >= ${parameters.add(new Date(from))}
  and d.accepted_at < ${parameters.add(new Date(to))}
order by d.accepted_at, d.id
limit ${parameters.add(limit)}
`;
  return { text, values: parameters.values };
};
