import type { Pool, PoolClient } from 'pg';

import { type Page, pageById } from '../page.ts';
import { databaseRefusal } from '../refusal.ts';
import { messageName } from './delivery-store.ts';
import { goodToday, type Recipient } from './recipients.ts';
import { inTransaction } from '../transaction.ts';

export type NoticeKind = 'alert' | 'digest' | 'task' | 'report' | 'escalation';

/** Something told to one account; the key says about what, so that it is told once. */
export interface Telling {
  /** Stable: `alert/12`, `report/2026-Q3/thanh-ha`; the account and the channel are added to it. */
  key: string;
  kind: NoticeKind;
  /** Mailed at once; anything else waits in the inbox for the digest. */
  urgent: boolean;
  subject: string;
  body: string;
  dossier?: string;
  alert?: string;
}

/** A notice in an account's inbox. */
export interface InboxNotice {
  id: string;
  kind: NoticeKind;
  urgent: boolean;
  subject: string;
  body: string;
  dossier: string | null;
  createdAt: Date;
  readAt: Date | null;
}

/** What a digest says of one account's undigested notices. */
export type DigestWords = (notices: readonly Pick<InboxNotice, 'subject' | 'dossier'>[]) => {
  subject: string;
  body: string;
};

/** Notices to accounts: inbox rows, and e-mails on their way out ({@link DeliveryStore}). */
export class NoticeStore {
  /** @param mailDomain - right part of Message-IDs; null: no e-mail is written, inboxes only */
  constructor(
    private readonly pool: Pick<Pool, 'query' | 'connect'>,
    private readonly mailDomain: string | null,
  ) {}

  /** Writes a notice for each recipient, once per key, within the caller's transaction. */
  async tell(
    client: Pick<PoolClient, 'query'>,
    recipients: readonly Recipient[],
    telling: Telling,
  ): Promise<void> {
    for (const { account, address } of recipients) {
      await client.query(insertNotice, this.rowOf('inbox', account, address, telling));
      if (telling.urgent && address !== null && this.mailDomain !== null) {
        await client.query(insertNotice, this.rowOf('mail', account, address, telling));
      }
    }
  }

  /**
   * Writes the e-mail that sums up each account's undigested notices, one per account and day.
   *
   * @param day - 'YYYY-MM-DD'
   * @param opened - whether the day has begun for somebody of these agencies; of none, where no account says any
   * @returns how many were written now
   */
  async digest(
    day: string,
    words: DigestWords,
    opened: (agencies: readonly string[]) => boolean,
  ): Promise<number> {
    if (this.mailDomain === null) return 0;
    const { rows: accounts } = await this.ask<Undigested>(undigested, [day]);
    let written = 0;
    for (const { account } of accounts.filter(({ agencies }) => opened(agencies))) {
      written += await inTransaction(this.pool, async (client) => {
        const { rows } = await client.query<DigestRow>(takeUndigested, [account]);
        const address = rows.findLast((row) => row.address !== null)?.address ?? null;
        if (address === null) return 0;
        const telling = { key: `digest/${day}`, kind: 'digest', urgent: false } as const;
        const { rowCount } = await client.query(
          insertNotice,
          this.rowOf('mail', account, address, { ...telling, ...words(rows) }),
        );
        if (rowCount !== 1) return 0;
        await client.query(
          'update notice set digested_at = clock_timestamp() where id = any ($1)',
          [rows.map(({ id }) => id)],
        );
        return 1;
      });
    }
    return written;
  }

  /** An account's inbox, newest first, a page; its unread notices alone if asked so. */
  async inbox(
    account: string,
    { limit, before, unread = false }: { limit: number; before?: string; unread?: boolean },
  ): Promise<Page<InboxNotice, string>> {
    const { rows } = await this.ask<InboxNotice>(inboxPage, [
      account,
      limit + 1,
      before ?? null,
      unread,
    ]);
    return pageById(rows, limit);
  }

  async unread(account: string): Promise<number> {
    const { rows } = await this.ask<{ n: number }>(
      `select count(*)::int as n from notice where account = $1 and channel = 'inbox' and read_at is null`,
      [account],
    );
    return rows[0]?.n ?? 0;
  }

  /** @returns whether the notice is this account's; marking it again changes nothing */
  async markRead(account: string, id: string): Promise<boolean> {
    const { rowCount } = await this.ask(
      `update notice set read_at = coalesce(read_at, clock_timestamp())
       where id = $2 and account = $1 and channel = 'inbox'`,
      [account, id],
    );
    return rowCount === 1;
  }

  /** @returns how many notices of the account were unread until now */
  async markAllRead(account: string): Promise<number> {
    const { rowCount } = await this.ask(
      `update notice set read_at = clock_timestamp()
       where account = $1 and channel = 'inbox' and read_at is null`,
      [account],
    );
    return rowCount ?? 0;
  }

  private rowOf(
    channel: 'inbox' | 'mail',
    account: string,
    address: string | null,
    { key, kind, urgent, subject, body, dossier, alert }: Telling,
  ): unknown[] {
    const whole = `${key}/${channel}/${account}`;
    const messageId =
      channel === 'mail' ? `<${messageName(whole)}@${this.mailDomain ?? ''}>` : null;
    const state = channel === 'mail' ? 'waiting' : 'sent';
    return [
      whole,
      kind,
      channel,
      account,
      address,
      urgent,
      subject,
      body,
      dossier ?? null,
      alert ?? null,
      messageId,
      state,
    ];
  }

  private async ask<R extends object>(text: string, values: unknown[]) {
    try {
      return await this.pool.query<R>(text, values);
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

interface DigestRow {
  id: string;
  address: string | null;
  subject: string;
  dossier: string | null;
}

const insertNotice = `
insert into notice (key, kind, channel, account, address, urgent, subject, body, dossier, alert, message_id, state, sent_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $12 = 'sent' then clock_timestamp() end)
on conflict (key) do nothing
`;

interface Undigested {
  account: string;
  agencies: string[];
}

/** Accounts with something to sum up and no digest of that day yet, and where they work today. $1 text day */
const undigested = `
select waiting.account, array(
  select distinct g ->> 'agency'
  from account, jsonb_array_elements(grants) as g
  where account.id = waiting.account and ${goodToday('g')}
) as agencies
from (
  select distinct account
  from notice
  where channel = 'inbox' and digested_at is null and not urgent and read_at is null and address is not null
    and not exists (
      select 1 from notice done where done.key = 'digest/' || $1 || '/mail/' || notice.account
    )
) as waiting
`;

/** $1 text account */
const takeUndigested = `
select id, address, subject, dossier
from notice
where account = $1 and channel = 'inbox' and digested_at is null and not urgent and read_at is null
order by id
for update
`;

/** $1 text account, $2 int limit, $3 bigint before or null, $4 bool unread only */
const inboxPage = `
select id, kind, urgent, subject, body, dossier, created_at as "createdAt", read_at as "readAt"
from notice
where account = $1 and channel = 'inbox' and ($3::bigint is null or id < $3) and (not $4 or read_at is null)
order by id desc
limit $2
`;
