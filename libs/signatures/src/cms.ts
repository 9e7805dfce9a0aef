/**
 * Detached CMS signatures (PKCS#7 SignedData, RFC 5652) over given bytes. The parser reads ASN.1; every digest,
 * signature and certificate is checked by Node's own OpenSSL.
 */
import { constants, createHash, verify, X509Certificate } from 'node:crypto';

import { GeneralizedTime, ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';

import { certificatesIn, checkChain } from './chain.ts';
import { SignatureRefused } from './refusal.ts';
import { type Signature, type Trust, unchecked } from './signature.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/** Digests that still stand; MD5 and SHA-1 do not. */
const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const RSA = '1.2.840.113549.1.1.1';
/** Signature algorithms, each with the digest it names; rsaEncryption names none, RSASSA-PSS the one of the message. */
const algorithms: Readonly<Record<string, { kind: 'rsa' | 'pss' | 'ecdsa'; digest?: string }>> = {
  [RSA]: { kind: 'rsa' },
  '1.2.840.113549.1.1.10': { kind: 'pss' },
  '1.2.840.113549.1.1.11': { kind: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', digest: 'sha512' },
};
const how = {
  rsa: { padding: constants.RSA_PKCS1_PADDING },
  pss: {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_AUTO,
  },
  ecdsa: { dsaEncoding: 'der' },
} as const;
/** Milliseconds a signer's clock may be ahead of ours. */
const AHEAD = 5 * 60_000;

/**
 * The signatures of a detached CMS over some content; all of them hold.
 *
 * @param content - in pieces, as they follow each other
 * @throws SignatureRefused
 */
export const verifyCms = (
  content: readonly Uint8Array[],
  cms: Uint8Array,
  trust: Trust,
): Signature[] => {
  try {
    return signaturesOf(content, cms, trust);
  } catch (error) {
    if (error instanceof SignatureRefused) throw error;
    // Whatever the parsers stumble over was written by whoever sent the file.
    throw new SignatureRefused('signature-broken', String(error), { cause: error });
  }
};

const signaturesOf = (
  content: readonly Uint8Array[],
  cms: Uint8Array,
  trust: Trust,
): Signature[] => {
  const signed = signedDataOf(cms);
  if (signed.signerInfos.length === 0) throw new SignatureRefused('signature-missing', 'no signer');
  // Content inside would be signed in place of ours.
  if (signed.encapContentInfo.eContent)
    throw new SignatureRefused('signature-altered', 'not detached');
  const given = (signed.certificates ?? []).flatMap((one) =>
    one instanceof Certificate ? [new X509Certificate(Buffer.from(one.toSchema().toBER()))] : [],
  );
  const anchors = trust.anchors.flatMap(certificatesIn);
  return signed.signerInfos.map((info) => {
    const signer = signerOf(info, given);
    checkSignature(content, info, signer);
    const signedAt = signingTimeOf(info);
    if (signedAt && signedAt.getTime() > trust.now.getTime() + AHEAD)
      throw new SignatureRefused('signature-expired', `signed at ${signedAt.toISOString()}`);
    checkChain(signer, given, anchors, signedAt ? [signedAt, trust.now] : [trust.now]);
    return {
      subject: named(signer.subject),
      issuer: named(signer.issuer),
      serial: signer.serialNumber,
      certificate: createHash('sha256').update(signer.raw).digest('hex'),
      signedAt: signedAt?.toISOString() ?? null,
      notChecked: unchecked,
    };
  });
};

const signedDataOf = (cms: Uint8Array): SignedData => {
  const info = ContentInfo.fromBER(cms);
  if (info.contentType !== SIGNED_DATA)
    throw new SignatureRefused('signature-broken', info.contentType);
  return new SignedData({ schema: info.content });
};

const signerOf = ({ sid }: SignerInfo, given: readonly X509Certificate[]): X509Certificate => {
  const found = given.find((one) => {
    const { issuer, serialNumber, extensions } = Certificate.fromBER(one.raw);
    if (sid instanceof IssuerAndSerialNumber)
      return sid.issuer.isEqual(issuer) && sid.serialNumber.isEqual(serialNumber);
    const key = extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as unknown;
    const wanted = (sid as OctetString).valueBlock.valueHexView;
    return key instanceof OctetString && Buffer.from(wanted).equals(key.valueBlock.valueHexView);
  });
  if (!found) throw new SignatureRefused('signature-broken', 'the signer has no certificate');
  return found;
};

/** The content is what was digested, and the digest is what the signer's key signed. */
const checkSignature = (
  content: readonly Uint8Array[],
  info: SignerInfo,
  signer: X509Certificate,
): void => {
  const digest = digests[info.digestAlgorithm.algorithmId];
  const algorithm = algorithms[info.signatureAlgorithm.algorithmId];
  if (digest === undefined || !algorithm)
    throw new SignatureRefused(
      'signature-broken',
      `algorithms ${info.digestAlgorithm.algorithmId}, ${info.signatureAlgorithm.algorithmId}`,
    );
  const { signedAttrs } = info;
  if (!signedAttrs) throw new SignatureRefused('signature-broken', 'no signed attributes');
  if (valueOf(info, CONTENT_TYPE, ObjectIdentifier) === undefined)
    throw new SignatureRefused('signature-broken', 'no content type');
  const said = valueOf(info, MESSAGE_DIGEST, OctetString)?.valueBlock.valueHexView;
  const hash = createHash(digest);
  for (const piece of content) hash.update(piece);
  if (!said || !hash.digest().equals(said))
    throw new SignatureRefused('signature-altered', 'message digest');
  const key = signer.publicKey;
  if (key.asymmetricKeyType !== (algorithm.kind === 'ecdsa' ? 'ec' : 'rsa'))
    throw new SignatureRefused('signature-broken', `key ${key.asymmetricKeyType ?? ''}`);
  const holds = verify(
    algorithm.digest ?? digest,
    new Uint8Array(signedAttrs.encodedValue),
    { key, ...how[algorithm.kind] },
    info.signature.valueBlock.valueHexView,
  );
  if (!holds) throw new SignatureRefused('signature-broken', 'the key did not sign this');
};

const signingTimeOf = (info: SignerInfo): Date | undefined =>
  (valueOf(info, SIGNING_TIME, UTCTime) ?? valueOf(info, SIGNING_TIME, GeneralizedTime))?.toDate();

/** The one value of a signed attribute, where it is of the type it must be. */
const valueOf = <T>(
  { signedAttrs }: SignerInfo,
  type: string,
  of: new (...args: never[]) => T,
): T | undefined => {
  const found = signedAttrs?.attributes.filter((one) => one.type === type) ?? [];
  const values = found[0]?.values as unknown[] | undefined;
  if (found.length !== 1 || values?.length !== 1) return undefined;
  return values[0] instanceof of ? values[0] : undefined;
};

/** A name in one line. */
const named = (text: string): string => text.split('\n').join(', ');
