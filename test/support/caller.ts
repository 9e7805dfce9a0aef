import type { Grant } from '#lib/directory';
import type { OpenServer } from '#lib/service';

/** An answer of the API, read; `body` is parsed if it is JSON. */
export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Somebody who calls the API under /api/v1; cookies are kept as a browser keeps them. */
export class Caller {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly own: Readonly<Record<string, string>> = {},
  ) {}

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.call('GET', path);
  }

  post<T = unknown>(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.call('POST', path, body, headers);
  }

  async call<T = unknown>(
    method: Method,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const csrf = this.cookies.get('motcua_csrf');
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== '' && { cookie }),
        ...(csrf !== undefined && method !== 'GET' && { 'x-csrf-token': csrf }),
        ...this.own,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: (json ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  }
}

/** A system that holds some grants, calling with its key. */
export const aSystem = async (server: OpenServer, ...grants: Grant[]): Promise<Caller> => {
  const { key } = await server.apiKeys.create('hệ thống thử', grants);
  return new Caller(server.url, { authorization: `Bearer ${key}` });
};

/** A person with an account of their own, signed in with a password they chose. */
export const aPerson = async (
  server: OpenServer,
  account: { username: string; grants?: Grant[]; administrator?: boolean },
): Promise<Caller & { id: string }> => {
  const made = await server.accounts.create({ name: account.username, ...account });
  const caller = new Caller(server.url);
  const { username } = account;
  await caller.post('/session', { username, password: made.oneTimePassword });
  const changed = await caller.post('/session/password', {
    current: made.oneTimePassword,
    next: 'mật khẩu dùng lâu dài 7',
  });
  if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
  return Object.assign(caller, { id: made.account.id });
};
