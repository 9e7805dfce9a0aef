/** Certificates and signatures made for a test by OpenSSL's own command. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Somebody with a key, and who says so. */
export interface Identity {
  certificate: string;
  key: string;
}

export interface IssueOptions {
  subject: string;
  issuer?: Identity;
  /** Lines of an extension section. */
  extensions: string;
  /** YYMMDDHHMMSSZ */
  from?: string;
  to?: string;
  /** An RSA key; else one of an elliptic curve, which is made much faster. */
  rsa?: boolean;
}

const CA = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign';
export const SIGNER =
  'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation';

/** A folder in which certificates are issued and documents signed. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'motcua-ca-'));
  private made = 0;
  readonly root: Identity;
  readonly issuing: Identity;
  readonly signer: Identity;

  constructor() {
    this.root = this.issue({ subject: '/CN=Gốc thử/O=Motcua', extensions: CA });
    this.issuing = this.issue({
      subject: '/CN=Cấp phát thử/O=Motcua',
      issuer: this.root,
      extensions: `${CA}\n`.replace('CA:TRUE', 'CA:TRUE,pathlen:0'),
    });
    this.signer = this.issue({
      subject: '/CN=Nguyễn Văn Ký/O=UBND thử',
      issuer: this.issuing,
      extensions: SIGNER,
    });
  }

  /** The PEM of a certificate. */
  pem({ certificate }: Identity): string {
    return readFileSync(certificate, 'utf8');
  }

  issue({ subject, issuer, extensions, from, to, rsa = false }: IssueOptions): Identity {
    const name = this.path();
    const identity = { certificate: `${name}.crt`, key: `${name}.key` };
    const algorithm = rsa
      ? ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
      : ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    openssl('genpkey', ...algorithm, '-out', identity.key);
    openssl('req', '-new', '-utf8', '-key', identity.key, '-subj', subject, '-out', `${name}.csr`);
    writeFileSync(`${name}.ext`, `[v3]\nsubjectKeyIdentifier=hash\n${extensions}\n`);
    const signed = issuer ?? identity;
    // Unlike x509, ca takes a first and a last day.
    writeFileSync(`${name}.txt`, '');
    writeFileSync(
      `${name}.cnf`,
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${name}.txt\nnew_certs_dir=${this.folder}\nrand_serial=yes\n` +
        `default_md=sha256\npolicy=any\n[any]\ncommonName=supplied\norganizationName=optional\n`,
    );
    openssl(
      'ca',
      '-batch',
      '-utf8',
      '-notext',
      '-config',
      `${name}.cnf`,
      '-in',
      `${name}.csr`,
      '-keyfile',
      signed.key,
      ...(issuer ? ['-cert', issuer.certificate] : ['-selfsign']),
      '-extfile',
      `${name}.ext`,
      '-extensions',
      'v3',
      '-startdate',
      from ?? '200101000000Z',
      '-enddate',
      to ?? '450101000000Z',
      '-out',
      identity.certificate,
    );
    return identity;
  }

  /** A detached CMS over some bytes, DER. */
  sign(content: Uint8Array, by: Identity = this.signer, ...more: string[]): Buffer {
    const name = this.path();
    writeFileSync(`${name}.in`, content);
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-outform',
      'DER',
      '-in',
      `${name}.in`,
      '-out',
      `${name}.p7s`,
      '-signer',
      by.certificate,
      '-inkey',
      by.key,
      '-certfile',
      this.issuing.certificate,
      ...more,
    );
    return readFileSync(`${name}.p7s`);
  }

  /** A PDF with a signature in it, over all of it but the signature; `after`: a signed one before it. */
  signPdf(text: string, by: Identity = this.signer, after?: Buffer): Buffer {
    const room = 2 * 8192;
    const before = after?.toString('latin1') ?? `%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n`;
    const range = '/ByteRange [0 0000000000 0000000000 0000000000]';
    const head = `${before}% ${text}\n5 0 obj << /Type /Sig /SubFilter /ETSI.CAdES.detached ${range} /Contents `;
    const tail = ` >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`;
    const beforehand = after?.length ?? Buffer.byteLength(before);
    const first = beforehand + Buffer.byteLength(head.slice(before.length));
    const second = first + room + 2;
    const numbers = [first, second, Buffer.byteLength(tail)].map((n) =>
      String(n).padStart(10, '0'),
    );
    const at = head.lastIndexOf(range);
    const filled = `${head.slice(0, at)}/ByteRange [0 ${numbers.join(' ')}]${head.slice(at + range.length)}`;
    // What is before may be of any bytes; what is added here is text.
    const prefix = Buffer.concat([
      after ?? Buffer.from(before),
      Buffer.from(filled.slice(before.length)),
    ]);
    const suffix = Buffer.from(tail);
    const cms = this.sign(Buffer.concat([prefix, suffix]), by).toString('hex');
    return Buffer.concat([prefix, Buffer.from(`<${cms.padEnd(room, '0')}>`), suffix]);
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  private path(): string {
    this.made += 1;
    return join(this.folder, String(this.made));
  }
}

const openssl = (...args: string[]): void => {
  execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
};
