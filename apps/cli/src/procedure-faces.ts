import type { Procedure } from '#lib/procedure';

import { writeAt } from './output.ts';
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

/** How the file of a form ends. */
export const endings: Readonly<Record<Format, string>> = {
  xstate: 'json',
  bpmn: 'bpmn',
  svg: 'svg',
  mermaid: 'mmd',
  docx: 'docx',
};

/**
 * Writes a text or bytes to a file, or to stdout without one.
 *
 * @param name - what it is called in a folder
 */
export const deliver = async (
  text: string | Uint8Array,
  out: string | undefined,
  name: string,
): Promise<void> => {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  process.stderr.write(`Đã ghi ${await writeAt(out, name, text)}.\n`);
};
