import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { ApiProblem, ApiUnreachable } from '#lib/api-client';

import type { Schemas } from './api.ts';
import { connection } from './connection.ts';

export const SESSION = ['session'] as const;

/** Nobody is signed in any more; what the session tells of the server stays known. */
export const signedOut = (client: QueryClient): void => {
  client.setQueryData<Schemas['Session']>(
    SESSION,
    (before) => before && { ...before, account: null },
  );
};

const TRIES = 3;
const HALF_MINUTE = 30_000;

/** Whether asking again later may help: nobody answered, or the server said it is away. */
const passing = (error: unknown): boolean =>
  error instanceof ApiUnreachable || (error instanceof ApiProblem && error.status === 503);

/** Makes the cache of everything asked of the server, and tells session and connection what answers mean. */
export const openQueryClient = (): QueryClient => {
  const heed = (error: unknown): void => {
    if (error instanceof ApiUnreachable) connection.set('down');
    if (!(error instanceof ApiProblem)) return;
    connection.set('up');
    if (error.status === 401 && error.code !== 'login-wrong') signedOut(client);
    if (error.code === 'password-must-change')
      void client.invalidateQueries({ queryKey: [...SESSION] });
  };
  const up = () => connection.set('up');
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: heed, onSuccess: up }),
    mutationCache: new MutationCache({ onError: heed, onSuccess: up }),
    defaultOptions: {
      // A server in the same building may answer although the browser believes itself offline.
      queries: {
        networkMode: 'always',
        staleTime: HALF_MINUTE,
        refetchOnWindowFocus: false,
        retry: (count, error) => passing(error) && count < TRIES,
      },
      // Never by itself: whoever pressed the button decides, with the same Idempotency-Key.
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
};
