/** A code as codes are printed: `000.22.24.H23-230316-0007`, the day with its year in two or four digits. */
const CODE = /^[A-Z0-9][A-Z0-9.]*-(?:\d{6}|\d{8})-\d{4,}$/;

/**
 * The code of a dossier in what a scanner typed: a code itself, or the look-up address of a slip's QR.
 *
 * @returns undefined for anything else: words somebody searches for
 * @example
 * scannedCode('https://motcua.example.vn/tra-cuu?ma=000.22.24.H23-230316-0007') // '000.22.24.H23-230316-0007'
 */
export const scannedCode = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').trim();
  const code = /^https?:\/\//i.test(text) ? codeIn(text) : text;
  const upper = code.toUpperCase();
  return CODE.test(upper) ? upper : undefined;
};

const codeIn = (address: string): string =>
  URL.canParse(address) ? (new URL(address).searchParams.get('ma') ?? '').trim() : '';
