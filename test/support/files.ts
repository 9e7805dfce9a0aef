import PizZip from 'pizzip';

import type { components, Problem } from '#lib/api-client';

import type { Person } from './people.ts';

export type UploadedFile = components['schemas']['UploadedFile'];

/** Sends bytes as a browser does; what the server answers, whatever it is. */
export const send = ({ caller }: Pick<Person, 'caller'>, name: string, bytes: Buffer) =>
  fetch(`${caller.url}/api/v1/files`, {
    method: 'POST',
    headers: {
      ...caller.headers(),
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    body: new Uint8Array(bytes),
  });

/** Uploads a file that must be taken. */
export const upload = async (
  person: Pick<Person, 'caller'>,
  name: string,
  bytes: Buffer = pdfOf(name),
): Promise<UploadedFile> => {
  const response = await send(person, name, bytes);
  const body = (await response.json()) as UploadedFile | Problem;
  if (response.status !== 201) throw new Error(JSON.stringify(body));
  return body as UploadedFile;
};

/** Asks for a file; what the server answers, whatever it is. */
export const download = ({ caller }: Pick<Person, 'caller'>, id: string, query = '') =>
  fetch(`${caller.url}/api/v1/files/${id}${query}`, { headers: caller.headers() });

/** The least a PDF needs, about a text; more of it as wanted. */
export const pdfOf = (text: string, inside = ''): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R ${inside} >> endobj\n` +
      `2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\n% ${text}\n` +
      `trailer << /Root 1 0 R >>\n%%EOF\n`,
  );

/** A picture of one point. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A zip archive of texts by their names. */
export const zipOf = (parts: Readonly<Record<string, string>>): Buffer => {
  const zip = new PizZip();
  // An OpenDocument says what it is in an entry that is not packed.
  for (const [name, text] of Object.entries(parts))
    zip.file(name, text, name === 'mimetype' ? { compression: 'STORE' } : {});
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};

const contentTypes = (part: string, type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Override PartName="/${part}" ContentType="${type}"/></Types>`;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The parts a Word document is told by, and more. */
export const docxOf = (more: Readonly<Record<string, string>> = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': contentTypes(
      'word/document.xml',
      `${OFFICE}.wordprocessingml.document.main+xml`,
    ),
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': '<document>Tờ khai</document>',
    ...more,
  });

export const xlsxOf = (more: Readonly<Record<string, string>> = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': contentTypes(
      'xl/workbook.xml',
      `${OFFICE}.spreadsheetml.sheet.main+xml`,
    ),
    '_rels/.rels': '<Relationships/>',
    'xl/workbook.xml': '<workbook/>',
    ...more,
  });
