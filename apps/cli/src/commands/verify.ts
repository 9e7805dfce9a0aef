import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { progress } from '../progress.ts';
import { withEngine } from '../with-engine.ts';

export const register = (program: Command): void => {
  program
    .command('verify')
    .description('phát lại lịch sử của mọi hồ sơ: trạng thái, thời hạn, chuỗi băm')
    .option('--rebuild', 'trước hết tính lại từ lịch sử mọi dữ liệu suy ra; lịch sử không bị đổi')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ rebuild = false, json = false }: { rebuild?: boolean; json?: boolean }) => {
      const verified = await withEngine(async ({ desk }) => {
        const { rebuildFolds, verify } = await import('#lib/desk');
        const total = await desk.history.countDossiers();
        if (rebuild) {
          const bar = progress('Tính lại', total);
          await rebuildFolds(desk, bar.at).finally(bar.end);
        }
        const bar = progress('Kiểm tra', total);
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
