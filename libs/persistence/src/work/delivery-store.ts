import { createHash } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';

import { databaseRefusal } from '../refusal.ts';
import { handOver, type Send } from './hand-over.ts';

/** What a notice can be sent by, beside lying in an inbox. */
export type SentBy = 'mail' | 'sms' | 'zalo';

/** What an applicant is to be told of one act. */
export interface ApplicantTelling {
  dossier: string;
  /** The act it tells of. */
  seq: number;
  event: string;
  /** Version of the words; they are written when it is sent. */
  template: number;
  channels: readonly SentBy[];
  notBefore: Date;
}

/** A notice somebody is about to send, and nobody else meanwhile. */
export interface ClaimedNotice {
  id: string;
  channel: SentBy;
  /** The same however often it is tried; of e-mails `<…@…>`. */
  messageId: string;
  about:
    | { to: string; subject: string; body: string }
    | { dossier: string; seq: number; event: string; template: number };
}

export type SuppressedAs = 'no-address' | 'opted-out' | 'overtaken';

/** What became of a notice that was claimed. */
export type Fate =
  | { state: 'sent'; via: string; textHash: string | null }
  | { state: 'suppressed'; as: SuppressedAs }
  | { state: 'postponed'; until: Date }
  | { state: 'failed' | 'given-up'; reason: string };

/**
 * A notice could not be given away. The message names no address: it is kept and logged.
 * `final`: trying again would not help.
 */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';

  constructor(
    message: string,
    readonly final = false,
  ) {
    super(message);
  }
}

/** When is it now, and how many seconds after so many failures it is tried again; undefined: no more. */
export interface Trying {
  now: Date;
  retryAfter: (failed: number) => number | undefined;
}

/** A notice to an applicant, as it stands: of its text the hash alone. */
export interface ToldNotice {
  id: string;
  /** The act it tells of. */
  seq: number;
  event: string;
  channel: SentBy;
  state: 'waiting' | 'sent' | 'given-up' | 'suppressed';
  suppressedAs: SuppressedAs | null;
  via: string | null;
  template: number;
  attempts: number;
  failure: string | null;
  createdAt: Date;
  notBefore: Date;
  sentAt: Date | null;
}

/** How many notices are in a state, by channel; of sent ones those of the last day. */
export interface NoticeCount {
  channel: SentBy;
  state: 'waiting' | 'sent' | 'given-up';
  n: number;
}

/** Notices on their way out: each due, then sent, given up, or suppressed for a reason. */
export class DeliveryStore {
  /** @param mailDomain - right part of Message-IDs; null: this installation sends no e-mail itself */
  constructor(
    private readonly pool: Pick<Pool, 'query' | 'connect'>,
    private readonly mailDomain: string | null,
  ) {}

  /** Writes what an applicant is to be told, once per act, event and channel, within the caller's transaction. */
  async tellApplicant(
    client: Pick<PoolClient, 'query'>,
    { dossier, seq, event, template, channels, notBefore }: ApplicantTelling,
  ): Promise<void> {
    for (const channel of channels) {
      const key = `applicant/${dossier}/${seq}/${event}/${channel}`;
      const name = messageName(key);
      const messageId = channel === 'mail' ? `<${name}@${this.mailDomain ?? 'localhost'}>` : name;
      await client.query(insertToApplicant, [
        key,
        event,
        channel,
        dossier,
        seq,
        template,
        messageId,
        notBefore,
      ]);
    }
  }

  /** Hands notices that are due to a queue, as {@link handOver}; those handed over long ago again. */
  async relay(limit: number, now: Date, afterSeconds: number, send: Send): Promise<number> {
    const take = { text: takeWaiting, values: [limit, now, afterSeconds] };
    return handOver(this.pool, take, markQueued, send);
  }

  /**
   * Sends one notice that is due; nobody else does meanwhile, and no connection is held for it. A failure is
   * written down with when to try again. A sender that dies half way leaves the notice to be sent again under
   * the same id once its claim has run out.
   *
   * @param send - throws {@link Undelivered}; anything else it throws is written down as a failure and thrown
   * @returns what became of it; undefined if it was not to be sent, or somebody else is at it
   */
  async deliver(
    id: string,
    { now, retryAfter }: Trying,
    send: (notice: ClaimedNotice) => Promise<Exclude<Fate, { state: 'failed' | 'given-up' }>>,
  ): Promise<Fate | undefined> {
    const { rows } = await this.ask<ClaimedRow>(claimNotice, [id, now]);
    const [row] = rows;
    if (!row) return undefined;
    try {
      const fate = await send(claimedOf(row));
      if (fate.state === 'sent') await this.ask(markSent, [id, fate.via, fate.textHash]);
      else if (fate.state === 'suppressed') await this.ask(markSuppressed, [id, fate.as]);
      else await this.ask(markPostponed, [id, fate.until]);
      return fate;
    } catch (error) {
      const undelivered = error instanceof Undelivered ? error : undefined;
      const reason = undelivered?.message ?? 'Lỗi của hệ thống';
      const wait = undelivered?.final === true ? undefined : retryAfter(row.attempts + 1);
      const again = wait === undefined ? null : new Date(now.getTime() + wait * 1000);
      await this.ask(markFailed, [id, reason, again]);
      if (!undelivered) throw error;
      return { state: again ? 'failed' : 'given-up', reason };
    }
  }

