import type { QueryClient } from '@tanstack/react-query';

import { answerOf, ApiUnreachable } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { problemText } from '../parts/problem-note.tsx';
import { dossierQuery, historyQuery } from '../queries.ts';
import type { Say, Undo } from '../said.tsx';

/** What is shown of a dossier, and every list it may stand in, is asked for anew. */
export const dossierMoved = (client: QueryClient, dossier: Schemas['Dossier']): void => {
  client.setQueryData(dossierQuery(dossier.id).queryKey, dossier);
  void client.invalidateQueries({ queryKey: historyQuery(dossier.id).queryKey });
  for (const key of ['dossiers', 'tasks', 'closings', 'questions'])
    void client.invalidateQueries({ queryKey: [key] });
};

/**
 * The way to take an act back that the server has just said may be; undefined where it may not. It works from
 * whatever page one is on by then, says what came of it, and where nobody answered may be tried again.
 */
export const undoOf = (
  { client, say }: { client: QueryClient; say: Say },
  dossier: string,
  what: string,
  undo: Schemas['Dossier']['undo'],
  onUndone: () => void = () => undefined,
): Undo | undefined => {
  if (!undo) return undefined;
  const key = crypto.randomUUID();
  const until = Date.now() + undo.seconds * 1000;
  const offered = (): Undo => ({
    seconds: Math.max(0, Math.ceil((until - Date.now()) / 1000)),
    run: () => void run(),
  });
  const run = async (): Promise<void> => {
    try {
      const answer = await answerOf(
        api.POST('/api/v1/dossiers/{id}/undo', {
          params: { path: { id: dossier }, header: { 'Idempotency-Key': key } },
          body: { entry: undo.entry },
        }),
      );
      dossierMoved(client, answer);
      say(`Đã hoàn tác: ${what}.`);
      onUndone();
    } catch (error) {
      say(problemText(error), error instanceof ApiUnreachable ? offered() : undefined);
    }
  };
  return offered();
};
