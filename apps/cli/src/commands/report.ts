import { type Command, InvalidArgumentError, Option } from 'commander';

import type { Desk, ReportOrder } from '#lib/desk';

import { outputFolder, printJson, writeFiles } from '../output.ts';
import { surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

interface Options {
  agency: string;
  format: 'json' | 'xlsx' | 'docx';
  asOf?: string;
  asKnownAt?: string;
  out?: string;
  petitions?: boolean;
  annex?: boolean;
  json?: boolean;
}

export const register = (program: Command): void => {
  program
    .command('report')
    .description('báo cáo tình hình, kết quả giải quyết thủ tục hành chính')
    .command('quarter <KỲ>')
    .description('báo cáo của một kỳ: 2023-Q2, 2023-H1 hoặc 2023')
    .requiredOption('--agency <ID>', 'cơ quan báo cáo; cơ quan cấp trên gộp các đơn vị bên dưới')
    .addOption(
      new Option('--format <DẠNG>', 'json, xlsx hoặc docx')
        .choices(['json', 'xlsx', 'docx'])
        .default('json'),
    )
    .option('--as-of <T>', 'nhìn kỳ báo cáo tại thời điểm này')
    .option('--as-known-at <T>', 'chỉ dùng những gì đã ghi nhận đến thời điểm này')
    .option('--petitions', 'đếm phản ánh, kiến nghị (số liệu cho biểu II.05), chỉ dạng json')
    .option(
      '--annex',
      'thay cho báo cáo: phụ lục giải trình hồ sơ quá hạn, thời gian của từng cơ quan',
    )
    .option('--out <DIR>', 'thư mục ghi tệp (mặc định out/; với json: in ra màn hình)')
    .option('--json', 'in một tài liệu JSON')
    .action(
      async (
        period: string,
        { agency, format, out, petitions = false, annex = false, json, ...instants }: Options,
      ) => {
        if (petitions && format !== 'json') throw new InvalidArgumentError(`'--petitions'`);
        const asOf = await instantIn('--as-of', instants.asOf);
        const asKnownAt = await instantIn('--as-known-at', instants.asKnownAt);
        const toFile = format !== 'json' || out !== undefined;
        const folder = toFile ? await outputFolder(out ?? 'out') : undefined;
        const { printed, files } = await withEngine(({ desk }) =>
          (annex ? annexOf : reportOf)(desk, {
            period,
            agency,
            petitions,
            now: Date.now(),
            ...(asOf !== undefined && { asOf }),
            ...(asKnownAt !== undefined && { asKnownAt }),
          }),
        );
        if (folder === undefined) return printJson(printed);
        const written = await writeFiles(folder, await files(surroundings().catalogue, [format]));
        if (json) printJson({ files: written });
        else for (const file of written) process.stdout.write(`${file}\n`);
      },
    );
};

/** What was asked for as JSON, and how it becomes files. */
interface Made {
  printed: object;
  files: (
    catalogue: string,
    formats: readonly Options['format'][],
  ) => Promise<Record<string, Uint8Array | string>>;
}

const reportOf = async (desk: Desk, order: ReportOrder): Promise<Made> => {
  const { periodReport } = await import('#lib/desk');
  const report = await periodReport(desk, order);
  const { reportFiles } = await import('#lib/service');
  return { printed: report, files: (...how) => reportFiles(report, ...how) };
};

const annexOf = async (desk: Desk, order: ReportOrder): Promise<Made> => {
  const { reportAnnex } = await import('#lib/desk');
  const annex = await reportAnnex(desk, order);
  const { annexFiles } = await import('#lib/service');
  return { printed: annex, files: (...how) => annexFiles(annex, ...how) };
};

/** An ISO 8601 instant with offset, or a day, which means its end. */
const instantIn = async (option: string, text: string | undefined): Promise<number | undefined> => {
  if (text === undefined) return undefined;
  const { instantOf } = await import('#lib/dossier');
  const instant = instantOf(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T24:00:00+07:00` : text);
  if (instant === undefined) throw new InvalidArgumentError(`'${option} ${text}'`);
  return instant;
};
