import { extname, resolve, sep } from 'node:path';

import { type Command, Option } from 'commander';

import type { ProcedureFile } from '#lib/catalogue';
import type { Finding, Procedure } from '#lib/procedure';

import { near, wasMeant } from '../near.ts';
import { PLACE, printJson } from '../output.ts';
import { deliver, endings, faces, type Format, formats } from '../procedure-faces.ts';
import { importBpmn } from '../procedure-import.ts';
import { countProgress } from '../progress.ts';
import { projectFolder, surroundings } from '../surroundings.ts';
import { wholeNumber } from '../whole-number.ts';

/** No definition of that code and version. */
class ProcedureUnknown extends Error {
  override readonly name = 'ProcedureUnknown';
  readonly code = 'procedure-unknown';
}

/** The definition asked for has errors: there is nothing to show of it. */
class ProcedureInvalid extends Error {
  override readonly name = 'ProcedureInvalid';
  readonly code = 'procedure-invalid';
}

/** There is more to visit than was to be visited: what was not looked at is not proved. */
class ProcedureNotProven extends Error {
  override readonly name = 'ProcedureNotProven';
  readonly code = 'procedure-not-proven';
}

/** How a command is told which definition. */
const DEFINITION = [
  '<MÃ[@PHIÊN-BẢN]|TỆP.yaml>',
  'mã TTHC (không ghi phiên bản là bản mới nhất), hoặc tệp định nghĩa, kể cả ngoài danh mục',
] as const;

