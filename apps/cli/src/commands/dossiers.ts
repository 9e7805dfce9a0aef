import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import type { Command } from 'commander';

import { printJson, writeOut } from '../output.ts';
import { progress } from '../progress.ts';
import { withEngine } from '../with-engine.ts';

export const register = (program: Command): void => {
  const dossiers = program.command('dossiers').description('hồ sơ: phát lại và kết xuất nhật ký');

  dossiers
    .command('replay <LOG.jsonl>')
    .description(
      'phát lại một nhật ký hồ sơ qua bộ máy, theo thời gian ảo; phát lại lần nữa không đổi gì',
    )
    .option('--json', 'in một tài liệu JSON')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const total = await countLines(file);
      if (!(await isLog(file))) {
        throw new LogUnreadable(
          `${file} không phải nhật ký hồ sơ: mỗi dòng phải là một sự kiện JSON.`,
        );
      }
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

/** A file is no log of dossiers at all. */
class LogUnreadable extends Error {
  override readonly name = 'LogUnreadable';
  readonly code = 'log-unreadable';
}

/** Whether any of the first lines could be an event; a log may have broken ones, an empty one has none. */
const isLog = async (file: string): Promise<boolean> => {
  let looked = 0;
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue;
    if (line.trimStart().startsWith('{')) return true;
    looked += 1;
    if (looked === 20) break;
  }
  return looked === 0;
};

/** How many lines a file has; also the first look whether it can be read at all. */
export const countLines = async (file: string): Promise<number> => {
  await stat(file);
  let lines = 0;
  for await (const chunk of createReadStream(file)) {
    for (const byte of chunk as Buffer) if (byte === 10) lines += 1;
  }
  return lines;
};
