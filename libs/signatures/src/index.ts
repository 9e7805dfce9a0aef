// Digital signatures: whether a document was signed as it is, by whom, and whether they are believed.
// Signed PDF and detached CMS; says plainly what it does not check.
// Must not know: dossiers, the database, HTTP, where bytes are kept.
export { verifyCms } from './cms.ts';
export { verifyPdf } from './pades.ts';
export { SignatureRefused, signatureRefusals } from './refusal.ts';
export type { SignatureRefusalCode } from './refusal.ts';
export { signatureSettings, SignatureSettingsInvalid } from './settings.ts';
export type { SignatureSettings } from './settings.ts';
export { unchecked } from './signature.ts';
export type { Signature, Trust, Unchecked } from './signature.ts';
