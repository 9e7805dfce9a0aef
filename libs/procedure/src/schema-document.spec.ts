import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { procedureJsonSchema, schemaFile, schemaText } from './schema-document.ts';

it('is published as the language is: else `npm run -s motcua -- procedures schema > …` writes it anew', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  expect(readFileSync(join(root, schemaFile), 'utf8')).toBe(schemaText());
});

it('describes an object whose sections an editor can complete', () => {
  const schema = procedureJsonSchema();
  expect(schema.type).toBe('object');
  expect(Object.keys(schema.properties as object)).toEqual(
    expect.arrayContaining(['code', 'term', 'lanes', 'steps']),
  );
  expect(schema.required).not.toContain('policies');
});
