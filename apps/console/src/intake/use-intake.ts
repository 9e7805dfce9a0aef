import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';

import type { Schemas } from '../api.ts';
import { undoOf } from '../dossier/undo.ts';
import { useSay } from '../said.tsx';
import { type IntakeDraft, isDigitised, submissionOf } from './draft.ts';
import { freshKeys, type IntakeKeys, submit, takeIn } from './take-in.ts';

type Dossier = Schemas['Dossier'];

/** What came of an intake; `accepted` is null when only the filing was to be recorded. */
export interface TakenIn {
  dossier: Dossier;
  accepted: boolean;
}

/**
 * Opens the dossier and accepts it, as one visit to the counter. If the network fails in between, trying again
 * opens no second one: both halves keep their keys until the draft changes.
 */
export const useIntake = (onDone: (taken: TakenIn) => void) => {
  const client = useQueryClient();
  const say = useSay();
  const navigate = useNavigate();
  const attempt = useRef<{ of: string; keys: IntakeKeys } | null>(null);
  return useMutation({
    mutationFn: async ({
      draft,
      accept,
    }: {
      draft: IntakeDraft;
      accept: boolean;
    }): Promise<TakenIn> => {
      const body = submissionOf(draft);
      const of = JSON.stringify(body);
      if (attempt.current?.of !== of) attempt.current = { of, keys: freshKeys() };
      const { keys } = attempt.current;
      return accept
        ? { dossier: await takeIn(body, keys, { digitised: isDigitised(draft) }), accepted: true }
        : { dossier: await submit(body, keys), accepted: false };
    },
    onSuccess: (taken) => {
      attempt.current = null;
      void client.invalidateQueries({ queryKey: ['dossiers'] });
      void client.invalidateQueries({ queryKey: ['tasks'] });
      const { dossier, accepted } = taken;
      if (accepted)
        say(
          'Đã tiếp nhận hồ sơ.',
          undoOf(
            { client, say },
            dossier.id,
            'Tiếp nhận hồ sơ',
            dossier.undo,
            () => void navigate({ to: '/ho-so/$id', params: { id: dossier.id } }),
          ),
        );
      onDone(taken);
    },
  });
};