/** `motcua procedures`: the catalogue of definitions, without a database. */
export const register = (program: Command): void => {
  const procedures = program
    .command('procedures')
    .description('định nghĩa thủ tục: soát, xem, xuất');

  procedures
    .command('list')
    .description('liệt kê các thủ tục trong danh mục')
    .option('--json', 'in một mảng JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const all = await read();
      const listed = all.flatMap(({ procedure }) => (procedure ? [rowOf(procedure)] : []));
      listed.sort(
        (a, b) =>
          a.field.localeCompare(b.field, 'vi') ||
          a.code.localeCompare(b.code) ||
          a.version - b.version,
      );
      if (json) printJson(listed);
      else await printRows(listed);
      const unread = all.filter(({ procedure }) => !procedure);
      for (const { file } of unread)
        process.stderr.write(
          `procedure-invalid: ${file} không đọc được; xem \`motcua procedures lint\`.\n`,
        );
      if (unread.length > 0) process.exitCode = 1;
    });

  procedures
    .command('lint')
    .argument('[TỆP...]', 'tệp định nghĩa; không ghi là cả danh mục')
    .description('soát định nghĩa: cú pháp, tham chiếu, luồng, thời hạn')
    .option('--json', 'in một mảng JSON các phát hiện')
    .action(async (files: string[], { json = false }: { json?: boolean }) => {
      const { findingsOf } = await import('#lib/catalogue');
      const { unverifiedIn } = await import('#lib/procedure');
      const all = await read(files);
      const findings = findingsOf(all);
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) process.exitCode = 1;
      if (json) {
        printJson(findings);
        return;
      }
      const unverified = all.reduce(
        (sum, { procedure }) => sum + (procedure ? unverifiedIn(procedure) : 0),
        0,
      );
      process.stdout.write(
        [
          ...findings.map(inWords),
          `${all.length} tệp: ${errors} lỗi, ${findings.length - errors} cảnh báo; ` +
            `${unverified} căn cứ còn ghi chưa kiểm chứng.`,
          '',
        ].join('\n'),
      );
    });

  procedures
    .command('export')
    .argument(...DEFINITION)
    .addOption(new Option('--format <DẠNG>', 'dạng xuất').choices(formats).makeOptionMandatory())
    .option('--out <NƠI>', `ghi vào ${PLACE}; không ghi là in ra`)
    .option('--json', 'nhận cho đồng nhất; kết quả không đổi')
    .description('xuất một định nghĩa ở dạng khác')
    .action(async (wanted: string, { format, out }: { format: Format; out?: string }) => {
      const procedure = await find(wanted);
      const { code, version } = procedure;
      const name = `Quy trình ${code} phiên bản ${version}.${endings[format]}`;
      await deliver(await faces[format](procedure), out, name);
    });

  procedures
    .command('certify')
    .argument(...DEFINITION)
    .option('--limit <SỐ>', 'số cấu hình xét nhiều nhất', wholeNumber, 100_000)
    .option('--json', 'in một tài liệu JSON')
    .description(
      'chứng nhận mọi hồ sơ đi được tới kết thúc trong thời hạn, hoặc chỉ ra đường đi tới chỗ hỏng',
    )
    .action(async (wanted: string, { limit, json = false }: { limit: number; json?: boolean }) => {
      const {
        certificateInWords,
        certify,
        ExplorationLimit,
        notProvenInWords,
        provenByCertificate,
      } = await import('#lib/procedure');
      const { readAgencyKinds } = await import('#lib/catalogue');
      const { certificateText } = await import('../certificate-text.ts');
      const procedure = await find(wanted, provenByCertificate);
      const progress = countProgress('Đã xét', 'cấu hình');
      try {
        const certificate = certify(procedure, { limit, visited: progress.at });
        progress.end();
        if (!certificate.certified) process.exitCode = 1;
        if (json) {
          printJson(certificate);
          return;
        }
        const kinds = await readAgencyKinds(surroundings().catalogue);
        const words = certificateInWords(certificate, procedure, kinds);
        process.stdout.write(certificateText(certificate, words));
      } catch (error) {
        progress.end();
        if (!(error instanceof ExplorationLimit)) throw error;
        throw new ProcedureNotProven(
          `${notProvenInWords(wanted, limit)} ` +
            'Có thể xét nhiều hơn bằng --limit, hoặc tách quy trình cho gọn.',
        );
      }
    });

  procedures
    .command('simulate')
    .argument(...DEFINITION)
    .option('--seed <SỐ>', 'hạt giống ngẫu nhiên; cùng số cho cùng kết quả', wholeNumber, 1)
    .option('--dossiers <SỐ>', 'số hồ sơ', wholeNumber, 1000)
    .option('--json', 'in một tài liệu JSON')
    .description('chạy thử nhiều hồ sơ ngẫu nhiên trong thời gian ảo, đếm kết quả và chỗ chậm')
    .action(async (wanted: string, { seed, dossiers, json = false }: SimulateOptions) => {
      const { compile, loadMachine, pinOf } = await import('#lib/procedure');
      const { calendarOf } = await import('#lib/calendar');
      const { simulate } = await import('#lib/dossier');
      const { readAgencyKinds, readCalendar } = await import('#lib/catalogue');
      const { simulationInWords } = await import('../simulation-in-words.ts');
      const procedure = await find(wanted);
      const { config } = compile(procedure);
      const model = { pin: pinOf(procedure, config), procedure, machine: loadMachine(config) };
      const { catalogue } = surroundings();
      const calendar = calendarOf(await readCalendar(catalogue));
      const progress = countProgress('Đã chạy', `trên ${dossiers} hồ sơ`);
      const simulation = simulate(model, { calendar, seed, dossiers, done: progress.at });
      progress.end();
      if (json) printJson(simulation);
      else
        process.stdout.write(
          simulationInWords(simulation, procedure, await readAgencyKinds(catalogue)),
        );
    });

  procedures
    .command('import')
    .argument('<TỆP.bpmn>', 'tệp BPMN 2.0')
    .option('--out <NƠI>', `ghi định nghĩa vào ${PLACE}; không ghi là in ra`)
    .option('--json', 'in một đối tượng JSON: định nghĩa, phần không đọc được, kết quả soát')
    .description('đọc tệp BPMN 2.0 thành định nghĩa; phần không diễn đạt được thì liệt kê')
    .action(importBpmn);

  procedures
    .command('schema')
    .option('--json', 'nhận cho đồng nhất; kết quả luôn là JSON')
    .description('in JSON Schema của định nghĩa, cho trình soạn thảo')
    .action(async () => {
      const { schemaText } = await import('#lib/procedure');
      process.stdout.write(schemaText());
    });
};

