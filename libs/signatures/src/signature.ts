/**
 * What is not looked at. revocation: whether the certificate was called back since (CRL, OCSP); time: whether the
 * time of signing is more than the signer's own word.
 */
export const unchecked = ['revocation', 'time'] as const;
export type Unchecked = (typeof unchecked)[number];

/** A digital signature that holds: over these bytes, by a certificate that leads to a trusted one. */
export interface Signature {
  /** Of the signer's certificate, as in RFC 2253 but in the certificate's own order: `CN=…, O=…`. */
  subject: string;
  issuer: string;
  /** Upper-case hex. */
  serial: string;
  /** sha256 of the signer's certificate, lower-case hex. */
  certificate: string;
  /** When it was signed by the signer's own word, ISO 8601; null: not said. */
  signedAt: string | null;
  notChecked: readonly Unchecked[];
}

/** Whom a signature is believed for. */
export interface Trust {
  /** Certificates, of a root or of an issuer below it, a signer's chain must lead to; PEM. */
  anchors: readonly string[];
  now: Date;
}
