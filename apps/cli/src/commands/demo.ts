import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Command } from 'commander';

import type { CheckFinding, Comparison, Report } from '#lib/reporting';

import { countLines, linesOf } from './dossiers.ts';
import { outputFolder, printJson, writeFiles } from '../output.ts';
import { progress } from '../progress.ts';
import { projectFolder, surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

/** The demo's log was rejected in part: the figures would not be what they should. */
class DemoRejected extends Error {
  override readonly name = 'DemoRejected';
  readonly code = 'demo-rejected';
}

export const register = (program: Command): void => {
  program
    .command('demo')
    .description(
      'chạy trọn quý II năm 2023 của thị trấn Thanh Hà: phát lại, đối chiếu số liệu, in báo cáo',
    )
    .option('--out <DIR>', 'thư mục ghi báo cáo', 'out')
    .option('--json', 'in {report, seed, equal, checker}')
    .action(async ({ out, json = false }: { out: string; json?: boolean }) => {
      const folder = await outputFolder(out);
      const { catalogue } = surroundings();
      const demo = join(projectFolder(), 'processes', 'demo');
      const { checkReportText, compareWithSeed, readAcceptanceCase } =
        await import('#lib/reporting');
      const { parse } = await import('yaml');
      const acceptance = readAcceptanceCase(
        parse(await readFile(join(demo, 'seed-2023-q2.yaml'), 'utf8')),
      );
      const log = join(demo, '2023-q2-thanh-ha.jsonl');

      const { report, said } = await withEngine(async ({ desk }) => {
        const { periodReport, replayLog } = await import('#lib/desk');
        const began = performance.now();
        const bar = progress('Phát lại quý II/2023', await countLines(log));
        const replayed = await replayLog(desk, () => linesOf(log), bar.at).finally(bar.end);
        const [rejection] = replayed.rejected;
        if (rejection) {
          throw new DemoRejected(
            `${replayed.rejected.length} dòng của nhật ký mẫu bị từ chối; dòng ${rejection.line}: ${rejection.code}: ${rejection.reason}`,
          );
        }
        const report = await periodReport(desk, {
          period: acceptance.period,
          agency: acceptance.agency,
          now: Date.now(),
        });
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        const fresh = replayed.events - replayed.repeated;
        return {
          report,
          said:
            `Đã phát lại ${replayed.events} sự kiện của ${replayed.dossiers} hồ sơ trong ${seconds} giây ` +
            `(${fresh} ghi mới, ${replayed.repeated} đã có từ trước, ${replayed.late} ghi bù). Dữ liệu mẫu là tổng hợp, không có người thật.`,
        };
      });

      const { reportFiles, reportFormats } = await import('#lib/service');
      const files = await writeFiles(folder, await reportFiles(report, catalogue, reportFormats));
      const compared = compareWithSeed(report, acceptance.figures);
      const equal = compared.every((line) => line.equal);
      const checker = checkReportText(await readFile(join(demo, acceptance.source), 'utf8'));
      if (json) printJson({ report, seed: acceptance.figures, equal, checker });
      else process.stdout.write(page(report, said, compared, checker, files));
      if (!equal) process.exitCode = 1;
    });
};

const page = (
  report: Report,
  said: string,
  compared: readonly Comparison[],
  checker: readonly CheckFinding[],
  files: readonly string[],
): string => {
  const width = Math.max(...compared.map(({ figure }) => figure.length));
  const row = (figure: string, ours: string, seed: string, equal: string) =>
    `  ${figure.padEnd(width)}  ${ours.padStart(6)}  ${seed.padStart(8)}  ${equal}`;
  const marks = { ok: '✓', note: '•', error: '✗' } as const;
  return [
    said,
    '',
    `${report.agencyName}, kỳ ${report.period.id} (${report.period.from} đến ${report.period.to})`,
    row('Chỉ tiêu', 'Motcua', 'Bản gốc', 'Bằng'),
    ...compared.map(({ figure, ours, seed, equal }) =>
      row(figure, String(ours), String(seed), equal ? '✓' : '✗'),
    ),
    '',
    'Soát văn bản báo cáo gốc:',
    ...checker.map(
      ({ severity, section, text }) =>
        `  ${marks[severity]} ${section ? `[${section}] ` : ''}${text}`,
    ),
    '',
    'Báo cáo đã in:',
    ...files.map((file) => `  ${file}`),
    '',
  ].join('\n');
};
