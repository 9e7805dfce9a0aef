import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { type ClosingItem, partsOf } from './ticks.ts';

export type Closed = Schemas['ClosedItem'];

/** How many go in one request: few enough that one sees them go. */
const TOGETHER = 10;

/**
 * Records what was handed over, part by part. Each answer is told as it comes; where one does not come the rest
 * stays to be sent again, under the same keys.
 */
export const useClosing = (agency: string, onClosed: (closed: readonly Closed[]) => void) => {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const closing = useMutation({
    mutationFn: async (items: readonly ClosingItem[]): Promise<Closed[]> => {
      const closed: Closed[] = [];
      for (const part of partsOf(items, TOGETHER)) {
        setProgress({ done: closed.length, of: items.length });
        const answer = await answerOf(
          api.POST('/api/v1/closings', { body: { agency, items: part } }),
        );
        closed.push(...answer.items);
        onClosed(answer.items);
      }
      return closed;
    },
    onSettled: () => {
      setProgress(undefined);
      for (const key of ['closings', 'dossiers', 'tasks', 'questions'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return { closing, progress };
};
