import type { FastifyInstance } from 'fastify';
import { errorCodes } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';
/** Bytes: a code, a few digits, a comment of a thousand letters. */
const LARGEST = 16 * 1024;

/**
 * Lets the routes under a path, and no others, take forms. A page without JavaScript can send nothing else;
 * everywhere else a form is refused for its media type, so that no page of another site can send to the API
 * what a browser sends without asking.
 */
export const acceptForms = (fastify: FastifyInstance, path: string): void => {
  fastify.addContentTypeParser<string>(
    FORM,
    { parseAs: 'string', bodyLimit: LARGEST },
    (request, body, done) => {
      const { url = '' } = request.routeOptions;
      if (url === path || url.startsWith(`${path}/`)) done(null, new URLSearchParams(body));
      else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(FORM), undefined);
    },
  );
};

/** A field of the form a request brought; '' if there is none. */
export const fieldOf = ({ body }: { body: unknown }, name: string): string =>
  body instanceof URLSearchParams ? (body.get(name) ?? '').trim() : '';
