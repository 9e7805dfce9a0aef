/** Something to time: runs `units` pieces of work each time it is called. */
interface Arm {
  name: string;
  run: () => void;
}

export interface Measured {
  subject: { perSecond: number };
  baseline: { perSecond: number };
  /** Subject per second over baseline per second, from the medians of paired runs. */
  ratio: number;
}

const ROUNDS = 7;

const seconds = (run: () => void): number => {
  const began = performance.now();
  run();
  return (performance.now() - began) / 1000;
};

/** The middle one; sorts what it is given. */
export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The least value that so much of them (0 to 1) does not exceed; sorts what it is given. */
export const quantile = (values: number[], share: number): number =>
  values.sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;

/** Times two arms in turn, so that what the machine does meanwhile hits both, and prints rates and ratio. */
export const ratio = ({
  subject,
  baseline,
  units,
}: {
  subject: Arm;
  baseline: Arm;
  units: number;
}): Measured => {
  subject.run();
  baseline.run();
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    times[0].push(seconds(subject.run));
    times[1].push(seconds(baseline.run));
  }
  const rate = (values: number[]) => units / median(values);
  const measured = {
    subject: { perSecond: rate(times[0]) },
    baseline: { perSecond: rate(times[1]) },
    ratio: rate(times[0]) / rate(times[1]),
  };
  const show = (name: string, perSecond: number) =>
    `  ${name.padEnd(40)} ${Math.round(perSecond).toLocaleString('en').padStart(12)}/s\n`;
  process.stdout.write(
    `${show(subject.name, measured.subject.perSecond)}${show(baseline.name, measured.baseline.perSecond)}` +
      `  ratio ${measured.ratio.toFixed(3)}\n`,
  );
  return measured;
};
