import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { progress } from '../progress.ts';
import { withEngine } from '../with-engine.ts';

export const register = (program: Command): void => {
  program
    .command('verify')
    .description('phát lại lịch sử của mọi hồ sơ: trạng thái, thời hạn, chuỗi băm')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const verified = await withEngine(async ({ desk }) => {
        const { verify } = await import('#lib/desk');
        const bar = progress('Kiểm tra', await desk.history.countDossiers());
        try {
          return await verify(desk, bar.at);
        } finally {
          bar.end();
        }
      });
      if (json) printJson(verified);
      else {
        process.stdout.write(
          `${verified.dossiers} hồ sơ, ${verified.events} sự kiện, ${verified.mismatches.length} sai khác\n`,
        );
        for (const { dossier, seq, code, text } of verified.mismatches) {
          process.stdout.write(
            `  ${dossier}${seq === null ? '' : ` lần ghi ${seq}`}: ${code}: ${text}\n`,
          );
        }
      }
      if (verified.mismatches.length > 0) process.exitCode = 1;
    });
};
