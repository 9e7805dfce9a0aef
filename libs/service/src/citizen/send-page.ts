import type { FastifyReply } from 'fastify';

/** Nothing but our style sheet, and forms to ourselves. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Headers of every page: kept by nobody, found by no search engine, run by no script. No other site hears where
 * the reader came from; our own does, since browsers that say no more than Origin of a form would say nothing.
 */
const headers: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
};

export const sendPage = (reply: FastifyReply, status: number, page: string): void => {
  void reply.status(status).headers(headers).send(page);
};

/** Leads on after a form, so that going back or reloading sends nothing again. */
export const leadTo = (reply: FastifyReply, address: string): void => {
  void reply.headers(headers).redirect(address, 303);
};
