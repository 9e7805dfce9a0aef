import * as client from 'openid-client';

import type { OidcFlowStore } from '#lib/persistence';

import type { IdentityConfig, OidcConfig } from './config.ts';
import { OidcRefused } from './errors.ts';
import { hashOfToken, randomToken } from './secrets.ts';

/** Who came back from the identity provider, and where they wanted to go. */
export interface ProviderLogin {
  issuer: string;
  subject: string;
  /** The e-mail address, if the provider says that it has verified it. */
  verifiedEmail: () => Promise<string | undefined>;
  /** A path of our own. */
  next: string;
}

/** How long a person may take at the provider, milliseconds; the cookie lives as long. */
const FLOW_LASTS = 600_000;
/** How long the provider may take to answer us, seconds. */
const TIMEOUT = 10;

/**
 * Login at an identity provider: OpenID Connect, authorization code with PKCE, state and nonce. What a login
 * has to remember stays on our side, once, under a token only the person's browser has. The provider is
 * asked who it is when it is first needed, and again until it answers.
 */
export class Oidc {
  #provider: Promise<client.Configuration> | undefined;

  constructor(
    private readonly config: Pick<IdentityConfig, 'oidc' | 'clock'>,
    private readonly flows: OidcFlowStore,
  ) {}

  /**
   * Begins a login.
   *
   * @param next - a path of our own
   * @returns the provider's address to send the person to, and the token of the flow for their browser
   * @throws OidcRefused 'oidc-not-configured' | 'oidc-unavailable'
   */
  async begin(next: string): Promise<{ address: string; flow: string }> {
    const { callback } = this.#configured();
    const provider = await this.#discovered();
    const flow = randomToken();
    const [state, nonce, verifier] = [randomToken(), randomToken(), randomToken()];
    const now = this.config.clock();
    await this.flows.endOlder(new Date(now));
    await this.flows.add({
      tokenHash: hashOfToken(flow),
      state,
      nonce,
      verifier,
      next,
      expiresAt: new Date(now + FLOW_LASTS),
    });
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: callback.href,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, flow };
  }

  /**
   * Finishes a login with what the provider sent the person back with; a flow is good for one attempt.
   *
   * @throws OidcRefused 'oidc-not-configured' | 'oidc-unavailable' | 'oidc-failed'
   */
  async finish(flow: string | undefined, answer: URLSearchParams): Promise<ProviderLogin> {
    const { callback } = this.#configured();
    const begun = flow === undefined ? null : await this.flows.take(hashOfToken(flow));
    if (!begun || begun.expiresAt.getTime() <= this.config.clock()) throw failed();
    const provider = await this.#discovered();
    const address = new URL(callback);
    address.search = answer.toString();
    try {
      const tokens = await client.authorizationCodeGrant(provider, address, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw failed();
      const { iss: issuer, sub: subject } = claims;
      return {
        issuer,
        subject,
        next: begun.next,
        verifiedEmail: async () =>
          emailOf(claims) ?? emailOf(await this.#userInfo(provider, tokens.access_token, subject)),
      };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  async #userInfo(provider: client.Configuration, token: string, subject: string): Promise<Claims> {
    if (provider.serverMetadata().userinfo_endpoint === undefined) return {};
    try {
      return await client.fetchUserInfo(provider, token, subject);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  #configured(): OidcConfig {
    if (this.config.oidc) return this.config.oidc;
    throw new OidcRefused(
      'oidc-not-configured',
      'Máy chủ này không dùng nhà cung cấp định danh; hãy đăng nhập bằng mật khẩu.',
    );
  }

  async #discovered(): Promise<client.Configuration> {
    this.#provider ??= discover(this.#configured());
    try {
      return await this.#provider;
    } catch (error) {
      this.#provider = undefined;
      throw unavailable(error);
    }
  }
}

type Claims = Readonly<Record<string, unknown>>;

const emailOf = ({ email, email_verified: verified }: Claims): string | undefined =>
  verified === true && typeof email === 'string' && email !== '' ? email : undefined;

const discover = ({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> =>
  client.discovery(
    issuer,
    clientId,
    undefined,
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT,
      execute: [
        client.enableNonRepudiationChecks,
        // Deprecated only to stand out; the configuration lets http through for this very machine alone.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  );

const unavailable = (cause: unknown): OidcRefused =>
  new OidcRefused(
    'oidc-unavailable',
    'Nhà cung cấp định danh đang không trả lời; hãy thử lại sau hoặc đăng nhập bằng mật khẩu.',
    { cause },
  );

const failed = (cause?: unknown): OidcRefused =>
  new OidcRefused(
    'oidc-failed',
    'Đăng nhập qua nhà cung cấp định danh không thành; hãy bắt đầu lại.',
    { cause },
  );

/** What the provider's refusal, or its silence, means. */
const refusalOf = (error: unknown): OidcRefused => {
  if (error instanceof OidcRefused) return error;
  return isAway(error) ? unavailable(error) : failed(error);
};

/** What no answer, a late one and an answer of a broken server have in common with each other, or behind them. */
const isAway = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { message, code, status, cause } = error as Readonly<Record<string, unknown>>;
  return (
    message === 'fetch failed' ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_ABORT' ||
    (typeof status === 'number' && status >= 500) ||
    isAway(cause)
  );
};
