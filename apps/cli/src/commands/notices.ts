import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

/** `motcua notices`: what applicants are told. */
export const register = (program: Command): void => {
  const notices = program
    .command('notices')
    .description('tin báo cho người nộp: soát mẫu tin, gửi lại');

  notices
    .command('lint')
    .description('soát quy tắc và mẫu tin trong danh mục: thẻ không có, thẻ hỏng, thẻ thiếu')
    .option('--json', 'in một mảng JSON các phát hiện')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { NoticesInvalid, readNoticeRules } = await import('#lib/catalogue');
      const findings = await readNoticeRules(surroundings().catalogue).then(
        () => [],
        (error: unknown) => {
          if (error instanceof NoticesInvalid) return error.findings;
          throw error;
        },
      );
      if (findings.length > 0) process.exitCode = 1;
      if (json) printJson(findings);
      else {
        for (const { code, message } of findings) process.stdout.write(`${code}  ${message}\n`);
        process.stdout.write(`${findings.length} lỗi.\n`);
      }
    });

  notices
    .command('retry')
    .description('gửi lại mọi tin đã thôi gửi, sau khi nơi nhận hoạt động lại')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const retried = await withEngine(({ work }) => work.deliveries.retry('all'));
      if (json) printJson({ retried });
      else process.stdout.write(`${retried} tin sẽ được gửi lại.\n`);
    });
};
