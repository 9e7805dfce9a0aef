import { InputInvalid } from './validation.pipe.ts';

/** The key of an Idempotency-Key header. @throws InputInvalid for one that cannot be kept */
export const keyIn = (header: string | undefined): string | undefined => {
  if (header === undefined || /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new InputInvalid([
    { field: 'Idempotency-Key', message: 'Phải có từ 1 đến 200 ký tự ASCII.' },
  ]);
};

/** The version an If-Match header names. @throws InputInvalid for anything but "7" */
export const versionIn = (header: string | undefined): number | undefined => {
  if (header === undefined || header === '*') return undefined;
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header) ?? [];
  if (version !== undefined) return Number(version);
  throw new InputInvalid([
    { field: 'If-Match', message: 'Phải là số lần ghi trong ngoặc kép, ví dụ "7".' },
  ]);
};

/**
 * Whether a Prefer header asks for no more than that it is done (`return=minimal`, RFC 7240 §4.2). A preference
 * nobody knows is no mistake.
 */
export const wantsMinimal = (header: string | undefined): boolean =>
  (header ?? '').split(/[,;]/).some((one) => /^\s*return\s*=\s*"?minimal"?\s*$/i.test(one));
