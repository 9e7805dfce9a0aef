import { X509Certificate } from 'node:crypto';

import { fromBER } from 'asn1js';
import { BasicConstraints, Certificate } from 'pkijs';

import { SignatureRefused } from './refusal.ts';

/** Longest chain that is followed, certificates. */
const LONGEST = 8;
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
/** Bits of the first octet of KeyUsage (RFC 5280, 4.2.1.3). */
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const KEY_CERT_SIGN = 0x04;
/** Extensions whose meaning is looked at here, or does not change what a signature of a document is worth. */
const understood = new Set([
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.17', // subjectAltName
  '2.5.29.31', // cRLDistributionPoints: revocation is said not to be checked
  '2.5.29.32', // certificatePolicies
  '2.5.29.35', // authorityKeyIdentifier
  '2.5.29.37', // extKeyUsage
  '1.3.6.1.5.5.7.1.1', // authorityInfoAccess
  '1.3.6.1.5.5.7.1.3', // qcStatements
]);

/** Certificates as a PEM text has them, one after another. */
export const certificatesIn = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (one) => new X509Certificate(one),
  );

/**
 * Follows a signer's certificate to a trusted one: each is issued and signed by the next, which may issue, and
 * every one of them is valid at each of the times. A trusted certificate ends the chain, root or not.
 *
 * @param given - certificates that came with the signature, in any order
 * @throws SignatureRefused signature-untrusted, signature-expired
 */
export const checkChain = (
  signer: X509Certificate,
  given: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  times: readonly Date[],
): void => {
  const own = constraintsOf(signer);
  if (own.usage !== null && (own.usage & (DIGITAL_SIGNATURE | NON_REPUDIATION)) === 0)
    throw new SignatureRefused('signature-untrusted', 'key usage does not allow signing');
  const isAnchor = (one: X509Certificate) => anchors.some(({ raw }) => raw.equals(one.raw));
  let current = signer;
  for (let below = -1; below < LONGEST; below += 1) {
    checkTimes(current, times);
    if (isAnchor(current)) return;
    const issuer = [...anchors, ...given].find(
      (one) => mayIssue(one, below + 1) && issued(one, current),
    );
    if (!issuer) break;
    current = issuer;
  }
  throw new SignatureRefused('signature-untrusted', `no chain from ${signer.subject}`);
};

const issued = (issuer: X509Certificate, subject: X509Certificate): boolean =>
  subject.checkIssued(issuer) && subject.verify(issuer.publicKey);

/** @param below - how many issuers already stand between it and the signer */
const mayIssue = (certificate: X509Certificate, below: number): boolean => {
  const { ca, pathLength, usage } = constraintsOf(certificate);
  return (
    ca &&
    (pathLength === null || below <= pathLength) &&
    (usage === null || (usage & KEY_CERT_SIGN) !== 0)
  );
};

const checkTimes = (
  { validFrom, validTo, subject }: X509Certificate,
  times: readonly Date[],
): void => {
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  if (times.every((time) => from <= time.getTime() && time.getTime() <= to)) return;
  throw new SignatureRefused('signature-expired', `${subject}: ${validFrom} – ${validTo}`);
};

interface Constraints {
  ca: boolean;
  /** How many issuers may stand below it; null: any. */
  pathLength: number | null;
  /** First octet of its key usage; null: not said. */
  usage: number | null;
}

/** @throws SignatureRefused for a critical extension that is not understood (RFC 5280, 4.2) */
const constraintsOf = ({ raw, subject }: X509Certificate): Constraints => {
  const { extensions = [] } = Certificate.fromBER(raw);
  const strange = extensions.find(({ critical, extnID }) => critical && !understood.has(extnID));
  if (strange)
    throw new SignatureRefused('signature-untrusted', `${subject}: extension ${strange.extnID}`);
  const found = (id: string) => extensions.find(({ extnID }) => extnID === id)?.extnValue;
  const basic = found(BASIC_CONSTRAINTS);
  const { cA, pathLenConstraint } = basic
    ? new BasicConstraints({ schema: fromBER(basic.valueBlock.valueHexView).result })
    : { cA: false, pathLenConstraint: undefined };
  const usage = found(KEY_USAGE);
  return {
    ca: cA,
    pathLength: typeof pathLenConstraint === 'number' ? pathLenConstraint : null,
    // BIT STRING: tag, length, unused bits, then the bits.
    usage: usage ? (usage.valueBlock.valueHexView[3] ?? 0) : null,
  };
};
