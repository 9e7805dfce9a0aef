/**
 * A real identity provider as its own process, on loopback: `node provider.js PORT CALLBACK ACCOUNTS`, the last
 * as JSON {subject: {email, email_verified}}. Who logs in says so at the page of the interaction with
 * `?login=SUBJECT`, or refuses with `?login=`. Prints "ready" when it listens.
 */
import { createServer } from 'node:http';

import { Provider } from 'oidc-provider';

const [port = '', callback = '', accounts = '{}'] = process.argv.slice(2);
const claims = JSON.parse(accounts);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { client_id: 'motcua', client_secret: 'secret-of-the-test', redirect_uris: [callback] },
  ],
  cookies: { keys: ['thử nghiệm'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims[sub] }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  const login = searchParams.get('login');
  if (!pathname.startsWith('/interaction/') || login === null) return answer(request, response);
  await provider.interactionFinished(
    request,
    response,
    login === '' ? { error: 'access_denied' } : { login: { accountId: login } },
  );
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
