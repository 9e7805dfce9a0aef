import type { Document } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';

import type { Procedure } from './definition.ts';
import { procedureSchema } from './definition.ts';
import type { Finding, Path, Problem } from './finding.ts';
import { lint } from './lint.ts';
import type { Directory } from './rules/rule.ts';
import { problemsOf } from './schema-messages.ts';
import { shortened } from './shortened.ts';

/** What a definition's text comes to. */
export interface Reading {
  /** There unless the text can't be understood at all; it may still have error findings. */
  procedure?: Procedure;
  /** In the order of the file. */
  findings: Finding[];
}

/**
 * Reads one definition from YAML text and lints it. Never throws for what an author can write: syntax,
 * schema and lint problems all come as findings with line and column. Without a directory the kinds of
 * agency are not checked.
 *
 * @example
 * readProcedure('code: 1', 'x.yaml').findings[0]?.code; // → 'schema-type'
 */
export const readProcedure = (text: string, file: string, directory?: Directory): Reading => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const found: { finding: Finding; offset: number }[] = [];
  const add = (problem: Omit<Problem, 'path'>, path: Path, offset: number): void => {
    const { line, col } = lineCounter.linePos(offset);
    const { code, severity, message } = problem;
    const finding = { file, code, severity, path: path.join('.'), line, column: col, message };
    found.push({ finding, offset });
  };
  const findings = (): Finding[] =>
    found.sort((one, other) => one.offset - other.offset).map(({ finding }) => finding);

  for (const { code, message, pos } of document.errors)
    add(
      { code: yamlCode(code), severity: 'error', message: yamlWords(code, message) },
      [],
      code === 'MISSING_CHAR' ? openedAt(document, pos[0]) : pos[0],
    );
  for (const { message, pos } of document.warnings)
    add({ code: 'yaml-warning', severity: 'warning', message: `YAML: ${message}` }, [], pos[0]);
  if (document.errors.length > 0) return { findings: findings() };

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    add({ code: 'yaml-syntax', severity: 'error', message: `YAML: ${message}` }, [], 0);
    return { findings: findings() };
  }
  const parsed = procedureSchema.safeParse(value);
  const problems = parsed.success
    ? lint(parsed.data, directory)
    : problemsOf(parsed.error.issues, { value, sourceAt: (path) => sourceAt(document, path) });
  for (const problem of problems) add(problem, problem.path, offsetOf(document, problem.path));
  return parsed.success
    ? { procedure: parsed.data, findings: findings() }
    : { findings: findings() };
};

/** What is never closed is noticed at its end; the author looks for its beginning. */
const openedAt = (document: Document.Parsed, end: number): number => {
  let start = end;
  visit(document, {
    Scalar(_key, { range }) {
      if (range && range[0] < end && range[1] >= end) start = range[0];
    },
  });
  return start;
};

const yamlCode = (code: string): string =>
  code === 'DUPLICATE_KEY' ? 'yaml-duplicate-key' : 'yaml-syntax';

const yamlNames: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Mục này được ghi hai lần trong cùng một nhóm.',
  BAD_INDENT: 'Thụt dòng không đúng.',
  TAB_AS_INDENT: 'Dùng dấu cách để thụt dòng, không dùng phím Tab.',
  MISSING_CHAR: 'Thiếu một dấu (ngoặc, nháy hoặc hai chấm).',
  BLOCK_AS_IMPLICIT_KEY: 'Dấu hai chấm hoặc thụt dòng không đúng chỗ.',
  MULTILINE_IMPLICIT_KEY: 'Tên mục phải nằm trên một dòng, có dấu hai chấm.',
  UNEXPECTED_TOKEN: 'Ký hiệu không đúng chỗ.',
  NON_STRING_KEY: 'Tên mục phải là chữ.',
  MULTIPLE_DOCS: 'Mỗi tệp chỉ có một định nghĩa.',
};

/** The reader's own words for the rest; they may quote a whole file, of which the beginning is enough. */
const yamlWords = (code: string, message: string): string =>
  yamlNames[code] ?? `Không đọc được YAML: ${shortened(message, 120)}`;

/** A plain value as it stands in the file: 1.10, where its number is 1.1. */
const sourceAt = (document: Document.Parsed, path: Path): string | undefined => {
  const node = document.getIn(path, true);
  return isScalar(node) ? node.source : undefined;
};

/** Where the innermost existing part of a path begins: a key, or an item of a list. */
const offsetOf = (document: Document.Parsed, path: Path): number => {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return offset;
      offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (!isMap(item) && !isSeq(item) && !isScalar(item)) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
};
