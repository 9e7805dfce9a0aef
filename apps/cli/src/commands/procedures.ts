import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

import type { Command } from 'commander';

import type { Finding, Procedure } from '#lib/procedure';

import { printJson } from '../output.ts';
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

interface Read {
  file: string;
  procedure?: Procedure;
  findings: Finding[];
}

/** Folders of the catalogue that hold other data than procedures. */
const otherData = new Set(['agencies', 'calendars', 'demo', 'reports']);

/** The folder of procedures and reference data; `MOTCUA_CATALOGUE` overrides the project's. */
export const catalogueFolder = (): string => surroundings().catalogue;

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
      const read = await readAll();
      const listed = read.flatMap(({ procedure }) => (procedure ? [rowOf(procedure)] : []));
      listed.sort(
        (a, b) =>
          a.field.localeCompare(b.field, 'vi') ||
          a.code.localeCompare(b.code) ||
          a.version - b.version,
      );
      if (json) printJson(listed);
      else await printRows(listed);
      const unread = read.filter(({ procedure }) => !procedure);
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
      const { clashesIn, unverifiedIn } = await import('#lib/procedure');
      const read =
        files.length > 0 ? await readFiles(files.map((file) => resolve(file))) : await readAll();
      const entries = read.flatMap(({ file, procedure }) =>
        procedure ? [{ file, procedure }] : [],
      );
      const findings = [...read.flatMap((one) => one.findings), ...clashesIn(entries)];
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) process.exitCode = 1;
      if (json) {
        printJson(findings);
        return;
      }
      const unverified = entries.reduce((sum, { procedure }) => sum + unverifiedIn(procedure), 0);
      process.stdout.write(
        [
          ...findings.map(inWords),
          `${read.length} tệp: ${errors} lỗi, ${findings.length - errors} cảnh báo; ` +
            `${unverified} căn cứ còn ghi chưa kiểm chứng.`,
          '',
        ].join('\n'),
      );
    });

  procedures
    .command('export')
    .argument('<CODE[@VERSION]>', 'mã TTHC; không ghi phiên bản là bản mới nhất')
    .requiredOption('--format <FORMAT>', `một trong: ${Object.keys(faces).join(', ')}`)
    .option('--json', 'nhận cho đồng nhất; kết quả không đổi')
    .description('xuất một định nghĩa ở dạng khác')
    .action(async (wanted: string, { format }: { format: string }) => {
      const face = Object.hasOwn(faces, format) ? faces[format] : undefined;
      if (!face)
        throw new FormatUnknown(
          `Không có dạng xuất "${format}". Các dạng có: ${Object.keys(faces).join(', ')}.`,
        );
      process.stdout.write(await face(await find(wanted)));
    });

  procedures
    .command('schema')
    .option('--json', 'nhận cho đồng nhất; kết quả luôn là JSON')
    .description('in JSON Schema của định nghĩa, cho trình soạn thảo')
    .action(async () => {
      const { schemaText } = await import('#lib/procedure');
      process.stdout.write(schemaText());
    });
};

/** The forms of export. */
const faces: Readonly<Record<string, (procedure: Procedure) => Promise<string>>> = {
  xstate: async (procedure) => {
    const { compile } = await import('#lib/procedure');
    return `${JSON.stringify(compile(procedure).config, null, 2)}\n`;
  },
  mermaid: async (procedure) => {
    const { toMermaid } = await import('#lib/procedure');
    return toMermaid(procedure);
  },
};

const readAll = async (): Promise<Read[]> => {
  const folder = catalogueFolder();
  const names = (await readdir(folder, { recursive: true })).sort();
  return readFiles(
    names
      .filter((name) => /\.ya?ml$/.test(name))
      .filter((name) => {
        const [top = ''] = name.split(sep);
        return name.includes(sep) && !otherData.has(top);
      })
      .map((name) => join(folder, name)),
  );
};

const readFiles = async (paths: readonly string[]): Promise<Read[]> => {
  const { readProcedure } = await import('#lib/procedure');
  const kinds = await agencyKinds();
  return Promise.all(
    paths.map(async (path) => {
      const file = shown(path);
      return {
        file,
        ...readProcedure(await readFile(path, 'utf8'), file, kinds ? { kinds } : undefined),
      };
    }),
  );
};

/** A path as people of this project write it. */
const shown = (path: string): string => {
  const inside = relative(projectFolder(), path);
  return inside.startsWith('..') ? path : inside;
};

/** Kinds of agency: those declared and those of the agencies; undefined where no file names any. */
const agencyKinds = async (): Promise<Set<string> | undefined> => {
  const { parse } = await import('yaml');
  const folder = join(catalogueFolder(), 'agencies');
  const names = await readdir(folder).catch(() => []);
  const kinds = new Set<string>();
  for (const name of names.filter((one) => /\.ya?ml$/.test(one))) {
    const data = parse(await readFile(join(folder, name), 'utf8')) as {
      kinds?: Record<string, string>;
      agencies?: { kind?: string }[];
    } | null;
    for (const kind of Object.keys(data?.kinds ?? {})) kinds.add(kind);
    for (const { kind } of data?.agencies ?? []) if (kind !== undefined) kinds.add(kind);
  }
  return kinds.size > 0 ? kinds : undefined;
};

const find = async (wanted: string): Promise<Procedure> => {
  const [code = '', version] = wanted.split('@');
  const read = await readAll();
  const fitting = read.filter(
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
