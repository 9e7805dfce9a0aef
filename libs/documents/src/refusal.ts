/** What is wrong with a file an office or a form author has filled in: findings, never a crash. */
import type { z } from 'zod';

import { inVietnamese } from '#lib/directory';

/** One thing to put right, for the person who wrote the file. */
export interface Finding {
  /** Stable kebab-case word for programs, e.g. `unknown-tag`. */
  code: string;
  /** Where: a section of the report ("I.9") or a path in the file ("office.date"); '' for the whole. */
  where: string;
  /** The tag or key in question, without braces. */
  tag?: string;
  /** In Vietnamese, complete by itself. */
  message: string;
}

/** A file that can't be printed from; `findings` is never empty. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';

  constructor(
    readonly subject: 'narrative' | 'form' | 'notices',
    readonly findings: readonly Finding[],
  ) {
    super(findings.map(({ message }) => message).join('\n'));
  }
}

/**
 * The data as the schema describes it.
 *
 * @throws DocumentRefused with one finding per place that doesn't fit, code `shape` unless the schema says otherwise
 */
export function parseOrRefuse<T extends z.ZodType>(
  schema: T,
  subject: DocumentRefused['subject'],
  data: unknown,
): z.output<T> {
  const parsed = schema.safeParse(data, inVietnamese);
  if (parsed.success) return parsed.data;
  throw new DocumentRefused(
    subject,
    parsed.error.issues.map((issue) => {
      const where = issue.path.map(String).join('.');
      return { code: 'shape', where, message: `${where === '' ? 'Tệp' : where}: ${issue.message}` };
    }),
  );
}
