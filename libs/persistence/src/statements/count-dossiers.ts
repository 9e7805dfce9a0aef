import type { Scope } from '#lib/directory';

import { heldLongNow, standingNow } from './list-dossiers.ts';
import { countOpenQuestions } from './list-questions.ts';
import { Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';

/**
 * What of a scope is under work, counted; only dossiers that are so are read, by an index of their own. Each
 * figure is the length of a list: that of the phase, and of `standing`, `paused` or `heldLong` where the name says so; of
 * questions, the length of theirs.
 *
 * @param today - [from, to) of the local day
 */
export const countDossiers = (scope: Scope, today: { from: Date; to: Date }): Statement => {
  const parameters = new Parameters();
  const inScope = scopeCondition(scope, parameters);
  const dueToday = `d.due >= ${parameters.add(today.from)} and d.due < ${parameters.add(today.to)}`;
  const text = `
select
  count(*) filter (where d.phase = 'submitted')::int as "submitted",
  count(*) filter (where d.phase = 'in-hand')::int as "inHand",
  count(*) filter (where d.phase = 'in-hand' and ${standingNow} = 'within' and ${dueToday})::int as "dueToday",
  count(*) filter (where d.phase = 'in-hand' and ${standingNow} = 'overdue')::int as "overdue",
  count(*) filter (where d.phase = 'in-hand' and d.paused)::int as "paused",
  count(*) filter (where ${heldLongNow})::int as "heldLong",
  count(*) filter (where d.phase = 'finished')::int as "toReturn",
  ${countOpenQuestions(scope, parameters)} as "questions"
from dossier d
where d.phase in ('submitted', 'in-hand', 'finished') and ${inScope}
`;
  return { text, values: parameters.values };
};
