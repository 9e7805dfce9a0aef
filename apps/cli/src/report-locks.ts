import type { Command } from 'commander';

import { operatorWho } from './operator.ts';
import { printJson } from './output.ts';
import { byteProgress } from './progress.ts';
import { surroundings } from './surroundings.ts';
import { wholeNumber } from './whole-number.ts';
import { withEngine } from './with-engine.ts';

interface Locking {
  agency: string;
  by: string;
  reason?: string;
  json?: boolean;
}

interface Looking {
  agency: string;
  locked?: number;
  json?: boolean;
}

/** `report lock` and `report moved`: locking the figures of a period, and what was learned of them since. */
export const registerLocks = (report: Command): void => {
  report
    .command('lock <KỲ>')
    .description('khóa số liệu của một kỳ đã hết: giữ nguyên từng con số, không mở lại được')
    .requiredOption('--agency <CƠ-QUAN>', 'cơ quan báo cáo')
    .requiredOption('--by <TÊN>', 'tài khoản của lãnh đạo cơ quan, người quyết định')
    .option('--reason <LÝ-DO>', 'vì sao phát hành lại báo cáo đã khóa')
    .option('--json', 'in một tài liệu JSON')
    .action(async (period: string, { agency, by, reason, json }: Locking) => {
      const lock = await withEngine(async (engine) => {
        const { lockReport } = await import('#lib/desk');
        const { readReportForm } = await import('#lib/catalogue');
        const { periodOf } = await import('#lib/reporting');
        const form = await readReportForm(surroundings().catalogue, periodOf(period));
        const bar = byteProgress('Tính lại từ lịch sử');
        return lockReport(
          engine.desk,
          {
            period,
            agency,
            by: await operatorWho(engine, by, 'lock', agency),
            afterLock: form?.afterLock ?? 'adjust',
            ...(reason !== undefined && { reason }),
            now: Date.now(),
          },
          bar.at,
        ).finally(bar.end);
      });
      if (json) return printJson(lock);
      process.stdout.write(
        `Đã khóa số liệu ${period} của ${agency}, bản ${lock.version}.\nsha256 ${lock.sha256}\n`,
      );
    });
  report
    .command('moved <KỲ>')
    .description('những hồ sơ mà nay được đếm khác với báo cáo đã khóa')
    .requiredOption('--agency <CƠ-QUAN>', 'cơ quan báo cáo')
    .option('--locked <BẢN>', 'so với bản này (mặc định: bản mới nhất)', wholeNumber)
    .option('--json', 'in một tài liệu JSON')
    .action(async (period: string, { agency, locked, json }: Looking) => {
      const lines = await withEngine(async ({ desk }) => {
        const { lockNamed, movedSinceLock } = await import('#lib/desk');
        const lock = await lockNamed(desk, { period, agency }, locked);
        const moved = await movedSinceLock(desk, lock, Date.now());
        const { movedLines } = await import('./moved-lines.ts');
        if (!json) return movedLines(moved, desk.directory.agencies);
        printJson(moved);
        return [];
      });
      for (const line of lines) process.stdout.write(`${line}\n`);
    });
};
