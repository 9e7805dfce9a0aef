import type { Command } from 'commander';

import { mismatchLine } from '../mismatch-line.ts';
import { printJson } from '../output.ts';
import { byteProgress, progress } from '../progress.ts';
import { surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

export const register = (program: Command): void => {
  program
    .command('restore')
    .description('phục hồi một tệp sao lưu vào cơ sở dữ liệu trống, rồi kiểm tra tất cả')
    .argument('<tệp>', 'tệp sao lưu')
    .option('--json', 'in một tài liệu JSON')
    .action(async (path: string, { json = false }: { json?: boolean }) => {
      const { place, catalogue, files } = surroundings();
      const [{ restore }, { fileSettings, storageOf }, service, { verify }] = await Promise.all([
        import('#lib/backup'),
        import('#lib/files'),
        import('#lib/service'),
        import('#lib/desk'),
      ]);
      const settings = fileSettings(process.env, files);
      const bar = byteProgress('Phục hồi');
      const restored = await service
        .withDatabase(place, async (url) => {
          const done = await restore({ url, ...storageOf(settings), path }, bar.at);
          await service.prepare(url, catalogue);
          return done;
        })
        .finally(bar.end);
      const verified = await withEngine(async ({ desk, source }) => {
        const check = progress('Kiểm tra', await desk.history.countDossiers());
        return verify(desk, check.at, service.filesToCheck(source, settings)).finally(check.end);
      });
      if (json) printJson({ ...restored, verified });
      else {
        const { parseInstant, vietnameseInstant } = await import('#lib/calendar');
        process.stdout.write(
          `Bản sao lưu lúc ${vietnameseInstant(parseInstant(restored.createdAt))}: ${restored.tables} bảng, ${restored.files} tệp\n` +
            `${verified.dossiers} hồ sơ, ${verified.events} sự kiện, ${verified.mismatches.length} sai khác\n`,
        );
        for (const one of verified.mismatches) process.stdout.write(mismatchLine(one));
      }
      if (verified.mismatches.length > 0) process.exitCode = 1;
    });
};
