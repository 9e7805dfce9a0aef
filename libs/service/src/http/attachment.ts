import type { FastifyReply } from 'fastify';

import { DOCX } from '../answers.ts';

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^A-Za-z0-9._ -]/g, '_');

/** A name as RFC 5987 writes it in a header. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A Content-Disposition (RFC 6266) under a name, whatever letters it has: plain ones for old readers. */
export const contentDisposition = (how: 'attachment' | 'inline', name: string): string =>
  `${how}; filename="${plain(name)}"; filename*=UTF-8''${extended(name)}`;

/** The policy of a file that is answered: nothing in it runs, loads or sends anything, whoever opens it where. */
export const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** Answers with a Word file under its name; it holds personal data, so nobody on the way keeps it. */
export const sendDocx = async (
  reply: FastifyReply,
  { name, content }: { name: string; content: Uint8Array },
): Promise<void> => {
  await reply
    .header('content-type', DOCX)
    .header('content-disposition', contentDisposition('attachment', name))
    .header('cache-control', 'no-store')
    .send(Buffer.from(content));
};
