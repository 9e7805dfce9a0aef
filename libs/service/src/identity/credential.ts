import type { FastifyRequest } from 'fastify';

import { sessionToken } from './cookies.ts';

/** What a request says who is asking by: a system's key, or the token of a person's session. */
export type Credential = { key: string } | { session: string };

/** What a request presents; undefined for nothing, or nothing that can be read. */
export const credentialOf = (request: FastifyRequest): Credential | undefined => {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, key] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    return key === undefined ? undefined : { key };
  }
  const session = sessionToken(request);
  return session === undefined || session === '' ? undefined : { session };
};
