import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { certificatesIn } from './chain.ts';

const schema = z.object({
  SIGNATURES: z.enum(['off', 'verify'], 'phải là off hoặc verify').default('off'),
  SIGNATURE_TRUST: z.string().min(1).optional(),
});

/** Whom signatures are believed for; undefined: they are recorded as said, and not checked. */
export type SignatureSettings = { anchors: readonly string[] } | undefined;

/** A variable of the environment that cannot be used. */
export class SignatureSettingsInvalid extends Error {
  override readonly name = 'SignatureSettingsInvalid';
  readonly code = 'environment-invalid';
}

/**
 * What the environment says of digital signatures.
 *
 * @throws SignatureSettingsInvalid naming the variable
 */
export const signatureSettings = (environment: NodeJS.ProcessEnv): SignatureSettings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(issue?.path.join('.') ?? '', issue?.message ?? '');
  }
  const { SIGNATURES, SIGNATURE_TRUST } = parsed.data;
  if (SIGNATURES === 'off') return undefined;
  if (SIGNATURE_TRUST === undefined)
    throw invalid('SIGNATURE_TRUST', 'phải là tệp PEM các chứng thư gốc được tin cậy');
  return { anchors: [anchorsIn(SIGNATURE_TRUST)] };
};

const anchorsIn = (path: string): string => {
  try {
    const pem = readFileSync(path, 'utf8');
    if (certificatesIn(pem).length > 0) return pem;
  } catch (error) {
    throw invalid('SIGNATURE_TRUST', `không đọc được (${path})`, error);
  }
  throw invalid('SIGNATURE_TRUST', `không có chứng thư nào (${path})`);
};

const invalid = (name: string, message: string, cause?: unknown) =>
  new SignatureSettingsInvalid(`Biến môi trường ${name} ${message}.`, { cause });
