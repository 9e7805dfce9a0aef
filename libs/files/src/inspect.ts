import { type FileHandle, open } from 'node:fs/promises';

import { fileTypeFromFile } from 'file-type';

import { endingOf } from './file-name.ts';
import { FileRefusal, type FileRefusalCode } from './refusal.ts';
import { endsAsZip, type ZipEntry, zipEntries } from './zip-entries.ts';

/** A kind of file that is taken: how it is served, and how its names may end. */
export interface FileKind {
  mediaType: string;
  endings: readonly string[];
  /** Looks at what a first glance cannot see; answers why it is refused. */
  examine?: (file: FileHandle, size: number) => Promise<FileRefusalCode | undefined>;
}

/** A signature beside a document (chữ ký rời): CMS signed data, DER. */
const SIGNATURE = 'application/pkcs7-signature';
/** Its object identifier, 1.2.840.113549.1.7.2, as DER writes it, right after the lengths. */
const SIGNED_DATA = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Every kind that is taken; whatever is not here is refused. */
export const kinds: readonly FileKind[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], examine: (file, size) => pdf(file, size) },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { mediaType: 'image/png', endings: ['png'] },
  { mediaType: 'image/heic', endings: ['heic', 'heif'] },
  { mediaType: 'image/tiff', endings: ['tif', 'tiff'] },
  {
    mediaType: `${OFFICE}.wordprocessingml.document`,
    endings: ['docx'],
    examine: packageWith('word/document.xml'),
  },
  {
    mediaType: `${OFFICE}.spreadsheetml.sheet`,
    endings: ['xlsx'],
    examine: packageWith('xl/workbook.xml'),
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    endings: ['odt'],
    examine: packageWith('content.xml'),
  },
  { mediaType: 'application/xml', endings: ['xml'], examine: (file, size) => xml(file, size) },
  { mediaType: SIGNATURE, endings: ['p7s'] },
];

const withMacros = /^application\/vnd\.ms-(word|excel)\..*macroenabled/i;
/** Word and Excel files behind a password, and those of before 2007, are of this one container. */
const COMPOUND = 'application/x-cfb';

/**
 * Looks at a file's bytes, never at what its sender says of them, and tells its kind.
 *
 * @throws FileRefusal for a kind that is not taken, an ending that is not of its kind, and what is hidden or
 *   active inside as far as looking without unpacking sees
 */
export const inspect = async (path: string, name: string): Promise<FileKind> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw new FileRefusal('file-empty');
    const sniffed = (await fileTypeFromFile(path))?.mime ?? (await signatureIn(file)) ?? '';
    const kind = kinds.find(({ mediaType }) => mediaType === heicOf(sniffed));
    if (!kind) throw new FileRefusal(await whyNot(sniffed, file, size, name));
    if (!kind.endings.includes(endingOf(name))) throw new FileRefusal('file-extension');
    const flaw = (await mixed(kind, file, size)) ?? (await kind.examine?.(file, size));
    if (flaw) throw new FileRefusal(flaw);
    return kind;
  } finally {
    await file.close();
  }
};

const heicOf = (sniffed: string): string =>
  sniffed === 'image/heif' || sniffed === 'image/heic-sequence' ? 'image/heic' : sniffed;

/** The library of kinds does not know signatures. */
const signatureIn = async (file: FileHandle): Promise<string | undefined> => {
  const head = await readAt(file, 0, 32);
  const at = head.indexOf(SIGNED_DATA);
  return head.startsWith('\x30') && at > 0 && at <= 6 ? SIGNATURE : undefined;
};

const whyNot = async (
  sniffed: string,
  file: FileHandle,
  size: number,
  name: string,
): Promise<FileRefusalCode> => {
  if (withMacros.test(sniffed)) return 'file-macro';
  if (sniffed === COMPOUND && ['docx', 'xlsx'].includes(endingOf(name))) return 'file-encrypted';
  const entries = sniffed.includes('zip') ? await zipEntries(file, size) : undefined;
  if (entries?.some(({ encrypted }) => encrypted)) return 'file-encrypted';
  return 'file-kind';
};

const HEAD = 4096;
const CHUNK = 256 * 1024;

