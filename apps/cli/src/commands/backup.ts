import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { byteProgress } from '../progress.ts';
import { surroundings } from '../surroundings.ts';

export const register = (program: Command): void => {
  program
    .command('backup')
    .description('sao lưu cơ sở dữ liệu và tệp của hồ sơ vào một tệp; máy chủ vẫn làm việc')
    .argument('<tệp>', 'tệp sao lưu, chưa có')
    .option('--json', 'in một tài liệu JSON')
    .action(async (path: string, { json = false }: { json?: boolean }) => {
      const { place, files } = surroundings();
      const [{ backUp }, { fileSettings, storageOf }, { withDatabase }] = await Promise.all([
        import('#lib/backup'),
        import('#lib/files'),
        import('#lib/service'),
      ]);
      const { storage } = storageOf(fileSettings(process.env, files));
      const bar = byteProgress('Sao lưu');
      const done = await withDatabase(place, (url) =>
        backUp({ url, storage, path, now: new Date() }, bar.at),
      ).finally(bar.end);
      if (json) printJson(done);
      else {
        process.stdout.write(
          `${path}: ${done.tables} bảng, ${done.files} tệp, ${done.bytes} byte, sha256 ${done.sha256}\n`,
        );
        for (const id of done.missing) process.stdout.write(`  thiếu trong kho tệp: ${id}\n`);
      }
      if (done.missing.length > 0) process.exitCode = 1;
    });
};
