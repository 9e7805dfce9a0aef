import { randomUUID } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';

import { databaseRefusal } from '../refusal.ts';
import { inTransaction } from '../transaction.ts';
import { handOver, type Send } from '../work/hand-over.ts';
import * as statements from './line-statements.ts';

/** Something to tell a partner about a dossier. */
export interface NewMessage {
  partner: string;
  /** Its code; '' for what is about none. */
  dossier: string;
  /** 'dossier.changed' and the like. */
  type: string;
  body: object;
}

/** A message as it is known on both sides. */
export interface Message {
  /** 'msg_…', the same however often it is sent. */
  id: string;
  /** 1, 2, 3 … for its partner and dossier. */
  n: number;
  type: string;
  body: Readonly<Record<string, unknown>>;
  /** When it was written (out) or first heard (in). */
  at: Date;
}

/** A line somebody is about to move on, and nobody else meanwhile. */
export interface ClaimedLine {
  id: string;
  partner: string;
  direction: 'out' | 'in';
  dossier: string;
  /** How often its next message was tried in vain. */
  attempts: number;
}

/** What became of a message that was heard. */
export type Heard = 'kept' | 'known' | 'number-taken' | 'our-own';

/** Whether whoever is told a message does what it asks. */
export type Taken = { taken: true } | { refused: string; reason: string };

/** A line that does not move by itself, or failed to. */
export interface OpenLine {
  dossier: string;
  direction: 'out' | 'in';
  /** gap: the next message has not come; waiting: to be tried, again if it failed. */
  state: 'waiting' | 'gap' | 'dead';
  /** Number and type of the message it stands at; no type where it has not come. */
  n: number;
  type: string | null;
  /** How many messages stand before it, itself among them. */
  messages: number;
  attempts: number;
  failure: string | null;
  notBefore: Date | null;
  changedAt: Date;
}

/** A message that was refused for what it asks. */
export interface RefusedMessage {
  id: string;
  dossier: string;
  n: number;
  type: string;
  code: string;
  reason: string;
  settledAt: Date;
}

/** A message somebody skipped, since it kept those after it waiting. */
export interface SkippedMessage {
  dossier: string;
  direction: 'out' | 'in';
  n: number;
  type: string;
  reason: string;
  by: string;
  byName: string;
  at: Date;
}

/** Which message is skipped, by whom and why. */
export interface Skip extends Omit<SkippedMessage, 'type' | 'at' | 'byName'> {
  partner: string;
}

/** How many lines of a partner are in a state, and how many of its messages were refused in the last day. */
export interface LineCount {
  partner: string;
  waiting: number;
  gap: number;
  dead: number;
  refused: number;
}

/** The messages from and to partners, in lines that keep their order. */
export class PartnerLines {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /**
   * Writes a message to a partner under the next number of its line, within the caller's transaction: it goes
   * out exactly if that commits. A transaction that puts to several partners does so in the order of their ids.
   */
  async put(
    client: Pick<PoolClient, 'query'>,
    { partner, dossier, type, body }: NewMessage,
  ): Promise<{ id: string; n: number }> {
    const id = `msg_${randomUUID().replaceAll('-', '')}`;
    const { rows } = await client.query<{ n: number }>(statements.put, [
      partner,
      dossier,
      id,
      type,
      JSON.stringify(body),
    ]);
    return { id, n: rows[0]?.n ?? 0 };
  }

  /**
   * Writes what a partner is to be told of acts of a dossier, in the order of the acts, within the caller's
   * transaction. Acts it was told of, or of a later one than, are passed over: whoever tells of an act tells of
   * those before it too.
   *
   * @param acts - by `seq`, ascending
   */
  async putActs(
    client: Pick<PoolClient, 'query'>,
    to: Omit<NewMessage, 'body'>,
    acts: readonly { seq: number }[],
  ): Promise<void> {
    const { partner, dossier, type } = to;
    await client.query(statements.alone, [partner, dossier]);
    const { rows } = await client.query<{ seq: number }>(statements.toldOf, [
      partner,
      dossier,
      type,
    ]);
    const told = rows[0]?.seq ?? 0;
    for (const act of acts.filter(({ seq }) => seq > told)) {
      await this.put(client, { ...to, body: act });
    }
  }

  /** Writes a message to a partner that is about nothing else of ours, at once. */
  async putAlone(message: NewMessage): Promise<{ id: string; n: number }> {
    try {
      return await this.put(this.pool, message);
    } catch (error) {
      throw databaseRefusal(error);
    }
  }

  /** Keeps a message from a partner, once by its id. */
  async hear(
    partner: string,
    dossier: string,
    { id, n, type, body }: Omit<Message, 'at'>,
  ): Promise<Heard> {
    const values = [partner, dossier, n, id, type, JSON.stringify(body)];
    const [row] = await this.ask<{ heard: Heard | null }>(statements.hear, values);
    if (row?.heard) return row.heard;
    const known = await this.ask(statements.knows, [partner, id]);
    return known.length === 1 ? 'known' : 'number-taken';
  }

