import type { PoolClient } from 'pg';

import { type Desk, namesInModel } from '#lib/desk';
import type { OutboxMessage, Recipient, Work } from '#lib/persistence';

import { withdrawnWords } from './words.ts';

/** Names what is told of a task: the act that opened it, and its step. */
export const taskKey = (dossier: string, openedSeq: number, step: string): string =>
  `task/${dossier}/${openedSeq}/${step}`;

/** Tells whoever was told of a task, which a correction has made never to have been opened, that it is withdrawn. */
export const tellWithdrawnTasks = async (
  desk: Pick<Desk, 'models'>,
  work: Work,
  client: PoolClient,
  message: OutboxMessage,
): Promise<void> => {
  const { dossier, seq } = message;
  const { rows } = await client.query<Recipient & { opened: number; step: string; pin: string }>(
    told,
    [dossier, seq],
  );
  for (const { account, address, opened, step, pin } of rows) {
    await work.notices.tell(client, [{ account, address }], {
      key: `${taskKey(dossier, opened, step)}/withdrawn`,
      kind: 'task',
      urgent: false,
      dossier,
      ...withdrawnWords(message, await namesInModel(desk, pin, step)),
    });
  }
};

/** Who was told of tasks of the acts a correction names that are tasks no more. $1 text dossier, $2 int its seq */
const told = `
select notice.account, notice.address, target.seq as opened, opened.step, dossier.pin
from history
join dossier on dossier.id = history.dossier
cross join lateral unnest(history.targets) as target (seq)
join history act on act.dossier = history.dossier and act.seq = target.seq
cross join lateral jsonb_to_recordset(coalesce(act.fact -> 'effects', '[]')) as opened (type text, step text)
join notice on notice.dossier = history.dossier and notice.channel = 'inbox'
  and starts_with(notice.key, 'task/' || history.dossier || '/' || target.seq || '/' || opened.step || '/inbox/')
where history.dossier = $1 and history.seq = $2 and opened.type in ('task-opened', 'task-moved')
  and not exists (
    select from task
    where task.dossier = history.dossier and task.step = opened.step and task.opened_seq = target.seq
  )
`;
