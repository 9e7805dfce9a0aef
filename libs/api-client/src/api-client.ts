import createClient, { type Client } from 'openapi-fetch';

import { ApiUnreachable } from './answer.ts';
import type { paths } from './schema.ts';

export interface ApiClientOptions {
  /** Where the server listens, without a slash at the end; '' is the page's own server. */
  baseUrl: string;
  /** The surroundings' own unless given. */
  fetch?: (request: Request) => Promise<Response>;
  /** Sent with every request; asked anew each time, so that it may read a cookie. */
  headers?: (request: Request) => Readonly<Record<string, string>>;
}

/** Every path of the interface with its parameters, body and answer. */
export type ApiClient = Client<paths, 'application/json'>;

/**
 * Opens a client. Its calls resolve to `{data, error, response}`; {@link answerOf} makes them a value or a
 * thrown problem.
 *
 * @throws ApiUnreachable from a call that got no answer at all
 * @example
 * const api = apiClient({ baseUrl: 'http://127.0.0.1:3000' });
 * const { items } = await answerOf(api.GET('/api/v1/tasks', {}));
 */
export const apiClient = ({ baseUrl, fetch: own, headers }: ApiClientOptions): ApiClient => {
  const client = createClient<paths, 'application/json'>({
    baseUrl,
    fetch: async (request: Request) => {
      try {
        return await (own ?? globalThis.fetch)(request);
      } catch (error) {
        if (request.signal.aborted) throw error;
        throw new ApiUnreachable(error);
      }
    },
  });
  if (headers) {
    client.use({
      onRequest: ({ request }) => {
        for (const [name, value] of Object.entries(headers(request)))
          request.headers.set(name, value);
        return request;
      },
    });
  }
  return client;
};
