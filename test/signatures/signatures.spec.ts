import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  type Signature,
  SignatureRefused,
  signatureSettings,
  SignatureSettingsInvalid,
  verifyCms,
  verifyPdf,
} from '#lib/signatures';

import { Authority, type Identity, SIGNER } from '../support/certificates.ts';

const content = Buffer.from('Trích lục khai sinh, bản điện tử');
const NOW = new Date();
/** Bytes from one that is altered to the next. */
const EACH = 17;

let authority: Authority;
beforeAll(() => {
  authority = new Authority();
});
afterAll(() => authority.close());

const trust = (now = NOW, anchor: Identity = authority.root) => ({
  anchors: [authority.pem(anchor)],
  now,
});
const cms = (signature: Buffer, bytes: Buffer = content, whom = trust()): Signature[] =>
  verifyCms([bytes], signature, whom);

/** The code something is refused with. */
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SignatureRefused) return error.code;
    throw error;
  }
  return 'taken';
};
const flipped = (bytes: Buffer, at: number): Buffer => {
  const other = Buffer.from(bytes);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
};

describe('a detached signature', () => {
  it('says who signed, by which certificate, when, and what nobody checked', () => {
    const [signature, ...others] = cms(authority.sign(content));
    expect(others).toEqual([]);
    expect(signature).toMatchObject({
      subject: expect.stringContaining('CN=Nguyễn Văn Ký') as string,
      issuer: expect.stringContaining('CN=Cấp phát thử') as string,
      certificate: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      notChecked: ['revocation', 'time'],
    });
    expect(Math.abs(Date.parse(signature?.signedAt ?? '') - NOW.getTime())).toBeLessThan(120_000);
  });

  it('may be of RSA, of RSASSA-PSS, or name its signer by the key', () => {
    const rsa = authority.issue({
      subject: '/CN=Khóa RSA',
      issuer: authority.issuing,
      extensions: SIGNER,
      rsa: true,
    });
    expect(cms(authority.sign(content, rsa))).toHaveLength(1);
    expect(cms(authority.sign(content, rsa, '-keyopt', 'rsa_padding_mode:pss'))).toHaveLength(1);
    expect(cms(authority.sign(content, authority.signer, '-keyid'))).toHaveLength(1);
  });

  it('is believed through an issuer that is trusted without its root', () => {
    expect(cms(authority.sign(content), content, trust(NOW, authority.issuing))).toHaveLength(1);
  });

  it('of other bytes, or with its content inside, is of something else', () => {
    const signature = authority.sign(content);
    expect(codeOf(() => cms(signature, flipped(content, 3)))).toBe('signature-altered');
    const inside = authority.sign(content, authority.signer, '-nodetach');
    expect(codeOf(() => cms(inside))).toBe('signature-altered');
  });

  it('altered anywhere is never taken', () => {
    const signature = authority.sign(content);
    const taken: number[] = [];
    for (let at = 0; at < signature.length; at += EACH) {
      const code = codeOf(() => cms(flipped(signature, at)));
      if (code === 'taken') taken.push(at);
    }
    // A byte nothing is signed over and nothing is read from may be another: it changes no answer.
    const [whole] = cms(signature);
    for (const at of taken) expect(cms(flipped(signature, at))).toEqual([whole]);
    expect(taken.length).toBeLessThan(signature.length / EACH / 4);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', content],
    ['half of one', undefined],
  ])('that is %s is none', (_what, bytes) => {
    const signature = bytes ?? authority.sign(content).subarray(0, 900);
    expect(codeOf(() => cms(signature))).toBe('signature-broken');
  });

  it('without signed attributes, with SHA-1, or by a key that is not the certificate’s, does not count', () => {
    const bare = authority.sign(content, authority.signer, '-noattr');
    expect(codeOf(() => cms(bare))).toBe('signature-broken');
    const weak = authority.sign(content, authority.signer, '-md', 'sha1');
    expect(codeOf(() => cms(weak))).toBe('signature-broken');
    const alone = authority.sign(content, authority.signer, '-nocerts');
    expect(codeOf(() => cms(alone))).toBe('signature-broken');
  });
});

