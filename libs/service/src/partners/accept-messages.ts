import type { FastifyInstance } from 'fastify';

/** Where systems outside exchange messages and documents with us. */
export const EXCHANGE = 'exchange/v1';

const JSON_TYPE = 'application/json';

/** Gives the routes of the exchange a JSON body as the bytes that were signed; every other route has it parsed. */
export const acceptMessages = (fastify: FastifyInstance): void => {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(JSON_TYPE);
  fastify.addContentTypeParser<Buffer>(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.url?.startsWith(`/${EXCHANGE}/`)) done(null, body);
    else void parse(request, body.toString('utf8'), done);
  });
};
