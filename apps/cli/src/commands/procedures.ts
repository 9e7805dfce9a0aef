import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { ProcedureFile } from '#lib/catalogue';
import type { Finding, Procedure } from '#lib/procedure';

import { printJson } from '../output.ts';
import { deliver, faces } from '../procedure-faces.ts';
import { importBpmn } from '../procedure-import.ts';
import { projectFolder, surroundings } from '../surroundings.ts';

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

/** No such form of export. */
class FormatUnknown extends Error {
  override readonly name = 'FormatUnknown';
  readonly code = 'format-unknown';
}

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
    .argument('[FILE...]', 'tệp định nghĩa; không ghi là cả danh mục')
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
    .argument('<CODE[@VERSION]>', 'mã TTHC; không ghi phiên bản là bản mới nhất')
    .requiredOption('--format <FORMAT>', `một trong: ${Object.keys(faces).join(', ')}`)
    .option('--out <F>', 'ghi vào tệp; không ghi là in ra')
    .option('--json', 'nhận cho đồng nhất; kết quả không đổi')
    .description('xuất một định nghĩa ở dạng khác')
    .action(async (wanted: string, { format, out }: { format: string; out?: string }) => {
      const face = Object.hasOwn(faces, format) ? faces[format] : undefined;
      if (!face)
        throw new FormatUnknown(
          `Không có dạng xuất "${format}". Các dạng có: ${Object.keys(faces).join(', ')}.`,
        );
      await deliver(await face(await find(wanted)), out);
    });

  procedures
    .command('import')
    .argument('<FILE.bpmn>', 'tệp BPMN 2.0')
    .option('--out <F>', 'ghi định nghĩa vào tệp YAML; không ghi là in ra')
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

/** The files given, or all of the catalogue. */
const read = async (files: readonly string[] = []): Promise<ProcedureFile[]> => {
  const { procedureFilesIn, readProcedureFiles } = await import('#lib/catalogue');
  const { catalogue } = surroundings();
  const paths =
    files.length > 0 ? files.map((file) => resolve(file)) : await procedureFilesIn(catalogue);
  return readProcedureFiles(catalogue, paths, projectFolder());
};

const find = async (wanted: string): Promise<Procedure> => {
  const [code = '', version] = wanted.split('@');
  const fitting = (await read()).filter(
    ({ procedure }) =>
      procedure?.code === code && (version === undefined || String(procedure.version) === version),
  );
  const [newest] = fitting.sort(
    (one, other) => (other.procedure?.version ?? 0) - (one.procedure?.version ?? 0),
  );
  if (!newest?.procedure)
    throw new ProcedureUnknown(
      `Không có thủ tục ${wanted} trong danh mục; xem \`motcua procedures list\`.`,
    );
  const errors = newest.findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return newest.procedure;
  throw new ProcedureInvalid(
    [`${newest.file} có ${errors.length} lỗi.`, ...errors.map(inWords)].join('\n'),
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
