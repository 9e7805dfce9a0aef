import { createHash } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

const weak = (tag: string): string => tag.trim().replace(/^W\//, '');

/**
 * Marks an answer that is the same as long as its content is (RFC 9110, entity tags): a browser keeps it and asks
 * each time, who may still see it, whether it has changed. True: the asker has it already, and is told so by 304.
 *
 * @param content - what the answer is made of
 */
export const isUnchanged = (
  { headers }: FastifyRequest,
  reply: FastifyReply,
  content: string | Uint8Array,
): boolean => {
  const tag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
  const known = (headers['if-none-match'] ?? '').split(',').map(weak);
  const unchanged = known.includes(tag);
  if (unchanged) void reply.status(304);
  return unchanged;
};
