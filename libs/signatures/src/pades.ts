/**
 * Signatures inside a PDF (PAdES, ISO 32000-1, 12.8): a CMS in /Contents over the bytes that /ByteRange names,
 * which are all of the file but that CMS itself.
 */
import { verifyCms } from './cms.ts';
import { SignatureRefused } from './refusal.ts';
import type { Signature, Trust } from './signature.ts';

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/** Where a signature stands in a file, and what of it it is over. */
interface Place {
  /** The CMS as hexadecimal digits, filled up with zeros. */
  contents: string;
  pieces: [Uint8Array, Uint8Array];
  /** The byte after the last one it is over. */
  end: number;
}

/**
 * The signatures of a PDF, the first one first; all of them hold, and the last is over the whole file. A file that
 * was added to after its last signature, be it by a viewer that saved it, is refused: nobody signed what it shows.
 *
 * @throws SignatureRefused
 */
export const verifyPdf = (pdf: Buffer, trust: Trust): Signature[] => {
  const text = pdf.toString('latin1');
  const places = [...text.matchAll(RANGE)]
    .map((found) => placeOf(pdf, text, found.slice(1).map(Number)))
    .sort((one, other) => one.end - other.end);
  const last = places.at(-1);
  if (!last) throw new SignatureRefused('signature-missing', 'no /ByteRange');
  if (last.end !== pdf.length)
    throw new SignatureRefused(
      'signature-altered',
      `${pdf.length - last.end} bytes after the last`,
    );
  return places.flatMap(({ contents, pieces }) => verifyCms(pieces, cmsIn(contents), trust));
};

/** @throws SignatureRefused signature-altered unless the gap in the range is its /Contents and nothing else */
const placeOf = (pdf: Buffer, text: string, range: readonly number[]): Place => {
  const [start = 0, first = 0, second = 0, rest = 0] = range;
  const gap = text.slice(first, second);
  const contents = /^<([0-9A-Fa-f]+)>$/.exec(gap)?.[1];
  if (start !== 0 || second <= first || second + rest > pdf.length || contents === undefined)
    throw new SignatureRefused('signature-altered', `/ByteRange [${range.join(' ')}]`);
  return {
    contents,
    pieces: [pdf.subarray(0, first), pdf.subarray(second, second + rest)],
    end: second + rest,
  };
};

/** The CMS without the zeros that fill its place up: a DER value says how long it is. */
const cmsIn = (contents: string): Buffer => {
  const bytes = Buffer.from(contents, 'hex');
  const [tag, length = 0] = bytes;
  const lengthBytes = length < 0x80 ? 0 : length & 0x7f;
  if (tag !== 0x30 || lengthBytes > 4)
    throw new SignatureRefused('signature-missing', 'an empty signature field');
  const size = lengthBytes === 0 ? length : bytes.readUIntBE(2, lengthBytes);
  return bytes.subarray(0, 2 + lengthBytes + size);
};
