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

/** A bar on stderr whose length is heard with its first step. */
export const byteProgress = (
  title: string,
): { at: (done: number, of: number) => void; end: () => void } => {
  let bar: Progress | undefined;
  return {
    at: (done, of) => (bar ??= progress(title, of)).at(done),
    end: () => bar?.end(),
  };
};