  /** Hands lines that are due to a queue, as {@link handOver}; those handed over long ago again. */
  async relay(limit: number, now: Date, afterSeconds: number, send: Send): Promise<number> {
    const take = { text: statements.takeWaiting, values: [limit, now, afterSeconds] };
    return handOver(this.pool, take, statements.markQueued, send);
  }

  /**
   * Nobody else moves the line on meanwhile; undefined if it is not due, its partner is paused, or somebody
   * else is at it.
   *
   * @param seconds - how long the claim lasts unless a message is settled
   */
  async claim(line: string, now: Date, seconds: number): Promise<ClaimedLine | undefined> {
    const rows = await this.ask<ClaimedLine>(statements.claim, [line, now, seconds]);
    return rows[0];
  }

  /** The next message of a line that was claimed, and what the line has to settle with if there is none. */
  async ahead({ id, direction }: ClaimedLine): Promise<{ version: number; message?: Message }> {
    const [row] = await this.ask<Partial<Message> & { version: number }>(
      direction === 'out' ? statements.aheadOut : statements.aheadIn,
      [id],
    );
    if (!row) throw new Error(`line ${id} was claimed and is not there`);
    const { version, ...message } = row;
    return isWhole(message) ? { version, message } : { version };
  }

  /** The partner acknowledged a message: the line goes on to the next. */
  async delivered({ id }: ClaimedLine, n: number, seconds: number): Promise<void> {
    await this.ask(statements.delivered, [id, n, seconds]);
  }

  /** A message was taken, or refused for what it asks: the line goes on to the next. */
  async settled({ id }: ClaimedLine, n: number, taken: Taken, seconds: number): Promise<void> {
    const [code, reason] = 'taken' in taken ? [null, null] : [taken.refused, taken.reason];
    await this.ask(statements.settled, [id, n, seconds, code, reason]);
  }

  /** Nothing more to do; false if a message came meanwhile. */
  async settle({ id }: ClaimedLine, version: number): Promise<boolean> {
    return (await this.ask(statements.settle, [id, version])).length === 1;
  }

  /** @param again - null: left for an operator to replay */
  async fail(line: ClaimedLine, attempts: number, why: string, again: Date | null): Promise<void> {
    await this.ask(statements.fail, [line.id, attempts, why, again]);
  }

  /** Lines of a partner that are not settled, the dead ones first. */
  async open(
    partner: string,
    { deadOnly = false, limit }: { deadOnly?: boolean; limit: number },
  ): Promise<OpenLine[]> {
    return this.ask<OpenLine>(statements.open, [partner, deadOnly, limit]);
  }

  /** Messages of a partner that were refused, newest first. */
  async refused(partner: string, limit: number): Promise<RefusedMessage[]> {
    return this.ask<RefusedMessage>(statements.refused, [partner, limit]);
  }

  /** Of every registered partner. */
  async counts(): Promise<LineCount[]> {
    return this.ask<LineCount>(statements.counts, []);
  }

  /**
   * Tries dead lines of a partner anew: one dossier's, or all.
   *
   * @returns how many
   */
  async replay(partner: string, dossier: string | null): Promise<number> {
    return (await this.ask(statements.replay, [partner, dossier])).length;
  }

  /**
   * Sends the messages about a dossier again from a number on, acknowledged or not: for a partner that lost them.
   *
   * @returns how many there are, 0 if no message has that number; 'thinned' if what one of them said is forgotten
   */
  async resend(partner: string, dossier: string, from: number): Promise<number | 'thinned'> {
    return inTransaction(this.pool, async (client) => {
      const held = await client.query<{ id: string }>(statements.holdLine, [partner, dossier]);
      const line = held.rows[0]?.id;
      const thinned = await client.query(statements.hasThinned, [line, from]);
      if (thinned.rowCount !== 0) return 'thinned';
      const values = [partner, dossier, from];
      const { rows } = await client.query<{ messages: number }>(statements.resend, values);
      return rows[0]?.messages ?? 0;
    });
  }

  /**
   * Lets a line go on without the message it was given up at. The partner is told that there was one, under its number;
   * if that was given up too, it is not told. One of the partner's counts as refused.
   *
   * @returns whether that message was given up
   */
  async skip({ partner, dossier, direction, n, by, reason }: Skip): Promise<boolean> {
    const values = [partner, dossier, direction, n, by, reason];
    return (await this.ask(statements.skip, values)).length === 1;
  }

  /** Messages from and to a partner that were skipped, newest first. */
  async skipped(partner: string, limit: number): Promise<SkippedMessage[]> {
    return this.ask<SkippedMessage>(statements.skipped, [partner, limit]);
  }

  /**
   * Forgets what messages said that were settled longer ago than the days `retention` says.
   *
   * @param limit - of each direction
   * @returns of how many
   */
  async thin(limit: number): Promise<number> {
    const [row] = await this.ask<{ thinned: number }>(statements.thin, [limit]);
    return row?.thinned ?? 0;
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** A left join that found nothing gives nulls. */
const isWhole = (message: Partial<Message>): message is Message => message.id != null;
