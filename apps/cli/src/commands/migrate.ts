import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { surroundings } from '../surroundings.ts';

interface MigrateOptions {
  uncertified?: boolean;
  json?: boolean;
}

export const register = (program: Command): void => {
  program
    .command('migrate')
    .description(
      'cập nhật bảng của cơ sở dữ liệu và công bố danh mục thủ tục, thủ tục mới phải được chứng nhận; chạy lại không đổi gì',
    )
    .option('--uncertified', 'công bố cả thủ tục chưa được chứng nhận')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ uncertified = false, json = false }: MigrateOptions) => {
      const { place, catalogue } = surroundings();
      const { prepare, withDatabase } = await import('#lib/service');
      const admit = uncertified ? undefined : (await import('../certified.ts')).refuseUncertified;
      const prepared = await withDatabase(place, (url) => prepare(url, catalogue, admit));
      if (json) return printJson(prepared);
      const { migrations, catalogue: loaded } = prepared;
      process.stdout.write(
        `Bảng: ${migrations.length > 0 ? `đã chạy ${migrations.join(', ')}` : 'đã mới nhất'}\n` +
          `Danh mục: ${loaded.procedures} thủ tục, công bố ${loaded.published}` +
          `${loaded.calendar ? `, lịch làm việc mới (đã tính lại hạn của ${loaded.recounted} hồ sơ)` : ''}${loaded.directory ? ', cây cơ quan mới' : ''}\n`,
      );
    });
};
