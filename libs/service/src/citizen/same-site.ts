import type { FastifyRequest } from 'fastify';

/**
 * Whether a form comes from a page of our own, as the browser says: nobody's browser is made to guess codes,
 * or to rate, by another site. Browsers without Sec-Fetch-Site tell Origin; text browsers neither, and are no
 * one's tool.
 */
export const isOurForm = (request: FastifyRequest, publicUrl: URL | undefined): boolean => {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.host || host === publicUrl?.host;
};
