import { cookiesAreSecure, identityConfig } from './config.ts';

const oidc = {
  PUBLIC_URL: 'https://motcua.example',
  OIDC_ISSUER: 'https://id.example/realms/tinh',
  OIDC_CLIENT_ID: 'motcua',
};

describe('the environment', () => {
  it('may say nothing: passwords alone, on any address', () => {
    expect(identityConfig({})).toMatchObject({ publicUrl: undefined, oidc: undefined });
  });

  it('names a provider, which sends people back to our public address', () => {
    const config = identityConfig({ ...oidc, OIDC_CLIENT_SECRET: 'x' }).oidc;
    expect(config).toMatchObject({ clientId: 'motcua', clientSecret: 'x' });
    expect(config?.issuer.href).toBe(oidc.OIDC_ISSUER);
    expect(config?.callback.href).toBe('https://motcua.example/api/v1/session/oidc/callback');
  });

  it('takes an empty variable for an absent one', () => {
    expect(identityConfig({ PUBLIC_URL: '', OIDC_ISSUER: '' }).oidc).toBeUndefined();
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['PUBLIC_URL', { PUBLIC_URL: 'http://motcua.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'motcua.example' }],
    ['PUBLIC_URL', { ...oidc, PUBLIC_URL: undefined }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://id.example' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: undefined }],
    ['OIDC_ISSUER', { OIDC_CLIENT_SECRET: 'x' }],
    ['OIDC_CLIENT_ID', { ...oidc, OIDC_CLIENT_ID: undefined }],
  ])('is refused by the name of %s: %j', (name, environment) => {
    expect(() => identityConfig(environment)).toThrow(
      expect.objectContaining({
        code: 'environment-invalid',
        message: expect.stringContaining(name) as string,
      }) as Error,
    );
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:3000'])(
    'may name %s without https: it never leaves the machine',
    (url) => {
      expect(identityConfig({ PUBLIC_URL: url }).publicUrl?.href).toBe(new URL(url).href);
    },
  );
});

describe('cookies', () => {
  it.each([
    [undefined, 'http', 'localhost', false],
    [undefined, 'http', '127.0.0.1', false],
    [undefined, 'http', 'motcua.example', true],
    [undefined, 'http', 'localhost.evil.example', true],
    [undefined, 'https', 'localhost', true],
    ['https://motcua.example', 'http', 'localhost', true],
    ['http://127.0.0.1:3000', 'http', '127.0.0.1', false],
  ])('behind %s, asked by %s at %s: Secure is %s', (publicUrl, protocol, hostname, secure) => {
    const config = { publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl) };
    expect(cookiesAreSecure(config, { protocol, hostname })).toBe(secure);
  });
});
