import type { Command } from 'commander';

import { mismatchLine } from '../mismatch-line.ts';
import { printJson } from '../output.ts';
import { progress } from '../progress.ts';
import { surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

interface VerifyOptions {
  rebuild?: boolean;
  files?: boolean;
  json?: boolean;
}

export const register = (program: Command): void => {
  program
    .command('verify')
    .description('phát lại lịch sử của mọi hồ sơ: trạng thái, thời hạn, chuỗi băm, báo cáo đã khóa')
    .option('--rebuild', 'trước hết tính lại từ lịch sử mọi dữ liệu suy ra; lịch sử không bị đổi')
    .option('--files', 'kiểm cả tệp của hồ sơ: còn đủ và đúng mã băm')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ rebuild = false, files = false, json = false }: VerifyOptions) => {
      const verified = await withEngine(async ({ desk, source }) => {
        const { rebuildFolds, verify } = await import('#lib/desk');
        const total = await desk.history.countDossiers();
        if (rebuild) {
          const bar = progress('Tính lại', total);
          await rebuildFolds(desk, bar.at).finally(bar.end);
        }
        const bar = progress('Kiểm tra', total);
        try {
          if (!files) return await verify(desk, bar.at);
          const { fileSettings, filesToCheck } = await import('#lib/service');
          const settings = fileSettings(process.env, surroundings().files);
          return await verify(desk, bar.at, filesToCheck(source, settings));
        } finally {
          bar.end();
        }
      });
      if (json) printJson(verified);
      else {
        process.stdout.write(
          `${verified.dossiers} hồ sơ, ${verified.events} sự kiện, ${files ? `${verified.files ?? 0} tệp, ` : ''}${verified.locks ? `${verified.locks} báo cáo đã khóa, ` : ''}${verified.mismatches.length} sai khác\n`,
        );
        for (const one of verified.mismatches) process.stdout.write(mismatchLine(one));
      }
      if (verified.mismatches.length > 0) process.exitCode = 1;
    });
};