  /** What a dossier's applicant was or is to be told, newest first. */
  async ofDossier(dossier: string): Promise<ToldNotice[]> {
    const { rows } = await this.ask<ToldNotice>(ofDossier, [dossier]);
    return rows;
  }

  /**
   * Tries notices anew that were given up.
   *
   * @param which - one of a dossier, or all there are
   * @returns how many
   */
  async retry(which: { dossier: string; id: string } | 'all'): Promise<number> {
    const [dossier, id] = which === 'all' ? [null, null] : [which.dossier, which.id];
    const { rowCount } = await this.ask(retryGivenUp, [dossier, id]);
    return rowCount ?? 0;
  }

  async counts(): Promise<NoticeCount[]> {
    const { rows } = await this.ask<NoticeCount>(countNotices, []);
    return rows;
  }

  private async ask<R extends object>(text: string, values: unknown[]) {
    try {
      return await this.pool.query<R>(text, values);
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** The stable name of a message in the world outside. */
export const messageName = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 32);

interface ClaimedRow {
  id: string;
  channel: SentBy;
  messageId: string;
  attempts: number;
  account: string | null;
  address: string | null;
  subject: string | null;
  body: string | null;
  dossier: string | null;
  seq: number | null;
  kind: string;
  template: number | null;
}

const claimedOf = (row: ClaimedRow): ClaimedNotice => {
  const { id, channel, messageId, address, subject, body, dossier, seq, kind, template } = row;
  const about =
    row.account === null
      ? { dossier: dossier ?? '', seq: seq ?? 0, event: kind, template: template ?? 0 }
      : { to: address ?? '', subject: subject ?? '', body: body ?? '' };
  return { id, channel, messageId, about };
};

/** $1 key, $2 event, $3 channel, $4 dossier, $5 int seq, $6 int template, $7 message id, $8 timestamptz not before */
const insertToApplicant = `
insert into notice (key, kind, channel, dossier, seq, template, message_id, not_before, state)
values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')
on conflict (key) do nothing
`;

/** $1 bigint[] ids */
const markQueued = 'update notice set queued_at = clock_timestamp() where id = any ($1)';

/** $1 int limit, $2 timestamptz now, $3 float8 seconds */
const takeWaiting = `
select id, queued_at is not null as again
from notice
where state = 'waiting' and not_before <= $2
  and (queued_at is null or queued_at < clock_timestamp() - make_interval(secs => $3))
order by not_before, id
limit $1
for update skip locked
`;

/** Longer than a server may take. $1 bigint id, $2 timestamptz now */
const claimNotice = `
update notice set claimed_until = clock_timestamp() + interval '2 minutes'
where id = $1 and state = 'waiting' and not_before <= $2
  and (claimed_until is null or claimed_until < clock_timestamp())
returning id, channel, message_id as "messageId", attempts, account, address, subject, body,
  dossier, seq, kind, template
`;

/** $1 bigint id, $2 text via, $3 text hash or null */
const markSent = `
update notice
set state = 'sent', attempts = attempts + 1, failure = null, via = $2, text_hash = $3,
  sent_at = clock_timestamp()
where id = $1
`;

/** $1 bigint id, $2 text why */
const markSuppressed = `
update notice set state = 'suppressed', suppressed_as = $2, claimed_until = null where id = $1
`;

// The queue has had its job: when it is due again it is handed over again, however soon.
/** $1 bigint id, $2 timestamptz until */
const markPostponed = `
update notice set not_before = $2, claimed_until = null, queued_at = '-infinity' where id = $1
`;

/** $1 bigint id, $2 text why, $3 timestamptz when to try again, null: no more */
const markFailed = `
update notice
set attempts = attempts + 1, failure = $2, claimed_until = null, queued_at = '-infinity',
  not_before = coalesce($3, not_before),
  state = case when $3::timestamptz is null then 'given-up' else 'waiting' end
where id = $1
`;

/** $1 text dossier */
const ofDossier = `
select id, seq, kind as event, channel, state, suppressed_as as "suppressedAs", via, template, attempts, failure,
  created_at as "createdAt", not_before as "notBefore", sent_at as "sentAt"
from notice
where dossier = $1 and account is null
order by id desc
`;

/** $1 text dossier, $2 bigint id; both null: all */
const retryGivenUp = `
update notice
set state = 'waiting', attempts = 0, queued_at = '-infinity'
where state = 'given-up' and ($1::text is null or (dossier = $1 and id = $2 and account is null))
`;

const countNotices = `
select channel, state, count(*)::int as n
from notice
where (state in ('waiting', 'given-up') or (state = 'sent' and sent_at > clock_timestamp() - interval '1 day'))
  and channel <> 'inbox'
group by channel, state
`;
