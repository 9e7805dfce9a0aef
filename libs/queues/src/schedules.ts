import type { Queue } from 'bullmq';

import { sweeps } from './payloads.ts';

type SweepQueue = Pick<Queue, 'upsertJobScheduler' | 'getJobScheduler'>;

/**
 * Makes sure the repeated sweeps are known to the queue; those it knows as they are stay untouched. Safe
 * to call from every process and again: a queue that lost everything gets them back.
 */
export const keepSchedules = async (
  queue: SweepQueue,
  every: Readonly<Record<string, number>> = sweeps,
): Promise<void> => {
  for (const [name, interval] of Object.entries(every)) {
    const known = await queue.getJobScheduler(`sweep-${name}`);
    if (known?.every === interval) continue;
    await queue.upsertJobScheduler(
      `sweep-${name}`,
      { every: interval },
      {
        name,
        data: {},
        opts: { attempts: 1, removeOnComplete: { count: 20 }, removeOnFail: { count: 100 } },
      },
    );
  }
};
