import { apiClient, type components } from '#lib/api-client';

/** The parts of an answer, by the names the API gives them. */
export type Schemas = components['schemas'];

const SAFE = new Set(['GET', 'HEAD']);

/** Unsafe requests repeat the session's token: only pages of this server can read the cookie. */
const token = ({ method }: Request): Record<string, string> => {
  const found = /(?:^|;\s*)motcua_csrf=([^;]*)/.exec(document.cookie)?.[1];
  return SAFE.has(method) || found === undefined
    ? {}
    : { 'x-csrf-token': decodeURIComponent(found) };
};

/** The one client of this page's server. */
export const api = apiClient({ baseUrl: '', headers: token });
