import { createHmac } from 'node:crypto';

import type { Channel } from '#lib/notices';
import type { OptOutStore, StoredApplicant } from '#lib/persistence';

import { LOOK_UP } from '../citizen/frame.ts';
import { sameSecret } from '../identity/secrets.ts';

/** Where the link of an e-mail leads. */
export const OPT_OUT = `${LOOK_UP}/thoi-nhan`;

type Reached = Pick<StoredApplicant, 'email' | 'phone'>;

/**
 * Where a channel reaches an applicant: an e-mail address in lower case, or a mobile number as ten digits;
 * undefined where they gave none that can be.
 *
 * @example addressOf({ email: null, phone: '+84 900 000 472' }, 'sms') // '0900000472'
 */
export const addressOf = ({ email, phone }: Reached, channel: Channel): string | undefined => {
  if (channel === 'mail') return email?.trim().toLowerCase() ?? undefined;
  const digits = phone?.replace(/\D/g, '').replace(/^(00)?84/, '0');
  return digits !== undefined && /^0[35789]\d{8}$/.test(digits) ? digits : undefined;
};

/** Who does not want to be told, by channel: kept by a keyed hash of the address, for every dossier of theirs. */
export class OptOuts {
  private known: Promise<string> | undefined;

  constructor(private readonly store: OptOutStore) {}

  /** Of the channels that reach the applicant: whether they want it. */
  async wanted(applicant: Reached, channels: readonly Channel[]): Promise<Map<Channel, boolean>> {
    const hashed = new Map<Channel, string>();
    for (const channel of channels) {
      const address = addressOf(applicant, channel);
      if (address !== undefined) hashed.set(channel, await this.hashOf(channel, address));
    }
    const out = await this.store.among([...hashed.values()]);
    return new Map([...hashed].map(([channel, hash]) => [channel, !out.has(hash)]));
  }

  /** Keeps what an applicant wants of a channel; nothing for one that does not reach them. */
  async want(applicant: Reached, channel: Channel, wanted: boolean, at: Date): Promise<void> {
    const address = addressOf(applicant, channel);
    if (address === undefined) return;
    const addressHash = await this.hashOf(channel, address);
    await (wanted
      ? this.store.end(channel, addressHash)
      : this.store.add({ channel, addressHash, at }));
  }

  /** The link of a dossier's e-mails by which no more are sent. */
  async link(publicUrl: URL, dossier: string): Promise<string> {
    const link = new URL(OPT_OUT, publicUrl);
    link.searchParams.set('ma', dossier);
    link.searchParams.set('ky', await this.signature(dossier));
    return link.href;
  }

  /** Whether a link was made here for the dossier. */
  async signed(dossier: string, signature: string): Promise<boolean> {
    return sameSecret(await this.signature(dossier), signature);
  }

  private signature(dossier: string): Promise<string> {
    return this.mac(`link\n${dossier}`, 'base64url');
  }

  private hashOf(channel: Channel, address: string): Promise<string> {
    return this.mac(`address\n${channel}\n${address}`, 'hex');
  }

  private async mac(text: string, encoding: 'hex' | 'base64url'): Promise<string> {
    this.known ??= this.store.key();
    try {
      return createHmac('sha256', await this.known)
        .update(text)
        .digest(encoding);
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }
}
