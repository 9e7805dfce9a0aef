import cliProgress from 'cli-progress';

/** A bar on stderr: drawn on a terminal, a line now and then elsewhere. */
export interface Progress {
  at: (done: number) => void;
  end: () => void;
}

/** Starts a bar of `total` steps; with total 0 nothing is shown. */
export const progress = (title: string, total: number): Progress => {
  if (total === 0) return { at: () => undefined, end: () => undefined };
  const bar = new cliProgress.SingleBar({
    format: `${title} [{bar}] {percentage}% | {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stderr,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  bar.start(total, 0);
  return { at: (done) => bar.update(Math.min(done, total)), end: () => bar.stop() };
};
