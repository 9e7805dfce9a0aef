/** A QR code as a PNG: two colours, each module a whole number of dots, the same bytes every time. */
import { crc32 } from 'node:zlib';
import { create } from 'qrcode';

/** Dots along one module: at 22 mm across more than 350 dots to the inch. */
const SCALE = 12;
/** White modules around the code; the paper around the picture gives the rest of the four. */
const QUIET = 2;

/** The QR code of a text, at error correction level M (15 % may be lost to a fold or a stamp). */
export function qrPicture(text: string): Uint8Array {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const across = modules.size + 2 * QUIET;
  const side = across * SCALE;
  const width = 1 + Math.ceil(side / 8);
  /** A line of dots through a row of modules: no filter, then a bit for each dot, 1 is white. */
  const lineOf = (row: number): Buffer => {
    const line = Buffer.alloc(width);
    for (let x = 0; x < side; x += 1) {
      const column = Math.floor(x / SCALE) - QUIET;
      const inside = [column, row].every((at) => at >= 0 && at < modules.size);
      const at = 1 + (x >> 3);
      if (!inside || modules.get(row, column) === 0) line[at] = (line[at] ?? 0) | (0x80 >> (x & 7));
    }
    return line;
  };
  const dots = Buffer.concat(
    Array.from({ length: across }, (_, row) => lineOf(row - QUIET)).flatMap((line) =>
      Array.from({ length: SCALE }, () => line),
    ),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', stored(dots)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const chunk = (name: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  return Buffer.concat([number(body.byteLength), named, number(crc32(named))]);
};

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const BLOCK = 0xffff;

/** A zlib stream without compression, for the reason archive.ts gives. */
const stored = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  for (let at = 0; at < bytes.byteLength; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const head = Buffer.alloc(5);
    head[0] = at + BLOCK >= bytes.byteLength ? 1 : 0;
    head.writeUInt16LE(block.byteLength, 1);
    head.writeUInt16LE(~block.byteLength & 0xffff, 3);
    parts.push(head, block);
  }
  return Buffer.concat([...parts, number(adler32(bytes))]);
};

const adler32 = (bytes: Buffer): number => {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
};
