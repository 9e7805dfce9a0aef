import type { z } from 'zod';

import type { Path, Problem } from './finding.ts';
import { shortened } from './shortened.ts';

type Issue = z.core.$ZodIssue;

const stepKinds = ['task', 'decision', 'handOver', 'outcome', 'parallel'];
const expressionKinds = ['fact', 'all', 'any', 'not'];

/** A value that issues are about, and how its author wrote it. */
export interface Written {
  value: unknown;
  /** The text of a plain value at a path, as it stands in the file; undefined where there is none. */
  sourceAt: (path: Path) => string | undefined;
}

/**
 * A problem for every zod issue of a value, in Vietnamese. Where a union failed, the kind the author meant is
 * found by its key and its own issues are told, not "invalid union".
 */
export const problemsOf = (issues: readonly Issue[], written: Written): Problem[] =>
  issues.flatMap((issue) => toldOf(issue, written, []));

const toldOf = (issue: Issue, root: Written, base: Path): Problem[] => {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const value = valueAt(root.value, path);
  if (issue.code === 'invalid_union') return ofUnion(issue.errors, root, path, value);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'schema-unknown-key',
      severity: 'error',
      path: [...path, key],
      message: `Không có mục ${shown(key)} ở đây.`,
    }));
  return [{ severity: 'error', path, ...worded(issue, value, path, root.sourceAt(path)) }];
};

const ofUnion = (
  errors: readonly (readonly Issue[])[],
  root: Written,
  path: Path,
  value: unknown,
): Problem[] => {
  const told = (index: number): Problem[] =>
    (errors[index] ?? []).flatMap((issue) => toldOf(issue, root, path));
  const keys = isRecord(value) ? Object.keys(value) : [];
  for (const kinds of [stepKinds, expressionKinds]) {
    if (errors.length !== kinds.length) continue;
    const meant = kinds.findIndex((kind) => keys.includes(kind));
    if (meant >= 0) return told(meant);
    const is = kinds === stepKinds ? 'Một bước' : 'Một biểu thức';
    return [
      {
        code: kinds === stepKinds ? 'schema-step-kind' : 'schema-expression-kind',
        severity: 'error',
        path,
        message: `${is} phải có đúng một trong các mục: ${kinds.join(', ')}.`,
      },
    ];
  }
  // The alternative that got furthest, by the depth of its first issue; a union of plain types has none.
  const depths = errors.map(([first]) => first?.path.length ?? 0);
  const deepest = depths.indexOf(Math.max(0, ...depths));
  if ((depths[deepest] ?? 0) > 0) return told(deepest);
  if (isRecord(value)) {
    const inner = errors.findIndex(([first]) => first?.code !== 'invalid_type');
    if (inner >= 0) return told(inner);
  }
  const expected = errors.flatMap(([first]) =>
    first?.code === 'invalid_type' ? [typeName(first.expected)] : [],
  );
  if (expected.length === 0) return told(0);
  const message = `${given(value, root.sourceAt(path))}; phải là ${[...new Set(expected)].join(' hoặc ')}.`;
  return [
    {
      code: value === undefined ? 'schema-missing' : 'schema-type',
      severity: 'error',
      path,
      message,
    },
  ];
};

const worded = (
  issue: Issue,
  value: unknown,
  path: Path,
  source: string | undefined,
): { code: string; message: string } => {
  const name = String(path.at(-1) ?? '');
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? { code: 'schema-missing', message: `Thiếu mục "${name}" (${typeName(issue.expected)}).` }
        : {
            code: 'schema-type',
            message: `${given(value, source)}; phải là ${typeName(issue.expected)}${quoted(issue.expected, value, source)}.`,
          };
    case 'invalid_value':
      return value === undefined
        ? { code: 'schema-missing', message: `Thiếu mục "${name}".` }
        : {
            code: 'schema-value',
            message: `${given(value)}; phải là một trong: ${issue.values.map(String).join(', ')}.`,
          };
    case 'invalid_format':
      return {
        code: 'schema-format',
        message: `${shown(value)} ${formatWords(issue.format, name)}.`,
      };
    case 'too_small':
      return {
        code: 'schema-too-small',
        message: tooSmall(issue.origin, issue.minimum, issue.inclusive),
      };
    case 'too_big':
      return {
        code: 'schema-too-big',
        message: `Giá trị quá lớn: nhiều nhất là ${String(issue.maximum)}.`,
      };
    case 'invalid_key':
      return {
        code: 'schema-key',
        message: `Mã "${name}" không hợp lệ: dùng chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ.`,
      };
    case 'not_multiple_of':
      return { code: 'schema-value', message: `Giá trị phải là bội của ${issue.divisor}.` };
    case 'custom':
      return { code: 'schema-value', message: issue.message };
    case 'invalid_element':
    case 'invalid_union':
    case 'unrecognized_keys':
      return { code: 'schema-value', message: `Mục "${name}" không hợp lệ.` };
  }
};

const formatWords = (format: string, name: string): string => {
  if (format === 'date') return 'không phải một ngày có thật dạng NĂM-THÁNG-NGÀY, ví dụ 2023-03-15';
  if (name === 'code') return 'không phải mã TTHC, ví dụ 1.001193 hoặc 1.001193.000.00.00.H23';
  if (name === 'cutoff') return 'không phải giờ dạng 15:00';
  return 'không phải mã hợp lệ: dùng chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ';
};

const tooSmall = (
  origin: string,
  minimum: number | bigint,
  inclusive: boolean | undefined,
): string => {
  if (origin === 'string') return 'Không được để trống.';
  if (origin === 'array') return `Phải có ít nhất ${String(minimum)} mục.`;
  return inclusive === false
    ? `Giá trị phải lớn hơn ${String(minimum)}.`
    : `Giá trị phải từ ${String(minimum)} trở lên.`;
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  object: 'một nhóm mục',
  record: 'một nhóm mục',
  array: 'một danh sách',
};

const typeName = (expected: string): string => typeNames[expected] ?? expected;

/** How many characters of a wrong value are shown. */
const SHOWN = 60;

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(shortened(value, SHOWN))
    : shortened(JSON.stringify(value), SHOWN);

/** What YAML took for a number or a truth, where words were meant, is words once it is quoted. */
const quoted = (expected: string, value: unknown, source: string | undefined): string =>
  expected === 'string' && isPlain(value)
    ? `: hãy đặt trong dấu nháy, ${shown(source ?? String(value))}`
    : '';

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean';

const given = (value: unknown, source?: string): string => {
  if (value === undefined) return 'Thiếu giá trị';
  if (value === null) return 'Đang để trống';
  if (Array.isArray(value)) return 'Đang là một danh sách';
  if (typeof value === 'object') return 'Đang là một nhóm mục';
  return `Đang là ${isPlain(value) && source !== undefined ? shortened(source, SHOWN) : shown(value)}`;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? (value[key] as unknown) : undefined;
    return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, root);
