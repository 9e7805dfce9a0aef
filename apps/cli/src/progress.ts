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

/** After this long, ms, whoever waits is told what is going on; and then so often. */
const PATIENCE = 2_000;
const EVERY = { terminal: 200, elsewhere: 5_000 } as const;

/** A count on stderr of work whose length is not known before, told only if it takes a while. */
export const countProgress = (title: string, unit: string): Progress => {
  const terminal = process.stderr.isTTY;
  let next = performance.now() + PATIENCE;
  let told = false;
  return {
    at: (done) => {
      const now = performance.now();
      if (now < next) return;
      next = now + (terminal ? EVERY.terminal : EVERY.elsewhere);
      told = true;
      const line = `${title} ${done.toLocaleString('vi')} ${unit}`;
      process.stderr.write(terminal ? `\r${line} …` : `${line} …\n`);
    },
    end: () => {
      if (told && terminal) process.stderr.write('\n');
    },
  };
};
