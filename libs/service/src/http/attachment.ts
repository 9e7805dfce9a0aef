import type { FastifyReply } from 'fastify';

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^A-Za-z0-9._ -]/g, '_');

/** A name as RFC 5987 writes it in a header. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The header that has a file saved under a name, whatever letters it has (RFC 6266): plain ones for old readers. */
export const attachment = (name: string): string =>
  `attachment; filename="${plain(name)}"; filename*=UTF-8''${extended(name)}`;

/** The type of a Word file. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Answers with a Word file under its name; it holds personal data, so nobody on the way keeps it. */
export const sendDocx = async (
  reply: FastifyReply,
  { name, content }: { name: string; content: Uint8Array },
): Promise<void> => {
  await reply
    .header('content-type', DOCX)
    .header('content-disposition', attachment(name))
    .header('cache-control', 'no-store')
    .send(Buffer.from(content));
};
