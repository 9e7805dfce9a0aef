import { unpack } from '../../libs/documents/src/archive.ts';

const parts = (docx: Uint8Array): string =>
  Buffer.from(unpack(docx).get('word/document.xml') ?? []).toString('utf8');

/** What a Word file says, a line for each paragraph; a space that does not break is a space. */
export const docxText = (docx: Uint8Array): string =>
  parts(docx)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<w:br\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
