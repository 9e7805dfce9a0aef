import { z } from 'zod';

const HOUR = 3_600_000;

const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname);

/** https, or http that never leaves the machine. */
export const safeUrl = z
  .string()
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  }, 'phải là địa chỉ https:// (http:// chỉ cho máy cục bộ)')
  .transform((text) => new URL(text));

const environmentSchema = z
  .object({
    PUBLIC_URL: safeUrl.optional(),
    OIDC_ISSUER: safeUrl.optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  })
  .superRefine((given, context) => {
    const missing = (name: 'PUBLIC_URL' | 'OIDC_CLIENT_ID' | 'OIDC_ISSUER') => {
      if (given[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'còn thiếu cho OIDC' });
    };
    if (given.OIDC_ISSUER) (['PUBLIC_URL', 'OIDC_CLIENT_ID'] as const).forEach(missing);
    if (given.OIDC_CLIENT_ID ?? given.OIDC_CLIENT_SECRET) missing('OIDC_ISSUER');
  });

export interface OidcConfig {
  issuer: URL;
  clientId: string;
  clientSecret: string | undefined;
  /** Where the provider sends people back to. */
  callback: URL;
}

/** How people and systems are recognised. */
export interface IdentityConfig {
  publicUrl: URL | undefined;
  oidc: OidcConfig | undefined;
  /** A session ends after this long without a request, and after this long in any case; milliseconds. */
  session: { idle: number; absolute: number };
  /** Milliseconds a verified token is believed without asking the database again. */
  believed: number;
  clock: () => number;
}

/** The environment says something about identity that cannot be used. */
export class IdentityConfigInvalid extends Error {
  override readonly name = 'IdentityConfigInvalid';
  readonly code = 'environment-invalid';
}

/**
 * What the environment says: PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET; none is needed.
 *
 * @throws IdentityConfigInvalid naming the variable
 */
export const identityConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): IdentityConfig => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new IdentityConfigInvalid(
      `Biến môi trường ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const { PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = parsed.data;
  return {
    publicUrl: PUBLIC_URL,
    oidc:
      OIDC_ISSUER && OIDC_CLIENT_ID !== undefined && PUBLIC_URL
        ? {
            issuer: OIDC_ISSUER,
            clientId: OIDC_CLIENT_ID,
            clientSecret: OIDC_CLIENT_SECRET,
            callback: new URL('/api/v1/session/oidc/callback', PUBLIC_URL),
          }
        : undefined,
    session: { idle: 8 * HOUR, absolute: 12 * HOUR },
    believed: 5_000,
    clock: Date.now,
  };
};

/** Whether cookies of a request must be Secure: always, but for plain http on this very machine. */
export const cookiesAreSecure = (
  { publicUrl }: Pick<IdentityConfig, 'publicUrl'>,
  request: { protocol: string; hostname: string },
): boolean =>
  publicUrl
    ? publicUrl.protocol === 'https:'
    : request.protocol === 'https' || !isLoopback(request.hostname);
