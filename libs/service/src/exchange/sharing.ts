import { type Desk, differencesOf, type Share, shareOf, viewRead } from '#lib/desk';
import { type Difference, inTransaction, Undelivered, type Work } from '#lib/persistence';
import type { Pool } from 'pg';
import { z } from 'zod';

import type { Correspondence } from '../partners/correspondence.ts';
import { PartnerRefused } from '../partners/errors.ts';
import type { Partner } from '../partners/partner.ts';
import type { Partners } from '../partners/partners.ts';
import { peerOf } from './peer-of.ts';

/** A shared dossier as one side tells it, and whether messages about it are still under way there. */
export interface ToldShare extends Share {
  underWay: boolean;
}

/** What a reconciliation found. */
export interface Reconciled {
  partner: string;
  /** Dossiers that either side says are shared. */
  dossiers: number;
  agree: number;
  /** Not compared: messages about them are on the way. */
  underWay: number;
  differences: number;
}

/** Dossiers told at a time. */
const PAGE = 200;

const share = z.object({
  dossier: z.string(),
  owner: z.string(),
  machine: z.string(),
  phase: z.string(),
  closedAs: z.string().nullable(),
  due: z.string().nullable(),
  standing: z.string().nullable(),
  segments: z.array(
    z.object({
      segment: z.string(),
      agency: z.string(),
      state: z.string(),
      offeredAt: z.string().nullable(),
      receivedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      due: z.string().nullable(),
      standing: z.string().nullable(),
    }),
  ),
  tasks: z.array(z.string()),
  underWay: z.boolean(),
});
export const sharePage = z
  .object({ items: z.array(share), next: z.string().nullable() })
  .meta({ id: 'SharedDossierPage' });

/** Shared dossiers as this side sees them, and how they compare with what the other side sees (đối soát). */
export class Sharing {
  constructor(
    private readonly desk: Desk,
    private readonly work: Pick<Work, 'exchange'>,
    private readonly partners: Partners,
    private readonly correspondence: Correspondence,
    private readonly pool: Pool,
  ) {}

  /** A page of the dossiers shared with a partner, by id. */
  async page(
    partner: Partner,
    after: string,
  ): Promise<{ items: ToldShare[]; next: string | null }> {
    const peer = peerOf(partner);
    const ids = await this.work.exchange.shared(
      partner.id,
      partner.hosts ? Object.keys(partner.agencies) : [],
      after,
      PAGE,
    );
    const [{ dossiers, now }, underWay] = await Promise.all([
      this.desk.dossiers.read(ids),
      this.work.exchange.underWay(partner.id, ids),
    ]);
    const items: ToldShare[] = [];
    for (const stored of dossiers) {
      if (!stored) continue;
      const view = await viewRead(this.desk, stored, now);
      const isGuests = view.position.hostedBy === undefined ? peer.has : () => true;
      const told = shareOf(peer, view, isGuests);
      if (told.segments.length === 0) continue;
      items.push({ ...told, underWay: underWay.has(stored.id) });
    }
    return { items, next: ids.length === PAGE ? (ids.at(-1) ?? null) : null };
  }

  /**
   * Compares every dossier shared with a partner with what the partner says of it, and keeps the differences. The two
   * sides are asked one after the other while both go on working: what differs is looked at once more.
   *
   * @throws PartnerRefused 'partner-unknown'; 'partner-unanswered' if it does not answer, or not so that it can be read
   */
  async reconcile(id: string): Promise<Reconciled> {
    const partner = await this.partners.partner(id);
    try {
      const first = await this.compare(partner);
      const last = first.found.length === 0 ? first : await this.compare(partner);
      const before = new Set(first.found.map(nameOf));
      const found = last.found.filter((one) => before.has(nameOf(one)));
      const { underWay, dossiers } = last;
      await inTransaction(this.pool, (client) =>
        this.work.exchange.found(client, id, found, underWay),
      );
      const differing = new Set(found.map(({ dossier }) => dossier)).size;
      return {
        partner: id,
        dossiers,
        agree: dossiers - underWay.length - differing,
        underWay: underWay.length,
        differences: found.length,
      };
    } catch (error) {
      if (!(error instanceof Undelivered)) throw error;
      throw new PartnerRefused('partner-unanswered', `Chưa đối soát được: ${error.message}.`);
    }
  }

  private async compare(
    partner: Partner,
  ): Promise<{ dossiers: number; underWay: string[]; found: Difference[] }> {
    const ours = await collected((after) => this.page(partner, after));
    const theirs = await collected((after) => this.pageOf(partner, after));
    const found: Difference[] = [];
    const underWay: string[] = [];
    const all = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
    for (const dossier of all) {
      const [here, there] = [ours.get(dossier), theirs.get(dossier)];
      if (here?.underWay === true || there?.underWay === true) {
        underWay.push(dossier);
        continue;
      }
      found.push(...compared(here, there).map((one) => ({ dossier, ...one })));
    }
    return { dossiers: all.length, underWay, found };
  }

  /** Reconciles with every active partner that hosts agencies; one that does not answer is tried another day. */
  async reconcileAll(): Promise<{ partner: string; result: Reconciled | Error }[]> {
    const { all } = await this.partners.directory();
    const results: { partner: string; result: Reconciled | Error }[] = [];
    for (const { id } of all.filter(({ hosts, state }) => hosts && state === 'active')) {
      const result = await this.reconcile(id).catch((error: unknown) => {
        if (error instanceof PartnerRefused) return error;
        throw error;
      });
      results.push({ partner: id, result });
    }
    return results;
  }

  private async pageOf(partner: Partner, after: string): Promise<z.infer<typeof sharePage>> {
    const path = `dossiers?after=${encodeURIComponent(after)}`;
    const { status, body } = await this.correspondence.fetch(partner, path);
    if (status !== 200) throw new Undelivered(`${partner.url.host} trả lời ${status}`);
    const read = sharePage.safeParse(parsed(body.toString('utf8')));
    // Pages go up by id: one that does not would be asked for again and again.
    if (!read.success || (read.data.next !== null && read.data.next <= after))
      throw new Undelivered(`${partner.url.host} trả lời không đúng dạng`);
    return read.data;
  }
}

/** The JSON of a text; undefined if it is none. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const nameOf = ({ dossier, what }: Difference): string => `${dossier} ${what}`;

const collected = async (
  pageAfter: (after: string) => Promise<{ items: ToldShare[]; next: string | null }>,
): Promise<Map<string, ToldShare>> => {
  const all = new Map<string, ToldShare>();
  for (let after: string | null = ''; after !== null;) {
    const page: { items: ToldShare[]; next: string | null } = await pageAfter(after);
    for (const item of page.items) all.set(item.dossier, item);
    after = page.next;
  }
  return all;
};

const compared = (
  ours: ToldShare | undefined,
  theirs: ToldShare | undefined,
): Omit<Difference, 'dossier'>[] => {
  if (ours && theirs) {
    const { underWay: _ours, ...here } = ours;
    const { underWay: _theirs, ...there } = theirs;
    return differencesOf(here, there);
  }
  return [{ what: 'dossier', ours: ours !== undefined, theirs: theirs !== undefined }];
};