describe('whom a signature is believed for', () => {
  const by = (options: Partial<Parameters<Authority['issue']>[0]>): Identity =>
    authority.issue({
      subject: '/CN=Ai đó',
      issuer: authority.issuing,
      extensions: SIGNER,
      ...options,
    });

  it.each<[string, () => Identity, string]>([
    [
      'by nobody but themselves',
      () => authority.issue({ subject: '/CN=Tự phong', extensions: SIGNER }),
      'signature-untrusted',
    ],
    [
      'to encrypt only',
      () => by({ extensions: 'keyUsage=critical,keyEncipherment' }),
      'signature-untrusted',
    ],
    [
      'by somebody who may not issue',
      () => by({ issuer: authority.signer }),
      'signature-untrusted',
    ],
    [
      'below an issuer that may have none below it',
      () =>
        by({
          issuer: by({ extensions: 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign' }),
        }),
      'signature-untrusted',
    ],
    ['for years long gone', () => by({ to: '210101000000Z' }), 'signature-expired'],
    ['for years to come', () => by({ from: '440101000000Z' }), 'signature-expired'],
    [
      'with a condition nobody here understands',
      () => by({ extensions: `${SIGNER}\n1.2.3.4=critical,ASN1:NULL` }),
      'signature-untrusted',
    ],
  ])('not a certificate issued %s', (_how, issue, code) => {
    const identity = issue();
    // What is between comes along, or the chain could not be followed at all.
    const signature = authority.sign(content, identity, '-certfile', authority.signer.certificate);
    expect(codeOf(() => cms(signature))).toBe(code);
  });

  it('not one of another authority of the same name', () => {
    const other = new Authority();
    try {
      expect(codeOf(() => cms(other.sign(content)))).toBe('signature-untrusted');
    } finally {
      other.close();
    }
  });

  it('not what was signed after now', () => {
    const past = new Date('2021-06-01T00:00:00Z');
    expect(codeOf(() => cms(authority.sign(content), content, trust(past)))).toBe(
      'signature-expired',
    );
  });
});

describe('a signed PDF', () => {
  it('holds whole, signed once or by one after the other', () => {
    const once = authority.signPdf('Quyết định');
    expect(verifyPdf(once, trust())).toMatchObject([
      { subject: expect.stringMatching('Ký') as string },
    ]);
    const head = authority.issue({
      subject: '/CN=Chủ tịch',
      issuer: authority.issuing,
      extensions: SIGNER,
    });
    const twice = authority.signPdf('và con dấu', head, once);
    expect(verifyPdf(twice, trust()).map(({ subject }) => subject)).toEqual([
      expect.stringMatching('Ký'),
      expect.stringMatching('Chủ tịch'),
    ]);
  });

  it.each<[string, (pdf: Buffer) => Buffer, string]>([
    ['without a signature', () => Buffer.from('%PDF-1.7\n%%EOF\n'), 'signature-missing'],
    ['with text changed', (pdf) => flipped(pdf, pdf.indexOf('Quyết')), 'signature-altered'],
    [
      'saved again after it was signed',
      (pdf) => Buffer.concat([pdf, Buffer.from('6 0 obj <<>> endobj\n%%EOF\n')]),
      'signature-altered',
    ],
    [
      'whose range leaves something out',
      (pdf) => {
        const text = pdf.toString('latin1');
        const [found = '', length = ''] = /\/ByteRange \[0 (\d{10})/.exec(text) ?? [];
        const less = String(Number(length) - 20).padStart(10, '0');
        return Buffer.from(text.replace(found, `/ByteRange [0 ${less}`), 'latin1');
      },
      'signature-altered',
    ],
    [
      'with an empty field',
      (pdf) =>
        Buffer.from(
          pdf
            .toString('latin1')
            .replace(/<[0-9a-f]{100,}>/, (hex) => `<${'0'.repeat(hex.length - 2)}>`),
          'latin1',
        ),
      'signature-missing',
    ],
  ])('%s is refused', (_what, change, code) => {
    const changed = change(authority.signPdf('Quyết định'));
    expect(codeOf(() => verifyPdf(changed, trust()))).toBe(code);
  });

  it('with the signature of another document is refused', () => {
    const [one, other] = [authority.signPdf('Một'), authority.signPdf('Hai')];
    const contents = /<[0-9a-f]{100,}>/;
    const taken = contents.exec(other.toString('latin1'))?.[0] ?? '';
    const forged = Buffer.from(one.toString('latin1').replace(contents, taken), 'latin1');
    expect(codeOf(() => verifyPdf(forged, trust()))).toBe('signature-altered');
  });
});

describe('the settings', () => {
  it('are off unless they are on, and then name certificates that are there', () => {
    const pem = join(authority.folder, 'anchors.pem');
    writeFileSync(pem, authority.pem(authority.root));
    expect(signatureSettings({})).toBeUndefined();
    expect(signatureSettings({ SIGNATURES: 'verify', SIGNATURE_TRUST: pem })).toEqual({
      anchors: [authority.pem(authority.root)],
    });
    const nothing = join(authority.folder, 'nothing.pem');
    writeFileSync(nothing, 'không có gì');
    for (const wrong of [
      { SIGNATURES: 'maybe' },
      { SIGNATURES: 'verify' },
      { SIGNATURES: 'verify', SIGNATURE_TRUST: nothing },
      { SIGNATURES: 'verify', SIGNATURE_TRUST: join(authority.folder, 'absent.pem') },
    ])
      expect(() => signatureSettings(wrong)).toThrow(SignatureSettingsInvalid);
  });
});