interface SimulateOptions {
  seed: number;
  dossiers: number;
  json?: boolean;
}

/** The files given, or all of the catalogue. */
const read = async (files: readonly string[] = []): Promise<ProcedureFile[]> => {
  const { procedureFilesIn, readProcedureFiles } = await import('#lib/catalogue');
  const { catalogue } = surroundings();
  const paths =
    files.length > 0 ? files.map((file) => resolve(file)) : await procedureFilesIn(catalogue);
  return readProcedureFiles(catalogue, paths, projectFolder());
};

/** A definition is named by its code, or by the path of a file that need not be in the catalogue. */
const isPath = (wanted: string): boolean =>
  wanted.includes(sep) || ['.yaml', '.yml'].includes(extname(wanted));

/**
 * The definition of a code, of its newest version unless one is named; or of a file.
 *
 * @param tolerated - codes of errors it may have nevertheless
 */
const find = async (
  wanted: string,
  tolerated: ReadonlySet<string> = new Set(),
): Promise<Procedure> => {
  const found = isPath(wanted) ? await read([wanted]) : [newestOf(wanted, await read())];
  const errors = found
    .flatMap(({ findings }) => findings)
    .filter(({ severity, code }) => severity === 'error' && !tolerated.has(code));
  const [procedure] = found.flatMap((one) => one.procedure ?? []);
  if (procedure && errors.length === 0) return procedure;
  throw new ProcedureInvalid(
    [`${wanted} có ${errors.length} lỗi.`, ...errors.map(inWords)].join('\n'),
  );
};

/** @throws ProcedureUnknown */
const newestOf = (wanted: string, all: readonly ProcedureFile[]): ProcedureFile => {
  const [code = '', version] = wanted.split('@');
  const known = all.flatMap((file) => (file.procedure ? [{ file, ...file.procedure }] : []));
  const [newest] = known
    .filter(
      (one) => one.code === code && (version === undefined || String(one.version) === version),
    )
    .sort((one, other) => other.version - one.version);
  if (newest) return newest.file;
  const meant = near(
    wanted,
    known.flatMap((one) => [one.code, `${one.code}@${one.version}`]),
  );
  throw new ProcedureUnknown(
    `Không có thủ tục ${wanted} trong danh mục${wasMeant(meant) || '.'} Xem \`motcua procedures list\`.`,
  );
};

interface Row {
  code: string;
  version: number;
  name: string;
  field: string;
  level: Procedure['level'];
  online: Procedure['online'];
  term: { value?: number | undefined; unit: string; cutoff?: string | undefined };
  agencies: string[];
}

const rowOf = (procedure: Procedure): Row => {
  const { code, version, name, field, level, online, term, owner, lanes, segments } = procedure;
  const { value, unit, cutoff } = term;
  const kinds = [...Object.values(lanes), ...Object.values(segments)].map(({ agency }) =>
    agency === 'owner' ? owner.kind : agency,
  );
  return {
    code,
    version,
    name,
    field,
    level,
    online,
    term: { value, unit, cutoff },
    agencies: [...new Set([owner.kind, ...kinds])],
  };
};

const printRows = async (rows: readonly Row[]): Promise<void> => {
  const { termInWords } = await import('#lib/deadline');
  const cells = rows.map(({ code, version, name, field, term, agencies }) => [
    `${code}@${version}`,
    field,
    termInWords(term as Parameters<typeof termInWords>[0]),
    agencies.join(' + '),
    name,
  ]);
  const table = [['MÃ', 'LĨNH VỰC', 'THỜI HẠN', 'CƠ QUAN', 'TÊN'], ...cells];
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table) {
    const line = row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  ');
    process.stdout.write(`${line.trimEnd()}\n`);
  }
};

const inWords = ({ file, line, column, severity, code, path, message }: Finding): string =>
  `${file}:${line}:${column}  ${severity === 'error' ? 'lỗi' : 'cảnh báo'}  ${code}  ${path === '' ? '' : `${path}: `}${message}`;
