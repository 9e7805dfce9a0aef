import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';

import type { ImportFinding } from '#lib/bpmn';
import type { Finding } from '#lib/procedure';

import { printJson } from './output.ts';
import { deliver } from './procedure-faces.ts';
import { surroundings } from './surroundings.ts';

/** Where the schema lies as seen from a file of the catalogue; editors read it. */
const schemaLine = '# yaml-language-server: $schema=../../libs/procedure/procedure.schema.json\n';

/**
 * `motcua procedures import`: a BPMN file as the YAML of a definition. What was read is always written;
 * what could not be said stands at its head, on stderr and in the exit status.
 */
export const importBpmn = async (
  file: string,
  { out, json = false }: { out?: string; json?: boolean },
): Promise<void> => {
  const { fromBpmn } = await import('#lib/bpmn');
  const { readAgencyKinds } = await import('#lib/catalogue');
  const { readProcedure } = await import('#lib/procedure');
  const { stringify } = await import('yaml');

  const { definition, findings } = await fromBpmn(await xmlOf(file));
  const remarks = findings.map((finding) => `# ${inWords(finding)}\n`).join('');
  const text = `${schemaLine}${remarks}${stringify(definition, { lineWidth: 110 })}`;
  const kinds = new Set(Object.keys(await readAgencyKinds(surroundings().catalogue)));
  const lint = readProcedure(text, out ?? file, { kinds }).findings;
  if (findings.length > 0 || lint.some(({ severity }) => severity === 'error'))
    process.exitCode = 1;

  const name = `${basename(file, extname(file))}.yaml`;
  if (json) {
    if (out !== undefined) await deliver(text, out, name);
    printJson({ definition, findings, lint });
    return;
  }
  await deliver(text, out, name);
  for (const finding of findings) process.stderr.write(`${inWords(finding)}\n`);
  for (const finding of lint) process.stderr.write(`${lintInWords(finding)}\n`);
};

/** The text of a file of XML; what is no text at all is left to the reader of BPMN to refuse as that. */
const xmlOf = async (file: string): Promise<string> => {
  const { FileInvalid, readText } = await import('#lib/catalogue');
  try {
    return await readText(file);
  } catch (error) {
    if (!(error instanceof FileInvalid)) throw error;
    const bytes = await readFile(file, 'latin1');
    if (/^(?:ÿþ|þÿ)?[\s\0]*</.test(bytes)) throw error;
    return bytes;
  }
};

/** On one line whatever the file says: the line is a comment of YAML too. */
const inWords = ({ element, code, reason }: ImportFinding): string =>
  [element === '' ? '(cả tệp)' : element, code, reason]
    .map((part) => part.replaceAll(/\s+/g, ' '))
    .join('  ');

const lintInWords = ({ line, severity, code, path, message }: Finding): string =>
  `dòng ${line}  ${severity === 'error' ? 'lỗi' : 'cảnh báo'}  ${code}  ${path === '' ? '' : `${path}: `}${message}`;
