import { type Desk, namesInModel } from '#lib/desk';
import type { OutboxMessage, Work } from '#lib/persistence';

import { taskWords } from './words.ts';

/** Everybody whose role got a task by an act finds it in the inbox. Within the caller's transaction. */
export const tellOpenedTasks = async (
  desk: Pick<Desk, 'models'>,
  work: Work,
  client: Parameters<Work['recipients']>[0],
  message: OutboxMessage,
): Promise<void> => {
  const { rows } = await client.query<{
    step: string;
    agency: string;
    role: string;
    field: string;
    pin: string;
  }>(
    `select step, agency, role, field, pin from task join dossier on dossier.id = task.dossier
     where task.dossier = $1 and opened_seq = $2 and closed_seq is null`,
    [message.dossier, message.seq],
  );
  for (const { step, agency, role, field, pin } of rows) {
    const recipients = await work.recipients(client, agency, role, field);
    await work.notices.tell(client, recipients, {
      key: `task/${message.dossier}/${message.seq}/${step}`,
      kind: 'task',
      urgent: false,
      dossier: message.dossier,
      ...taskWords(message, await namesInModel(desk, pin, step)),
    });
  }
};
