import type { Command } from 'commander';

import { operatorOf } from '../operator.ts';
import { printJson } from '../output.ts';
import { withEngine } from '../with-engine.ts';

/** `motcua agencies`: the agencies of today, and the identity codes their dossiers are numbered by. */
export const register = (program: Command): void => {
  const agencies = program.command('agencies').description('cơ quan và mã định danh');

  agencies
    .command('list')
    .description('các cơ quan đang hoạt động; mã định danh đứng đầu mã hồ sơ')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { dayOf } = await import('#lib/desk');
      const items = await withEngine(async ({ desk: { catalogue, directory } }) => {
        const given = await catalogue.agencyCodes();
        return directory.on(dayOf(Date.now())).map(({ id, name, kind, code }) => ({
          id,
          name,
          kind,
          code: code ?? given.get(id) ?? null,
        }));
      });
      if (json) printJson(items);
      else
        for (const { id, name, code } of items)
          process.stdout.write(`${id}\t${name}\t${code ?? 'chưa có mã định danh'}\n`);
    });

  agencies
    .command('code <CƠ-QUAN> <MÃ>')
    .description('ghi mã định danh của một cơ quan mà danh bạ chưa có mã')
    .requiredOption('--by <tài khoản>', 'người ghi')
    .action(async (agency: string, typed: string, { by }: { by: string }) => {
      const { AgencyCodeRefused, setAgencyCode } = await import('#lib/desk');
      const { agencyCodeSchema } = await import('#lib/directory');
      const { data: code } = agencyCodeSchema.safeParse(typed);
      if (code === undefined)
        throw new AgencyCodeRefused(
          `“${typed}” không có dạng mã định danh, ví dụ 000.22.24.H23 hoặc H23.124.05.`,
        );
      await withEngine(async (engine) =>
        setAgencyCode(engine.desk, { agency, code, by: await operatorOf(engine, by) }),
      );
      process.stdout.write(
        `${agency}: mã định danh là ${code}; hồ sơ nộp từ nay lấy mã bắt đầu bằng mã này.\n`,
      );
    });
};
