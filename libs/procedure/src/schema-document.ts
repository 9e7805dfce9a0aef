import { z } from 'zod';

import { procedureSchema } from './definition.ts';

/** Where the published schema is kept, and the name editors refer to it by. */
export const schemaFile = 'libs/procedure/procedure.schema.json';

/**
 * The JSON Schema (draft 7) of a definition as an author writes it, for completion and checks in an editor:
 * `# yaml-language-server: $schema=…/procedure.schema.json`. Says less than {@link readProcedure} finds.
 * After a change of the language write it anew:
 * `npm run -s motcua -- procedures schema > libs/procedure/procedure.schema.json`.
 *
 * @example
 * procedureJsonSchema()['type']; // → 'object'
 */
export const procedureJsonSchema = (): Record<string, unknown> => {
  const { $schema, ...schema } = z.toJSONSchema(procedureSchema, {
    io: 'input',
    target: 'draft-7',
  });
  return {
    $schema,
    title: 'Định nghĩa thủ tục hành chính của Motcua',
    description: 'Một thủ tục, một tệp; xem hướng dẫn trong docs/.',
    ...schema,
  };
};

/** The schema as text, laid out as prettier lays out JSON, so that the file and this stay equal. */
export const schemaText = (): string => `${laidOut(procedureJsonSchema(), '')}\n`;

const width = 100;

const laidOut = (value: unknown, indent: string): string => {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    const flat = value.every((item) => typeof item !== 'object' || item === null);
    // What stands before the bracket is at most a key; the longest is `"required": `.
    if (flat && indent.length + '"required": '.length + line.length < width) return line;
    return `[\n${value.map((item) => `${inner}${laidOut(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${laidOut(item, inner)}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
};
