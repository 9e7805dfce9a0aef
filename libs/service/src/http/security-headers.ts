import type { FastifyInstance } from 'fastify';

/** Scripts and connections of this server alone; bpmn-js and Swagger UI set styles inline. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * Sends the security headers with every answer; what the API says is kept by no cache.
 *
 * @param https - the server is reached by https only: browsers are told to remember it
 */
export const sendSecurityHeaders = (fastify: FastifyInstance, https: boolean): void => {
  const all = https
    ? { ...headers, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : headers;
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(all);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
};
