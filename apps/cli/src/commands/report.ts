import { basename, dirname, extname } from 'node:path';

import { type Command, InvalidArgumentError, Option } from 'commander';

import type { Desk, ReportOrder } from '#lib/desk';

import { isFolder, outputFolder, printJson, writeFiles } from '../output.ts';
import { registerLocks } from '../report-locks.ts';
import { surroundings } from '../surroundings.ts';
import { wholeNumber } from '../whole-number.ts';
import { withEngine } from '../with-engine.ts';

interface Options {
  agency: string;
  format: 'json' | 'xlsx' | 'docx';
  asOf?: string;
  asKnownAt?: string;
  out?: string;
  petitions?: boolean;
  annex?: boolean;
  locked?: number | true;
  json?: boolean;
}

export const register = (program: Command): void => {
  const report = program
    .command('report')
    .description('báo cáo tình hình, kết quả giải quyết thủ tục hành chính');
  registerLocks(report);
  report
    .command('quarter <KỲ>')
    .description('báo cáo của một kỳ: 2023-Q2, 2023-H1 hoặc 2023')
    .requiredOption(
      '--agency <CƠ-QUAN>',
      'cơ quan báo cáo; cơ quan cấp trên gộp các đơn vị bên dưới',
    )
    .addOption(
      new Option('--format <DẠNG>', 'json, xlsx hoặc docx')
        .choices(['json', 'xlsx', 'docx'])
        .default('json'),
    )
    .option('--as-of <LÚC>', 'nhìn kỳ báo cáo tại thời điểm này')
    .option('--as-known-at <LÚC>', 'chỉ dùng những gì đã ghi nhận đến thời điểm này')
    .option('--petitions', 'báo cáo phản ánh, kiến nghị (biểu II.05) thay cho biểu II.06')
    .addOption(
      new Option(
        '--annex',
        'thay cho báo cáo: phụ lục giải trình hồ sơ quá hạn, thời gian của từng cơ quan',
      ).conflicts('petitions'),
    )
    .addOption(
      new Option(
        '--locked [BẢN]',
        'đúng như đã khóa số liệu, bản mới nhất hoặc bản này, dù về sau ghi thêm gì',
      )
        .argParser(wholeNumber)
        .conflicts(['asOf', 'asKnownAt', 'petitions']),
    )
    .option(
      '--out <NƠI>',
      'ghi vào một thư mục, hoặc một tệp có đuôi của dạng ấy (mặc định out/; với json: in ra màn hình)',
    )
    .option('--json', 'in một tài liệu JSON')
    .action(
      async (
        period: string,
        {
          agency,
          format,
          out,
          petitions = false,
          annex = false,
          locked,
          json,
          ...instants
        }: Options,
      ) => {
        const asOf = await instantIn('--as-of', instants.asOf);
        const asKnownAt = await instantIn('--as-known-at', instants.asKnownAt);
        const toFile = format !== 'json' || out !== undefined;
        // A file named after its format; anything else is a folder.
        const file = out !== undefined && extname(out) === `.${format}` && !(await isFolder(out));
        const folder = toFile
          ? await outputFolder(file ? dirname(out) : (out ?? 'out'))
          : undefined;
        const order: ReportOrder = {
          period,
          agency,
          now: Date.now(),
          ...(asOf !== undefined && { asOf }),
          ...(asKnownAt !== undefined && { asKnownAt }),
        };
        const made = petitions
          ? petitionsOf(order)
          : annex
            ? annexOf(order, locked)
            : proceduresOf(order, locked);
        const { report, print } = await made;
        if (folder === undefined) return printJson(report);
        const printed = await print(format);
        const [content] = Object.values(printed);
        const files = await writeFiles(
          folder,
          file && content !== undefined ? { [basename(out)]: content } : printed,
        );
        if (json) printJson({ files });
        else for (const file of files) process.stdout.write(`${file}\n`);
      },
    );
};

/** A report, and how it is printed. */
interface Made {
  report: object;
  print: (format: Options['format']) => Promise<Record<string, Uint8Array | string>>;
}

const proceduresOf = async (order: ReportOrder, locked: Options['locked']): Promise<Made> => {
  const report = await withEngine(async ({ desk }) => {
    const { periodReport } = await import('#lib/desk');
    return periodReport(desk, await asLocked(desk, order, locked));
  });
  return {
    report,
    print: async (format) => {
      const { reportFiles } = await import('#lib/service');
      return reportFiles(report, surroundings().catalogue, [format]);
    },
  };
};

const petitionsOf = async (order: ReportOrder): Promise<Made> => {
  const { catalogue } = surroundings();
  const { petitionFiles, petitionFormFor } = await import('#lib/service');
  const form = await petitionFormFor(catalogue, order);
  const report = await withEngine(async ({ desk }) => {
    const { petitionReport } = await import('#lib/desk');
    return petitionReport(desk, { ...order, form });
  });
  return { report, print: (format) => petitionFiles(report, form, catalogue, [format]) };
};

const annexOf = async (order: ReportOrder, locked: Options['locked']): Promise<Made> => {
  const report = await withEngine(async ({ desk }) => {
    const { reportAnnex } = await import('#lib/desk');
    return reportAnnex(desk, await asLocked(desk, order, locked));
  });
  return {
    report,
    print: async (format) => {
      const { annexFiles } = await import('#lib/service');
      return annexFiles(report, surroundings().catalogue, [format]);
    },
  };
};

/** The order for a version that was locked: the last one where none is named. */
const asLocked = async (
  desk: Desk,
  order: ReportOrder,
  locked: Options['locked'],
): Promise<ReportOrder> => {
  if (locked === undefined) return order;
  const { lockNamed } = await import('#lib/desk');
  const { version } = await lockNamed(desk, order, locked === true ? undefined : locked);
  return { ...order, version };
};

/** An ISO 8601 instant with offset, or a day, which means its end. */
const instantIn = async (option: string, text: string | undefined): Promise<number | undefined> => {
  if (text === undefined) return undefined;
  const { instantOf } = await import('#lib/dossier');
  const instant = instantOf(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T24:00:00+07:00` : text);
  if (instant === undefined)
    throw new InvalidArgumentError(
      `${option} ${text}; phải là ngày có thật (2023-04-30) hoặc thời điểm có múi giờ (2023-04-30T17:00:00+07:00)`,
    );
  return instant;
};
