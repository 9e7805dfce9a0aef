/**
 * The place of the QR code in a form: any picture whose alternative text (văn bản thay thế), title or name
 * holds `ma_qr`. An office may move it, size it, or put another picture there with that text; what is printed
 * is the code.
 */
import { QR_TAG } from './form-tags.ts';

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const PICTURE = 'word/media/ma-qr.png';
const ID = 'rIdMaQr';
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

const drawing = /<wp:(inline|anchor)\b[\s\S]*?<\/wp:\1>/g;
const named = new RegExp(`<wp:docPr\\b[^>]*"[^"]*\\b${QR_TAG}\\b[^"]*"`);
const isPlace = (xml: string): boolean => named.test(xml) && xml.includes('<a:blip');

/** Whether a document has a place for the code. */
export const hasQrPlace = (documentXml: string): boolean =>
  (documentXml.match(drawing) ?? []).some(isPlace);

/** The files of a document with the code in its place; the same files where it has none. */
export const putQr = (
  files: ReadonlyMap<string, Uint8Array>,
  picture: Uint8Array,
): Map<string, Uint8Array> => {
  const put = new Map(files);
  const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
  const edit = (path: string, xml: string): void => void put.set(path, Buffer.from(xml, 'utf8'));
  const before = text(DOCUMENT);
  if (!hasQrPlace(before)) return put;
  edit(
    DOCUMENT,
    before.replace(drawing, (xml) => (isPlace(xml) ? pointed(xml) : xml)),
  );
  const relation = `<Relationship Id="${ID}" Type="${IMAGE}" Target="media/ma-qr.png"/>`;
  // A template made of a printed form has ours already.
  const others = text(RELATIONS).replace(new RegExp(`<Relationship\\b[^>]*Id="${ID}"[^>]*/>`), '');
  edit(RELATIONS, others.replace('</Relationships>', `${relation}</Relationships>`));
  const types = text(TYPES);
  if (!/Extension="png"/i.test(types)) {
    const type = '<Default Extension="png" ContentType="image/png"/>';
    edit(TYPES, types.replace(/(<Types\b[^>]*>)/, `$1${type}`));
  }
  return put.set(PICTURE, picture);
};

/** The picture pointed at the code, whatever it showed; a vector twin Word keeps beside it is dropped. */
const pointed = (xml: string): string =>
  xml.replace(/<a:blip\b[^>]*?(\/>|>[\s\S]*?<\/a:blip>)/, `<a:blip r:embed="${ID}"/>`);
