import { basename, dirname, join, resolve } from 'node:path';

import type { Procedure } from '#lib/procedure';

import { outputFolder, writeFiles } from './output.ts';
import { surroundings } from './surroundings.ts';

/** A definition in another form: text, or the bytes of a file. */
type Face = (procedure: Procedure) => Promise<string | Uint8Array>;

/** The forms of export. */
export const formats = ['xstate', 'bpmn', 'svg', 'mermaid', 'docx'] as const;
export type Format = (typeof formats)[number];

/** How each is made. */
export const faces: Readonly<Record<Format, Face>> = {
  xstate: async (procedure) => {
    const { compile } = await import('#lib/procedure');
    return `${JSON.stringify(compile(procedure).config, null, 2)}\n`;
  },
  bpmn: async (procedure) => {
    const { toBpmn } = await import('#lib/bpmn');
    return toBpmn(procedure, await agencyNames());
  },
  svg: async (procedure) => {
    const { toSvg } = await import('#lib/bpmn');
    return toSvg(procedure, await agencyNames());
  },
  mermaid: async (procedure) => {
    const { toMermaid } = await import('#lib/procedure');
    return toMermaid(procedure);
  },
  docx: async (procedure) => {
    const { procedureDocument } = await import('#lib/documents');
    return procedureDocument(procedure, await agencyNames());
  },
};

/** How the catalogue calls the kinds of agency. */
const agencyNames = async (): Promise<Readonly<Record<string, string>>> => {
  const { readAgencyKinds } = await import('#lib/catalogue');
  return readAgencyKinds(surroundings().catalogue);
};

/** Writes a text or bytes to a file, or to stdout without one. */
export const deliver = async (
  text: string | Uint8Array,
  out: string | undefined,
): Promise<void> => {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const folder = await outputFolder(dirname(resolve(out)));
  await writeFiles(folder, { [basename(out)]: text });
  process.stderr.write(`Đã ghi ${join(dirname(out), basename(out))}.\n`);
};
