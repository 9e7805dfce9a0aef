import type { PartnerStore, SealedSecret, StoredPartner } from '#lib/persistence';

import { PartnerRefused } from './errors.ts';
import { type Partner, PartnerDirectory, partnerFrom } from './partner.ts';
import { newSecret, readSecret } from './signature.ts';
import type { Vault } from './vault.ts';

/** What an administrator says of a partner. */
export type PartnerTold = Omit<Partner, 'id' | 'state' | 'url'> & { url: string };

/** For how long a process may not know of what another changed, milliseconds. */
const HEARD_WITHIN = 5_000;

interface Known {
  directory: PartnerDirectory;
  stored: ReadonlyMap<string, StoredPartner>;
}

/** The partners and their secrets. One secret is shared with each: both sides sign with it what they send. */
export class Partners {
  private known: { read: Promise<Known>; until: number } | undefined;

  /** @param now - milliseconds */
  constructor(
    private readonly store: PartnerStore,
    private readonly vault: Vault,
    private readonly now: () => number,
  ) {}

  /** The partners as registered, at most five seconds ago. */
  async directory(): Promise<PartnerDirectory> {
    return (await this.read()).directory;
  }

  /** @throws PartnerRefused 'partner-unknown' */
  async partner(id: string): Promise<Partner> {
    const partner = (await this.directory()).partner(id);
    if (!partner) throw unknown(id);
    return partner;
  }

  /**
   * Registers a partner.
   *
   * @param secret - the one it gave us; absent: one is made
   * @returns the secret, told here and never again
   */
  async add(id: string, told: PartnerTold, secret: string = newSecret()): Promise<string> {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      throw invalid('Mã đối tác chỉ gồm chữ thường không dấu, số và gạch nối.');
    await this.check(id, told);
    const secrets = [{ sealed: await this.sealed(id, secret), until: null }];
    const row = { ...told, wants: [...told.wants], id, state: 'active' as const, secrets };
    if (!(await this.store.add(row)))
      throw new PartnerRefused(
        'partner-exists',
        (await this.directory()).partner(id)
          ? `Đã có đối tác “${id}”.`
          : `Mã “${id}” là của một đối tác đã gỡ; hãy đặt mã khác.`,
      );
    this.forget();
    return secret;
  }

  /** @throws PartnerRefused */
  async change(id: string, told: PartnerTold): Promise<void> {
    await this.check(id, told);
    await this.update(id, { ...told, wants: [...told.wants] });
  }

  /**
   * Puts a new secret in force. What is signed with the ones before is taken for the grace, and we sign with
   * them too, so that the other side may change over at any moment of it.
   *
   * @param secret - the one the other side made; absent: one is made here
   * @returns the secret, told here and never again
   */
  async rotate(id: string, graceSeconds: number, secret: string = newSecret()): Promise<string> {
    const stored = await this.storedNow(id);
    const until = new Date(this.now() + graceSeconds * 1000).toISOString();
    const before = this.inForce(stored).map((one) => ({ ...one, until: one.until ?? until }));
    const fresh = { sealed: await this.sealed(id, secret), until: null };
    await this.update(id, { secrets: [fresh, ...before] });
    return secret;
  }

  /** Nothing goes to it and nothing of it is taken until it is active again; what comes is kept. */
  async pause(id: string): Promise<void> {
    await this.update(id, { state: 'paused' });
  }

  async resume(id: string): Promise<void> {
    await this.update(id, { state: 'active' });
  }

  /** It is a partner no more: nothing goes to it, and what comes in its name is refused. */
  async remove(id: string): Promise<void> {
    if (!(await this.store.remove(id))) throw unknown(id);
    this.forget();
  }

  /** The secrets in force, the newest first; none for a partner that is not registered. */
  async secretsOf(id: string): Promise<Buffer[]> {
    const stored = (await this.read()).stored.get(id);
    if (!stored) return [];
    return Promise.all(this.inForce(stored).map(({ sealed }) => this.vault.open(id, sealed)));
  }

  private async update(id: string, change: Parameters<PartnerStore['change']>[1]): Promise<void> {
    if (!(await this.store.change(id, change))) throw unknown(id);
    this.forget();
  }

  private inForce({ secrets }: StoredPartner): SealedSecret[] {
    return secrets.filter(({ until }) => until === null || Date.parse(until) > this.now());
  }

  private async sealed(id: string, secret: string): Promise<string> {
    const bytes = readSecret(secret);
    if (!bytes) throw invalid('Khóa ký phải có dạng whsec_… với 24 đến 64 byte viết base64.');
    return this.vault.seal(id, bytes);
  }

  private async check(id: string, { url, hosts, agencies }: PartnerTold): Promise<void> {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw invalid('Địa chỉ của đối tác phải là https://… (http:// chỉ trong mạng kín).');
    const { username, password, hash } = new URL(url);
    if (username !== '' || password !== '' || hash !== '')
      throw invalid('Địa chỉ của đối tác không được mang tài khoản, mật khẩu hay dấu #.');
    this.forget();
    const others = (await this.directory()).all.filter((other) => other.hosts && other.id !== id);
    for (const agency of hosts ? Object.keys(agencies) : []) {
      const other = others.find((one) => agency in one.agencies);
      if (other)
        throw new PartnerRefused(
          'partner-agency-taken',
          `Cơ quan “${agency}” đang làm việc trên hệ thống của đối tác “${other.id}”.`,
        );
    }
  }

  private async storedNow(id: string): Promise<StoredPartner> {
    this.forget();
    const stored = (await this.read()).stored.get(id);
    if (!stored) throw unknown(id);
    return stored;
  }

  private forget(): void {
    this.known = undefined;
  }

  private async read(): Promise<Known> {
    const now = performance.now();
    const known =
      this.known && now < this.known.until
        ? this.known
        : { read: this.ask(), until: now + HEARD_WITHIN };
    this.known = known;
    try {
      return await known.read;
    } catch (error) {
      // Asked again by the next, not after five seconds.
      if (this.known === known) this.known = undefined;
      throw error;
    }
  }

  private async ask(): Promise<Known> {
    const all = await this.store.all();
    return {
      directory: new PartnerDirectory(all.map(partnerFrom)),
      stored: new Map(all.map((stored) => [stored.id, stored])),
    };
  }
}

const invalid = (message: string) => new PartnerRefused('partner-invalid', message);
const unknown = (id: string) => new PartnerRefused('partner-unknown', `Không có đối tác “${id}”.`);
