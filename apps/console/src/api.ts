import { apiClient, type components } from '#lib/api-client';

/** The parts of an answer, by the names the API gives them. */
export type Schemas = components['schemas'];

const SAFE = new Set(['GET', 'HEAD']);

/** Unsafe requests repeat the session's token: only pages of this server can read the cookie. */
export const csrfToken = (): string | undefined => {
  const found = /(?:^|;\s*)motcua_csrf=([^;]*)/.exec(document.cookie)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
};

const token = ({ method }: Request): Record<string, string> => {
  const found = SAFE.has(method) ? undefined : csrfToken();
  return found === undefined ? {} : { 'x-csrf-token': found };
};

/** The one client of this page's server. */
export const api = apiClient({ baseUrl: '', headers: token });
