import type { Queue } from 'bullmq';

/** A row whose id goes to a queue; `again` if it was there before and had no effect. */
export interface Row {
  id: string;
  again: boolean;
}

/**
 * Puts rows on a queue as jobs by stable ids, in one call. What waits there stays as it is; a job the queue gave up
 * on is tried anew. A row whose job is running is left for later: that job may not have seen what is due by now, and
 * a second one by its id would not be taken.
 *
 * @returns the rows whose job is yet to run
 * @throws whatever the backend says if it did not take them
 */
export const handOver = async (
  queue: Pick<Queue, 'addBulk' | 'getJob'>,
  name: string,
  jobIdOf: (payload: { id: string }) => string,
  rows: readonly Row[],
): Promise<string[]> => {
  const running = new Set<string>();
  for (const { id } of rows.filter(({ again }) => again)) {
    const job = await queue.getJob(jobIdOf({ id }));
    const state = await job?.getState();
    if (state === 'failed') await job?.retry('failed');
    else if (state === 'completed') await job?.remove();
    else if (state === 'active') running.add(id);
  }
  const ids = rows.map(({ id }) => id).filter((id) => !running.has(id));
  await queue.addBulk(ids.map((id) => ({ name, data: { id }, opts: { jobId: jobIdOf({ id }) } })));
  return ids;
};
