/**
 * The queues: messages of accepted acts, notices, sweeps of what time causes, drafts of reports, the national portal,
 * partners.
 */
export const queueNames = ['outbox', 'notices', 'timers', 'reports', 'portal', 'partners'] as const;
export type QueueName = (typeof queueNames)[number];

/** What jobs carry: ids of rows, nothing of a dossier. */
export interface Payloads {
  /** Id of an outbox row. */
  outbox: { id: string };
  /** Id of a notice. */
  notices: { id: string };
  /** Nothing: which sweep, says the job's name. */
  timers: Record<string, never>;
  reports: { period: string; agency: string };
  /** Id of a dossier. */
  portal: { id: string };
  /** Id of a line of messages. */
  partners: { id: string };
}

/** Names of the repeated jobs on `timers`, and every how many milliseconds each runs. */
export const sweeps = {
  timers: 5_000,
  digests: 60_000,
  drafts: 600_000,
  reconcile: 86_400_000,
  thinning: 3_600_000,
} as const;
export type Sweep = keyof typeof sweeps;

/** The stable id of a job: asked for twice, a queue keeps one. BullMQ allows no ':' in it. */
export const jobIdOf = {
  outbox: ({ id }: Payloads['outbox']): string => `outbox-${id}`,
  notices: ({ id }: Payloads['notices']): string => `notice-${id}`,
  portal: ({ id }: Payloads['portal']): string => `portal-${id}`,
  partners: ({ id }: Payloads['partners']): string => `partners-${id}`,
  reports: ({ period, agency }: Payloads['reports']): string => `report-${period}-${agency}`,
};

/**
 * How jobs are tried and kept: eight times over about ten minutes, then left for an administrator to see.
 * Done ones are kept for a look only; that nothing is done twice rests on the rows.
 */
export const jobOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 4_000 },
  removeOnComplete: { count: 200 },
  removeOnFail: { age: 7 * 86_400, count: 1_000 },
} as const;
