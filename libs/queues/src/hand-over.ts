import type { Queue } from 'bullmq';

/** A row whose id goes to a queue; `again` if it was there before and had no effect. */
export interface Row {
  id: string;
  again: boolean;
}

/**
 * Puts rows on a queue as jobs by stable ids, in one call. What the queue still has stays as it is; a job
 * it gave up on is tried anew.
 *
 * @throws whatever the backend says if it did not take them
 */
export const handOver = async (
  queue: Pick<Queue, 'addBulk' | 'getJob'>,
  name: string,
  jobIdOf: (payload: { id: string }) => string,
  rows: readonly Row[],
): Promise<void> => {
  for (const { id } of rows.filter(({ again }) => again)) {
    const job = await queue.getJob(jobIdOf({ id }));
    if (!job) continue;
    if (await job.isFailed()) await job.retry('failed');
    else if (await job.isCompleted()) await job.remove();
  }
  await queue.addBulk(
    rows.map(({ id }) => ({ name, data: { id }, opts: { jobId: jobIdOf({ id }) } })),
  );
};
