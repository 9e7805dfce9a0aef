import type { PoolClient } from 'pg';

import { type Desk, namesInModel } from '#lib/desk';
import type { OutboxMessage, Work } from '#lib/persistence';

import { taskKey, tellWithdrawnTasks } from './tell-withdrawn-tasks.ts';
import { taskWords } from './words.ts';

/**
 * The effect of one message of the outbox on inboxes: everybody whose role got a task by the act finds it,
 * but for whoever did the act; and everybody who was told of a task that the act took back (an undo, a correction) is told that it is withdrawn;
 * what was told stays told. Within the caller's transaction.
 */
export const tellOpenedTasks = async (
  desk: Pick<Desk, 'models'>,
  work: Work,
  client: PoolClient,
  message: OutboxMessage,
): Promise<void> => {
  if (message.event === 'correct') await tellWithdrawnTasks(desk, work, client, message);
  // The rows are held until this is written: an act that takes one back waits, and finds whom to tell.
  const { rows } = await client.query<{
    step: string;
    agency: string;
    role: string;
    field: string;
    pin: string;
    actor: string;
  }>(
    `select step, agency, role, field, pin, actor from task join dossier on dossier.id = task.dossier
       join history on (history.dossier, history.seq) = (task.dossier, task.opened_seq)
     where task.dossier = $1 and opened_seq = $2 and closed_seq is null
     for key share of task`,
    [message.dossier, message.seq],
  );
  for (const { step, agency, role, field, pin, actor } of rows) {
    const recipients = await work.recipients(client, agency, role, field);
    const others = recipients.filter(({ account }) => account !== actor);
    await work.notices.tell(client, others, {
      key: taskKey(message.dossier, message.seq, step),
      kind: 'task',
      urgent: false,
      dossier: message.dossier,
      ...taskWords(message, await namesInModel(desk, pin, step)),
    });
  }
};
