import { type Desk, type DossierView, viewAsOf, viewRead } from '#lib/desk';
import { effectiveRows, homeWordOf, isoOf } from '#lib/dossier';
import {
  type Channel,
  channels,
  letterOf,
  nextAllowed,
  templateOf,
  templateOn,
  textHash,
  type ToldEvent,
  toldEvents,
} from '#lib/notices';
import {
  type ApplicantTelling,
  type ClaimedNotice,
  type Fate,
  type OutboxMessage,
  type StoredDossier,
  Undelivered,
} from '#lib/persistence';

import { addressOf, type OptOuts } from './opt-outs.ts';
import type { Senders } from './senders.ts';
import { tagValues, type ToldAct } from './tag-values.ts';
import { stillSo, toldByAct } from './told-by-act.ts';

type Sent = Exclude<Fate, { state: 'failed' | 'given-up' }>;
type AboutAct = Extract<ClaimedNotice['about'], { event: string }>;

/** Tells applicants what became of their dossier: what an act means to them, and, when it is due, in words. */
export class ApplicantNotices {
  constructor(
    private readonly desk: Desk,
    private readonly optOuts: OptOuts,
    private readonly senders: Senders,
    private readonly publicUrl: URL | undefined,
  ) {}

  /** What the applicant is to be told of an act; nothing where nothing is known of them. */
  async tellingsOf({ dossier, seq }: OutboxMessage): Promise<ApplicantTelling[]> {
    const stored = await this.stored(dossier);
    // Whom another deployment owns the dossier of is told from there.
    if (!stored?.applicant || homeWordOf(stored.rows)) return [];
    const { policy } = this.desk.notices;
    const { before, after } = await this.around(stored, seq);
    const recordedAt = after.stored.rows.at(-1)?.recordedAt ?? after.now;
    return toldByAct(before, after, policy).flatMap((event) => {
      const template = templateOn(this.desk.notices, event, isoOf(recordedAt).slice(0, 10));
      if (!template) return [];
      return {
        dossier,
        seq,
        event,
        template: template.version,
        channels: channels.filter((channel) => policy.channels[channel].use),
        notBefore: new Date(recordedAt + policy.wait.seconds * 1000),
      };
    });
  }

  /**
   * Sends a notice that is due, or says why not.
   *
   * @throws Undelivered
   */
  async send({ channel, messageId, about }: ClaimedNotice, now: number): Promise<Sent> {
    const sender = this.senders[channel];
    if ('to' in about) {
      const { to, subject, body: text } = about;
      await sender.send({ messageId, to, subject, text });
      return { state: 'sent', via: sender.via, textHash: null };
    }
    const stored = await this.stored(about.dossier);
    const to = stored?.applicant ? addressOf(stored.applicant, channel) : undefined;
    if (!stored?.applicant || to === undefined) return { state: 'suppressed', as: 'no-address' };
    const wanted = await this.optOuts.wanted(stored.applicant, [channel]);
    if (wanted.get(channel) !== true) return { state: 'suppressed', as: 'opted-out' };
    const until = nextAllowed(this.desk.notices.policy, channel, now);
    if (until > now) return { state: 'postponed', until: new Date(until) };
    const event = eventNamed(about.event);
    const act = await this.around(stored, about.seq);
    if (!(await this.isStillSo(event, stored, act)))
      return { state: 'suppressed', as: 'overtaken' };
    const optOut =
      channel === 'mail' && this.publicUrl
        ? await this.optOuts.link(this.publicUrl, stored.id)
        : undefined;
    const letter = this.letter(event, about, channel, act, optOut);
    await sender.send({ messageId, to, optOut, ...letter });
    return { state: 'sent', via: sender.via, textHash: textHash(letter) };
  }

  private letter(
    event: ToldEvent,
    { template }: AboutAct,
    channel: Channel,
    act: ToldAct,
    optOut: string | undefined,
  ) {
    const version = templateOf(this.desk.notices, event, template);
    if (!version)
      throw new Undelivered(`Danh mục không còn mẫu tin ${event} phiên bản ${template}`, true);
    const values = { ...tagValues(this.desk, event, act, this.publicUrl), optOut };
    return letterOf(version, channel, values, this.desk.notices.policy.channels[channel].plain);
  }

  private async isStillSo(
    event: ToldEvent,
    stored: StoredDossier,
    { after }: ToldAct,
  ): Promise<boolean> {
    const { seq } = after.stored.rows.at(-1) ?? { seq: 0 };
    if (!effectiveRows(stored.rows).some((row) => row.seq === seq)) return false;
    return stillSo(event, after, await viewRead(this.desk, stored, after.now));
  }

  private async stored(id: string): Promise<StoredDossier | undefined> {
    const { dossiers } = await this.desk.dossiers.read([id]);
    return dossiers[0];
  }

  /** The dossier before and after one of its acts, as was known right then. */
  private async around(
    stored: StoredDossier,
    seq: number,
  ): Promise<ToldAct & { after: DossierView }> {
    return {
      before: seq > 1 ? await viewAsOf(this.desk, stored, seq - 1) : undefined,
      after: await viewAsOf(this.desk, stored, seq),
      texts: await this.desk.history.textsOf(stored.id),
    };
  }
}

const eventNamed = (name: string): ToldEvent => {
  if (Object.hasOwn(toldEvents, name)) return name as ToldEvent;
  throw new Undelivered(`Không có loại tin ${name}`, true);
};
