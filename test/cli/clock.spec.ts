import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { build, cleanUp, motcua, project } from './run.ts';

interface Example {
  input: { id: string };
  expected: Record<string, unknown>;
}

interface Answer {
  id: string | null;
  error?: string;
  message?: string;
}

const jsonLines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

const asLines = (values: readonly unknown[]): string =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');

const examples = jsonLines(
  readFileSync(join(project, 'test/clock/examples.jsonl'), 'utf8'),
) as Example[];
const good = examples.find(({ expected }) => !('error' in expected))!;

beforeAll(build);
afterAll(cleanUp);

const evaluate = (input: string) => motcua(['clock', 'evaluate'], { input });

describe('clock evaluate', () => {
  it('answers the worked examples', async () => {
    const ran = await evaluate(asLines(examples.map(({ input }) => input)));
    const anyRefused = examples.some(({ expected }) => 'error' in expected);
    expect(ran).toMatchObject({ status: anyRefused ? 1 : 0, stderr: '' });
    const answers = jsonLines(ran.stdout) as Answer[];
    expect(answers).toHaveLength(examples.length);
    for (const [place, { expected }] of examples.entries()) {
      expect(answers[place]).toMatchObject(expected);
    }
  });

  it.each([
    ['nothing', ''],
    ['empty lines', '\n  \n\r\n'],
    ['a byte order mark alone', '\uFEFF'],
  ])('has nothing to say to %s', async (_name, input) => {
    expect(await evaluate(input)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('names what it cannot answer, answers the rest in order, and ends with 1', async () => {
    const { acceptedAt, term } = {
      acceptedAt: '2023-04-27T09:00:00+07:00',
      term: { value: 3, unit: 'working-day' },
    };
    const hold = (at: string) => ({ type: 'hold', at, reason: 'supplement' });
    const rows: [unknown, string | null, string | undefined][] = [
      [{ ...good.input, id: 'first' }, 'first', undefined],
      ['{"id": "torn', null, 'bad-input'],
      ['[]', null, 'bad-input'],
      ['null', null, 'bad-input'],
      [{ id: 'no-term', acceptedAt }, 'no-term', 'bad-input'],
      [{ id: 'no-day', acceptedAt: '2023-02-30T09:00:00+07:00', term }, 'no-day', 'bad-input'],
      [
        { id: 'twice', acceptedAt, term, events: [hold(acceptedAt), hold(acceptedAt)] },
        'twice',
        'hold-open',
      ],
      [
        {
          id: 'no-hold',
          acceptedAt,
          term,
          events: [{ type: 'release', at: acceptedAt, reason: 'payment' }],
        },
        'no-hold',
        'no-hold',
      ],
      [
        { id: 'order', acceptedAt, term, events: [hold('2023-04-26T09:00:00+07:00')] },
        'order',
        'order',
      ],
      [{ id: 'far', acceptedAt: '2093-04-26T09:00:00+07:00', term }, 'far', 'CalendarEnds'],
      [{ ...good.input, id: 'last' }, 'last', undefined],
    ];
    const ran = await evaluate(asLines(rows.map(([line]) => line)));
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    const answers = jsonLines(ran.stdout) as Answer[];
    expect(answers.map(({ id, error }) => [id, error])).toEqual(
      rows.map(([, id, error]) => [id, error]),
    );
    for (const { error, message } of answers) {
      if (error !== undefined) expect(message).toMatch(/[à-ỹ]/i);
    }
  });

  it('takes Windows line ends, a byte order mark and a last line without an end', async () => {
    const { stdout, status } = await evaluate(
      `\uFEFF${[1, 2, 3].map((id) => JSON.stringify({ ...good.input, id: `w${id}` })).join('\r\n')}`,
    );
    expect(status).toBe(0);
    expect((jsonLines(stdout) as Answer[]).map(({ id }) => id)).toEqual(['w1', 'w2', 'w3']);
  });

  it('answers 100,000 lines in order', async () => {
    const count = 100_000;
    const inputs = Array.from({ length: count }, (_, index) => ({
      ...examples[index % examples.length]!.input,
      id: `line-${index}`,
    }));
    const ran = await evaluate(asLines(inputs));
    const answers = jsonLines(ran.stdout) as Answer[];
    expect(answers).toHaveLength(count);
    expect(answers.findIndex(({ id }, index) => id !== `line-${index}`)).toBe(-1);
    const { id: _id, ...expected } = examples[(count - 1) % examples.length]!.expected;
    expect(answers.at(-1)).toMatchObject(expected);
    process.stderr.write(`clock evaluate: ${count} lines in ${ran.seconds.toFixed(2)} s\n`);
  });
});
