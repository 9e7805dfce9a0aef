import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import type { Command } from 'commander';

import { printJson, writeOut } from '../output.ts';
import { progress } from '../progress.ts';
import { withEngine } from '../with-engine.ts';

/** The file is something else than a log of dossiers; nothing of it was recorded. */
class LogUnreadable extends Error {
  override readonly name = 'LogUnreadable';
  readonly code = 'log-unreadable';
}

export const register = (program: Command): void => {
  const dossiers = program.command('dossiers').description('hồ sơ: phát lại và kết xuất nhật ký');

  dossiers
    .command('replay <NHẬT-KÝ.jsonl>')
    .description(
      'phát lại một nhật ký hồ sơ qua bộ máy, theo thời gian ảo; phát lại lần nữa không đổi gì',
    )
    .option('--json', 'in một tài liệu JSON')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const total = await countLines(file);
      await refuseOther(file);
      const replayed = await withEngine(async ({ desk }) => {
        const { replayLog } = await import('#lib/desk');
        const bar = progress('Phát lại', total);
        try {
          return await replayLog(desk, () => linesOf(file), bar.at);
        } finally {
          bar.end();
        }
      });
      if (json) printJson(replayed);
      else {
        process.stdout.write(
          `${replayed.dossiers} hồ sơ, ${replayed.events} sự kiện (${replayed.late} ghi bù, ` +
            `${replayed.repeated} đã ghi từ trước), ${replayed.rejected.length} dòng bị từ chối\n`,
        );
        for (const { line, code, reason } of replayed.rejected) {
          process.stdout.write(`  dòng ${line}: ${code}: ${reason}\n`);
        }
      }
      if (replayed.rejected.length > 0) process.exitCode = 1;
    });

  dossiers
    .command('export')
    .description('in nhật ký của mọi hồ sơ ra stdout, mỗi dòng một sự kiện, kèm mã băm')
    .option('--json', 'không đổi gì: nhật ký vốn là JSON Lines')
    .action(async () => {
      await withEngine(async ({ desk }) => {
        const { exportLog } = await import('#lib/desk');
        for await (const line of exportLog(desk)) {
          if (!(await writeOut(`${line}\n`))) return;
        }
      });
    });
};

/** The lines of a file, one at a time. */
export const linesOf = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });

/** How many lines a file has; also the first look whether it can be read at all. */
export const countLines = async (file: string): Promise<number> => {
  await stat(file);
  let lines = 0;
  for await (const chunk of createReadStream(file)) {
    for (const byte of chunk as Buffer) if (byte === 10) lines += 1;
  }
  return lines;
};

/** As much of a file as tells what it is, bytes. */
const HEAD = 1 << 16;

/**
 * Refuses a table, a document or a program before anything is recorded. Each line of a log is a JSON object;
 * one broken off still begins as one, and is the replay's to reject.
 *
 * @throws LogUnreadable
 */
const refuseOther = async (file: string): Promise<void> => {
  let head = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: HEAD - 1 }))
    head += String(chunk);
  const [first = ''] = head.trimStart().split('\n', 1);
  if (first === '' || first.startsWith('{') || isJson(first)) return;
  throw new LogUnreadable(
    `${file} không phải nhật ký hồ sơ (JSON Lines: mỗi dòng một sự kiện dạng {…}); không ghi gì.`,
  );
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
