import type { Command } from 'commander';

import { surroundings } from '../surroundings.ts';

export const register = (program: Command): void => {
  program
    .command('worker')
    .description(
      'chạy tiến trình hàng đợi: nhắc hạn, gửi thư, lập dự thảo báo cáo; chạy bao nhiêu cũng được',
    )
    .action(async () => {
      const { place, catalogue, exchangeKey } = surroundings();
      const { listening, runWorker } = await import('#lib/service');
      const settings = { port: 'HEALTH_PORT', host: 'HOST', address: process.env.HOST };
      await listening(settings, () => runWorker(place, catalogue, process.env, exchangeKey));
    });
};
