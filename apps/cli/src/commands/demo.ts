import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Command } from 'commander';

import type { CheckFinding, Comparison, Report } from '#lib/reporting';

import { start } from './start.ts';
import { demoFolder, loadDemo } from '../demo-data.ts';
import { outputFolder, printJson, writeFiles } from '../output.ts';
import { surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

interface DemoOptions {
  out: string;
  json?: boolean;
  serve?: boolean;
}

export const register = (program: Command): void => {
  program
    .command('demo')
    .description(
      'chạy trọn quý II năm 2023 của thị trấn Thanh Hà: phát lại, đối chiếu số liệu, in báo cáo',
    )
    .option('--out <THƯ-MỤC>', 'thư mục ghi báo cáo', 'out')
    .option('--json', 'in {report, seed, equal, checker}')
    .option('--serve', 'sau đó chạy máy chủ với dữ liệu ấy')
    .action(async ({ out, json = false, serve = false }: DemoOptions) => {
      const folder = await outputFolder(out);
      const { catalogue } = surroundings();
      const demo = demoFolder();
      const { checkReportText, compareWithSeed, readAcceptanceCase } =
        await import('#lib/reporting');
      const { parse } = await import('yaml');
      const acceptance = readAcceptanceCase(
        parse(await readFile(join(demo, 'seed-2023-q2.yaml'), 'utf8')),
      );

      const { report, said } = await withEngine(async ({ desk }) => {
        const { periodReport } = await import('#lib/desk');
        const said = await loadDemo(desk);
        const { period, agency } = acceptance;
        return { said, report: await periodReport(desk, { period, agency, now: Date.now() }) };
      });

      const { reportFiles, reportFormats } = await import('#lib/service');
      const files = await writeFiles(folder, await reportFiles(report, catalogue, reportFormats));
      const compared = compareWithSeed(report, acceptance.figures);
      const equal = compared.every((line) => line.equal);
      const checker = checkReportText(await readFile(join(demo, acceptance.source), 'utf8'));
      if (json) printJson({ report, seed: acceptance.figures, equal, checker });
      else process.stdout.write(page(report, said, compared, checker, files));
      if (!equal) process.exitCode = 1;
      else if (serve) await start({ worker: true, demo: true });
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
