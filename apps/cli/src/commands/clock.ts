import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Command } from 'commander';

import type { WorkingCalendar } from '#lib/calendar';

/** Answers are written in blocks of about this many characters, not line by line. */
const BLOCK = 1 << 16;

/** `motcua clock`: the legal clock alone, without a dossier and without a database. */
export function register(program: Command): void {
  program
    .command('clock')
    .description('đồng hồ thời hạn')
    .command('evaluate')
    .description('tính hạn trả: mỗi dòng JSON vào (stdin) một dòng JSON ra (stdout)')
    .option('--json', 'luôn là JSON Lines; nhận cho đồng nhất với các lệnh khác')
    .action(() => evaluate(process.stdin, process.stdout));
}

/**
 * Answers every line of `input` on `output`, in order and streaming; empty lines are passed over. Sets exit
 * code 1 if any line could not be answered. A reader that goes away early (`| head`) ends it quietly.
 */
const evaluate = async (input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<void> => {
  const { evaluateLine } = await import('#lib/deadline');
  const calendar = await nationalCalendar();
  const writer = blocksTo(output);

  const answer = (line: string): void => {
    if (line.trim() === '') return;
    const value = parsed(line);
    const result =
      value === undefined
        ? { id: null, error: 'bad-input', message: 'Dòng này không phải JSON.' }
        : evaluateLine(calendar, value);
    if ('error' in result) process.exitCode = 1;
    writer.add(`${JSON.stringify(result)}\n`);
  };

  try {
    input.setEncoding('utf8');
    let rest: string | undefined;
    for await (const chunk of input as AsyncIterable<string>) {
      const lines = ((rest ?? '') + (rest === undefined ? withoutMark(chunk) : chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        answer(line);
        if (writer.isFull()) await writer.flush();
      }
      await writer.flush();
      if (writer.isGone()) return;
    }
    answer(rest ?? '');
    await writer.flush();
  } finally {
    writer.release();
  }
};

/** The national calendar, found upwards from here: the same place seen from the source and from dist/. */
const nationalCalendar = async (): Promise<WorkingCalendar> => {
  const [{ parse }, { calendarOf }] = await Promise.all([import('yaml'), import('#lib/calendar')]);
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'processes', 'calendars', 'vn.yaml');
    if (existsSync(file)) return calendarOf(parse(readFileSync(file, 'utf8')));
    if (dirname(folder) === folder) throw new Error('Không tìm thấy processes/calendars/vn.yaml.');
    folder = dirname(folder);
  }
};

/** undefined for a text that is no JSON; JSON itself has no undefined. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A byte order mark, as Windows editors leave it before the first line. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

const isBrokenPipe = (error: Error): boolean => 'code' in error && error.code === 'EPIPE';

/** Gathers text and writes it in blocks, at the reader's pace; a closed pipe is remembered, not thrown. */
const blocksTo = (
  output: NodeJS.WriteStream,
): {
  add: (text: string) => void;
  isFull: () => boolean;
  isGone: () => boolean;
  flush: () => Promise<void>;
  release: () => void;
} => {
  let block = '';
  let gone = false;
  // Each write's callback tells of a closed pipe; the event without a listener would end the process.
  const ignore = (): void => undefined;
  output.on('error', ignore);
  return {
    add: (text) => {
      block += text;
    },
    isFull: () => block.length >= BLOCK,
    isGone: () => gone,
    flush: async () => {
      const text = block;
      block = '';
      if (text === '' || gone) return;
      await new Promise<void>((done, fail) => {
        output.write(text, (error) => {
          if (error && !isBrokenPipe(error)) {
            fail(error);
            return;
          }
          gone = Boolean(error);
          done();
        });
      });
    },
    // A late event of a pipe already known to be closed must still find a listener.
    release: () => {
      if (!gone) output.off('error', ignore);
    },
  };
};
