import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { answerOf, ApiProblem, ApiUnreachable, type paths } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { useSay } from '../said.tsx';
import { afterKnown } from './after-known.ts';
import type { Dossier, Offered } from './offered.ts';
import { dossierMoved, undoOf } from './undo.ts';

type ActionName =
  paths['/api/v1/dossiers/{id}/actions/{action}']['post']['parameters']['path']['action'];

/** What is to be done to a dossier, in the words of the API. */
export interface Act {
  offered: Offered;
  body: Schemas['CommandBody'];
}

/**
 * Does acts to a dossier. An attempt that got no answer is sent again under its own key, so that it has one
 * effect; a changed body is another attempt.
 */
export const useAct = (dossier: Dossier, onDone: () => void) => {
  const client = useQueryClient();
  const say = useSay();
  const attempt = useRef<{ key: string; of: string } | null>(null);
  return useMutation({
    mutationFn: ({ offered, body: written }: Act) => {
      const body = afterKnown(dossier, written);
      const of = JSON.stringify([offered.action, body]);
      if (attempt.current?.of !== of) attempt.current = { key: crypto.randomUUID(), of };
      const { key } = attempt.current;
      return answerOf(
        api.POST('/api/v1/dossiers/{id}/actions/{action}', {
          params: {
            path: { id: dossier.id, action: offered.action as ActionName },
            header: { 'Idempotency-Key': key, 'If-Match': `"${dossier.version}"` },
          },
          body,
        }),
      );
    },
    onSuccess: (answer, { offered }) => {
      attempt.current = null;
      dossierMoved(client, answer);
      const { label } = offered;
      say(`Đã ghi: ${label}.`, undoOf({ client, say }, dossier.id, label, answer.undo));
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiUnreachable) return;
      attempt.current = null;
      if (error instanceof ApiProblem && error.status === 409)
        void client.invalidateQueries({ queryKey: ['dossier', dossier.id] });
    },
  });
};
