import type { Scope } from '#lib/directory';

import type { PageStart } from '../page.ts';
import { afterCondition, Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

export interface QuestionsQuery {
  scope: Scope;
  /** Asked of this agency, or about a dossier it owns. */
  agency?: string;
  /** Only those nobody has answered, or only those somebody has. */
  answered?: boolean;
  limit: number;
  after?: PageStart;
}

const by = `(q.question ->> 'raisedAt')::timestamptz`;
const id = `d.id || ' ' || (q.question ->> 'key')`;

const unanswered = `not exists (
  select from question_answer a where a.dossier = d.id and a.question = q.question ->> 'key'
)`;

/** Questions of the dossiers in a scope with the last answer to each, the newest first, a page: what people still remember. */
export const listQuestions = ({
  scope,
  agency,
  answered,
  limit,
  after,
}: QuestionsQuery): Statement => {
  const parameters = new Parameters();
  const of = agency === undefined ? undefined : parameters.add(agency);
  const conditions = [
    'd.questions is not null',
    scopeCondition(scope, parameters),
    ...(of === undefined ? [] : [`(d.owner = ${of} or q.question ->> 'agency' = ${of})`]),
    ...(answered === undefined ? [] : [answered ? `answer.at is not null` : unanswered]),
    ...(after ? [afterCondition({ by, beyond: '<', id }, after, parameters)] : []),
  ];
  const text = `
select d.id as dossier, d.owner, d.agencies, d.working, d.acquainted, d.field, d.procedure, d.pin, q.question,
  m.definition ->> 'name' as procedure_name, answer.answer, answer.note, answer.actor, answer.at,
  ${by}::text as sort_value
from dossier d
join model m on m.pin = d.pin
cross join lateral jsonb_array_elements(d.questions) as q (question)
left join lateral (
  select a.answer, a.note, a.actor, a.at
  from question_answer a
  where a.dossier = d.id and a.question = q.question ->> 'key'
  order by a.id desc
  limit 1
) answer on true
where ${conditions.join('\n  and ')}
order by ${by} desc, ${id}
limit ${parameters.add(limit + 1)}
`;
  return { text, values: parameters.values };
};

/** How many questions in a scope nobody has answered, as a value; over no table outside. */
export const countOpenQuestions = (scope: Scope, parameters: Parameters): string => `(
  select count(*)::int
  from dossier d
  cross join lateral jsonb_array_elements(d.questions) as q (question)
  where d.questions is not null and ${scopeCondition(scope, parameters)} and ${unanswered}
)`;