const readAt = async (file: FileHandle, at: number, length: number): Promise<string> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.toString('latin1', 0, bytesRead);
};

/** Which of some words stand anywhere in a file, read a chunk at a time. */
const found = async (
  file: FileHandle,
  size: number,
  words: Readonly<Record<string, RegExp>>,
): Promise<Set<string>> => {
  const seen = new Set<string>();
  // A word that stands across two chunks stands whole in one of them and the overlap.
  for (let at = 0; at < size; at += CHUNK - HEAD) {
    const text = await readAt(file, at, CHUNK);
    for (const [name, word] of Object.entries(words)) if (word.test(text)) seen.add(name);
  }
  return seen;
};

/** A file that is of another kind too for a reader that begins elsewhere. */
const mixed = async (
  { mediaType, endings }: FileKind,
  file: FileHandle,
  size: number,
): Promise<FileRefusalCode | undefined> => {
  const isPackage = ['docx', 'xlsx', 'odt'].some((ending) => endings.includes(ending));
  if (isPackage) return undefined;
  if (await endsAsZip(file, size)) return 'file-polyglot';
  if (mediaType === 'application/xml') return undefined;
  const head = await readAt(file, 0, HEAD);
  if (/<(?:!doctype html|html|script|svg|\?php)/i.test(head)) return 'file-polyglot';
  return mediaType !== 'application/pdf' && head.includes('%PDF-') ? 'file-polyglot' : undefined;
};

/** Begins with its header, ends with its end, is behind no password and starts nothing by itself. */
const pdf = async (file: FileHandle, size: number): Promise<FileRefusalCode | undefined> => {
  if (!(await readAt(file, 0, 5)).startsWith('%PDF-')) return 'file-polyglot';
  const tail = await readAt(file, Math.max(0, size - 1024), 1024);
  if (!tail.includes('%%EOF')) return 'file-damaged';
  const seen = await found(file, size, {
    locked: /\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</,
    active: /\/(?:JavaScript|JS|Launch)(?=[\s/<([])/,
  });
  if (seen.has('locked')) return 'file-encrypted';
  return seen.has('active') ? 'file-active' : undefined;
};

const macros =
  /(?:^|\/)vbaproject\.bin$|(?:^|\/)vbadata\.xml$|^basic\/|^scripts\/|(?:^|\/)macrosheets\//i;
const programs = /\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|msi|lnk|sh)$/i;
/** The most a document may unpack to, bytes, and how many times its packed size. */
const LARGEST_UNPACKED = 1024 * 1024 * 1024;
const LARGEST_RATIO = 200;

/** A document that is a zip archive of parts, one of which makes it what it is. */
function packageWith(part: string): NonNullable<FileKind['examine']> {
  return async (file, size) => {
    const entries = await zipEntries(file, size);
    if (!entries) return 'file-damaged';
    if (entries.some(({ encrypted }) => encrypted)) return 'file-encrypted';
    if (entries.some(({ name }) => macros.test(name))) return 'file-macro';
    if (entries.some(({ name }) => programs.test(name) || /(?:^|\/)\.\.(?:\/|$)/.test(name)))
      return 'file-active';
    if (!entries.some(({ name }) => name === part)) return 'file-damaged';
    return bursts(entries, size) ? 'file-active' : undefined;
  };
}

const bursts = (entries: readonly ZipEntry[], size: number): boolean => {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return unpacked > LARGEST_UNPACKED || unpacked > size * LARGEST_RATIO;
};

/** XML is taken for the signatures in it; a page, a picture or a style that draws itself is none. */
const xml = async (file: FileHandle, size: number): Promise<FileRefusalCode | undefined> => {
  const seen = await found(file, size, {
    signed: /http:\/\/www\.w3\.org\/2000\/09\/xmldsig#/,
    page: /http:\/\/www\.w3\.org\/1999\/xhtml|http:\/\/www\.w3\.org\/2000\/svg|<(?:[\w-]+:)?(?:html|svg|script)[\s>]/i,
    reaching: /<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/i,
  });
  if (seen.has('page')) return 'file-kind';
  if (seen.has('reaching')) return 'file-active';
  return seen.has('signed') ? undefined : 'file-kind';
};
