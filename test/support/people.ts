import { type ApiClient, apiClient, answerOf } from '#lib/api-client';
import type { Grant } from '#lib/directory';

/**
 * Somebody who calls the API by the generated client: a person with cookies as a browser keeps them, a
 * system with a key, or, with neither, nobody.
 */
export class Caller {
  readonly api: ApiClient;
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly key?: string,
  ) {
    this.api = apiClient({
      baseUrl: url,
      headers: () => this.headers(),
      fetch: async (request) => {
        const response = await fetch(request);
        this.keep(response);
        return response;
      },
    });
  }

  /** What says who is asking, for a request that is not the client's. */
  headers(): Record<string, string> {
    if (this.key !== undefined) return { authorization: `Bearer ${this.key}` };
    if (this.cookies.size === 0) return {};
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { cookie, 'x-csrf-token': this.cookies.get('motcua_csrf') ?? '' };
  }

  async signIn(username: string, password: string): Promise<Account> {
    const { account } = await answerOf(
      this.api.POST('/api/v1/session', { body: { username, password } }),
    );
    if (!account) throw new Error(`${username} has no session`);
    return account;
  }

  private keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

type Account = { id: string; username: string };

/** A person at work, with the session they signed in for. */
export interface Person extends Account {
  caller: Caller;
  api: ApiClient;
}

/** What a test's people are called by: nobody types it. */
const passwordOf = (username: string): string =>
  `mật khẩu của ${Buffer.from(username).toString('hex')}`;

/** The administrator of a fresh installation, who has changed the password for one use. */
export const takeOffice = async (
  url: string,
  { username, oneTimePassword }: { username: string; oneTimePassword: string },
): Promise<Person> => {
  const caller = new Caller(url);
  const { id } = await caller.signIn(username, oneTimePassword);
  await answerOf(
    caller.api.POST('/api/v1/session/password', {
      body: { current: oneTimePassword, next: passwordOf(username) },
    }),
  );
  return { id, username, caller, api: caller.api };
};

/** A new account with these roles, its password changed and a session begun. */
export const employ = async (
  administrator: Person,
  username: string,
  ...grants: Grant[]
): Promise<Person> => {
  const { oneTimePassword } = await answerOf(
    administrator.api.POST('/api/v1/accounts', {
      body: { username, name: `Người ${username}`, grants: grants.map(plain) },
    }),
  );
  return takeOffice(administrator.caller.url, { username, oneTimePassword });
};

/** The same person, signed in at another address of the installation. */
export const signInAt = async (url: string, { username }: Account): Promise<Person> => {
  const caller = new Caller(url);
  const { id } = await caller.signIn(username, passwordOf(username));
  return { id, username, caller, api: caller.api };
};

/** A system with a key of its own. */
export const connectSystem = async (
  administrator: Person,
  name: string,
  ...grants: Grant[]
): Promise<Person> => {
  const { id, key } = await answerOf(
    administrator.api.POST('/api/v1/api-keys', { body: { name, grants: grants.map(plain) } }),
  );
  const caller = new Caller(administrator.caller.url, key);
  return { id: `ht-${id}`, username: name, caller, api: caller.api };
};

const plain = ({ role, agency, fields }: Grant) => ({
  role,
  agency,
  ...(fields && { fields: [...fields] }),
});
