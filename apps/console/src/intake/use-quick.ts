import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useEffect, useRef } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { bodyOf, freshly } from '../dossier/command.ts';
import { arrange, asks, type Offered } from '../dossier/offered.ts';
import { leftToDo } from '../left-to-do.ts';
import { problemText } from '../parts/problem-note.tsx';
import { dayOf, today } from '../time.ts';
import { changed, type QuickOrder, type QuickRow } from './quick.ts';
import { takeIn } from './take-in.ts';

/** How many are on their way at once: the counter goes on while they are. */
const AT_ONCE = 4;

/**
 * Sends the rows that wait, in the order they were entered, and writes down what came of each. What was
 * on its way when the page was left is sent again under its own keys, which opens nothing twice.
 */
export const useQuick = (
  rows: readonly QuickRow[],
  setRows: Dispatch<SetStateAction<QuickRow[]>>,
): void => {
  const client = useQueryClient();
  const underway = useRef(new Set<string>());
  useEffect(() => {
    for (const row of rows) {
      if (row.state !== 'waiting' || underway.current.has(row.id)) continue;
      if (underway.current.size >= AT_ONCE) return;
      underway.current.add(row.id);
      void outcomeOf(row).then((outcome) => {
        underway.current.delete(row.id);
        setRows((now) => changed(now, row.id, outcome));
        void client.invalidateQueries({ queryKey: ['dossiers'] });
        void client.invalidateQueries({ queryKey: ['tasks'] });
      });
    }
  }, [rows, setRows, client]);
};

const outcomeOf = async ({
  id,
  name,
  order,
}: QuickRow & { state: 'waiting' }): Promise<QuickRow> => {
  try {
    const taken = await takeIn(order.body, order.keys, { digitised: false });
    const dossier = await handedOn(taken, order);
    const next = dossier.tasks[0];
    return {
      id: dossier.id,
      name,
      state: 'done',
      due: dossier.due,
      receipt: !order.immediate || dossier.due === null || dayOf(dossier.due) !== today(),
      next: next ? `${leftToDo(next.name)} (${next.laneName})` : null,
    };
  } catch (error) {
    return { id, name, state: 'failed', order, problem: problemText(error) };
  }
};

/** The usual step after acceptance, where it asks nothing. */
const handedOn = async (
  dossier: Schemas['Dossier'],
  { forward, keys }: QuickOrder,
): Promise<Schemas['Dossier']> => {
  const { usual } = arrange(dossier.actions);
  if (!forward || !isPlainStep(usual)) return dossier;
  const body = bodyOf(usual, freshly(usual, {}, Date.now()), { digitised: false, facts: [] });
  return answerOf(
    api.POST('/api/v1/dossiers/{id}/actions/{action}', {
      params: {
        path: { id: dossier.id, action: 'step' },
        header: { 'Idempotency-Key': keys.forward },
      },
      body,
    }),
  );
};

const isPlainStep = (usual: Offered | undefined): usual is Offered =>
  usual?.action === 'step' && !asks(usual);
