import { type Desk, namesInModel } from '#lib/desk';
import type { Work } from '#lib/persistence';

import { taskWords } from './words.ts';

/**
 * The effect of one message of the outbox: everybody whose role got a task by the act finds it in the
 * inbox. Written with the message's own mark, so once.
 *
 * @returns whether it was written now
 */
export const tellOpenedTasks = (
  desk: Pick<Desk, 'models'>,
  work: Work,
  id: string,
): Promise<boolean> =>
  work.outbox.settle(id, async (client, message) => {
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
  });
