import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { withEngine } from '../with-engine.ts';

/** `motcua portal`: what the national portal was told of dossiers' statuses. */
export const register = (program: Command): void => {
  const portal = program
    .command('portal')
    .description('đồng bộ trạng thái hồ sơ lên Cổng dịch vụ công quốc gia: đối soát, gửi lại');

  portal
    .command('list')
    .description('hồ sơ mà Cổng chưa xác nhận đủ tiến độ')
    .option('--dead', 'chỉ những hồ sơ đã thôi gửi, chờ người vận hành gửi lại')
    .option('--json', 'in một mảng JSON')
    .action(async ({ dead = false, json = false }: { dead?: boolean; json?: boolean }) => {
      const rows = await withEngine(({ work }) => work.portal.unacknowledged(dead));
      if (json) {
        printJson(rows);
        return;
      }
      for (const { dossier, state, acknowledged, status, attempts, failure } of rows)
        process.stdout.write(
          `${dossier}  ${state === 'dead' ? 'đã thôi gửi' : 'đang gửi'}  Cổng đã nhận ${acknowledged} tin` +
            (status === null ? '' : `, trạng thái ${status}`) +
            `${failure === null ? '' : `; lần thử ${attempts} hỏng: ${failure}`}\n`,
        );
      process.stdout.write(`${rows.length} hồ sơ.\n`);
    });

  portal
    .command('replay')
    .argument('[HỒ-SƠ]', 'mã hồ sơ; không ghi là mọi hồ sơ đã thôi gửi')
    .description('gửi lại tiến độ của hồ sơ đã thôi gửi, từ tin đầu tiên Cổng chưa nhận')
    .option('--json', 'in một tài liệu JSON')
    .action(async (dossier: string | undefined, { json = false }: { json?: boolean }) => {
      const replayed = await withEngine(({ work }) => work.portal.replay(dossier ?? null));
      if (json) printJson({ replayed });
      else process.stdout.write(`${replayed} hồ sơ sẽ được gửi lại.\n`);
    });
};
