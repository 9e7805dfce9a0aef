import { deflateRawSync } from 'node:zlib';
import { pack, seal, unpack } from './archive.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const texts = (zip: Uint8Array) =>
  [...unpack(zip)].map(([path, body]) => [path, Buffer.from(body).toString('utf8')]);

test('what is packed is unpacked in the same order, names and content in Vietnamese too', () => {
  const zip = pack(
    new Map([
      ['b.xml', bytes('hồ sơ')],
      ['a/tệp.xml', bytes('')],
    ]),
  );
  expect(texts(zip)).toEqual([
    ['b.xml', 'hồ sơ'],
    ['a/tệp.xml', ''],
  ]);
});

test('equal files give equal bytes', () => {
  const files = new Map([['a', bytes('x')]]);
  expect(pack(files)).toEqual(pack(files));
});

test('deflated entries are read', () => {
  const body = deflateRawSync(Buffer.from('nội dung'));
  const zip = Buffer.from(pack(new Map([['a', new Uint8Array(body)]])));
  zip.writeUInt16LE(8, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 10);
  expect(texts(zip)).toEqual([['a', 'nội dung']]);
});

test('what is no zip is refused', () => {
  expect(() => unpack(bytes('không phải zip'))).toThrow('not a zip');
});

test.each([
  ['2023-06-15T08:30:00+07:00', '2023-06-15T01:30:00Z'],
  ['không rõ', '1980-01-01T00:00:00Z'],
])('sealing at %s states %s as the time of writing', (stamp, stated) => {
  const core = (at: string) => `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`;
  const zip = pack(new Map([['docProps/core.xml', bytes(core('2026-01-01T00:00:00Z'))]]));
  expect(texts(seal(zip, stamp))).toEqual([['docProps/core.xml', core(stated)]]);
});
