import { type FastifyInstance, errorCodes } from 'fastify';

const BYTES = 'application/octet-stream';

/** Lets one route, and no other, take a body of bytes as the stream it comes in. */
export const acceptBytes = (fastify: FastifyInstance, path: string): void => {
  fastify.addContentTypeParser(BYTES, (request, payload, done) => {
    if (request.routeOptions.url === path) done(null, payload);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(BYTES), undefined);
  });
};
