import { randomUUID } from 'node:crypto';

import type { Pool, PoolClient } from 'pg';

import {
  actsToHome,
  type Beside,
  type Desk,
  homeMessageOf,
  messageTypes,
  viewRead,
  wordAnew,
  wordsToGuest,
} from '#lib/desk';
import { DossierRefusal, homeWordOf, isoOf } from '#lib/dossier';
import {
  type FileStore,
  inTransaction,
  type NewMessage,
  type StoredDossier,
  type Work,
} from '#lib/persistence';

import type { Partner, PartnerDirectory } from '../partners/partner.ts';
import type { Partners } from '../partners/partners.ts';
import { peerOf } from './peer-of.ts';

/** A dossier that is shared with partners, with all that is told of it. */
export interface Shared {
  stored: StoredDossier;
  beside: Beside;
  /** Whom it is shared with, in the order of their ids. */
  partners: Partner[];
}

/** A guest's act that home did not take. */
export interface RefusedAct {
  key: string;
  code: string;
  reason: string;
}

/**
 * Tells the partners a dossier is shared with what they have to know of its acts: each act once, in order, however
 * often this is asked. How far it was told moves in the transaction that puts the messages.
 */
export class Exchange {
  constructor(
    private readonly desk: Desk,
    private readonly work: Pick<Work, 'exchange' | 'partners'>,
    private readonly partners: Partners,
    private readonly files: Pick<FileStore, 'ofDossier'>,
    private readonly pool: Pool,
  ) {}

  /** The dossier if it is shared with anybody; read before the transaction that tells of it. */
  async shared(dossier: string): Promise<Shared | undefined> {
    const directory = await this.partners.directory();
    if (!directory.all.some(({ hosts }) => hosts)) return undefined;
    const {
      dossiers: [stored],
    } = await this.desk.dossiers.read([dossier]);
    if (!stored) return undefined;
    const partners = sharing(stored, directory);
    if (partners.length === 0) return undefined;
    const texts = await this.desk.history.textsOf(dossier);
    const reasons = new Map(
      [...texts].flatMap(([seq, { reason }]) => (reason === undefined ? [] : [[seq, reason]])),
    );
    const withFiles = stored.rows.some(({ fact }) => fact.papers?.some(({ sha256 }) => sha256));
    const files = withFiles ? await this.files.ofDossier(dossier) : [];
    return { stored, beside: { reasons, files }, partners };
  }

  /**
   * Puts what was not told yet, up to the act it was read at.
   *
   * @returns false if more was told meanwhile than was read: there is nothing to do
   */
  async tell(client: PoolClient, { stored, beside, partners }: Shared): Promise<boolean> {
    const { exchange } = this.work;
    const told = await exchange.lock(client, stored.id);
    if (told > stored.rows.length) return false;
    if (told === stored.rows.length) return true;
    for (const partner of partners) {
      for (const message of await this.messagesTo(partner, stored, told, beside))
        await this.work.partners.put(client, message);
    }
    await exchange.told(client, stored.id, stored.rows.length);
    return true;
  }

  /** Tells a guest that its act was not taken, and where home stands; after all that was to be told before. */
  async refuse(
    partner: Partner,
    dossier: string,
    { key, code, reason }: RefusedAct,
  ): Promise<void> {
    for (;;) {
      const shared = await this.shared(dossier);
      if (!shared) return;
      const { stored, beside } = shared;
      const view = await viewRead(this.desk, stored, Date.now());
      const body = {
        ...homeMessageOf(peerOf(partner), view, beside),
        at: isoOf(Date.now()),
        reason,
        changes: [],
        refused: { key, code },
      };
      const message = { partner: partner.id, dossier, type: messageTypes.refused, body };
      const done = await inTransaction(this.pool, async (client) => {
        if (!(await this.tell(client, shared))) return false;
        await this.work.partners.put(client, message);
        return true;
      });
      if (done) return;
    }
  }

  /**
   * Puts a dossier right by what home says of it: told anew to the guest, or asked for by it.
   *
   * @throws DossierRefusal dossier-unknown if it is not shared with the partner
   */
  async resync(partner: Partner, dossier: string): Promise<void> {
    const to = { partner: partner.id, dossier };
    for (;;) {
      const shared = await this.shared(dossier);
      if (!shared?.partners.some(({ id }) => id === partner.id))
        throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${dossier}.`);
      const { stored, beside } = shared;
      const view = await viewRead(this.desk, stored, Date.now());
      const message = homeWordOf(stored.rows)
        ? { ...to, type: messageTypes.ask, body: {} }
        : {
            ...to,
            type: messageTypes.told,
            body: wordAnew(peerOf(partner), view, beside, randomUUID()),
          };
      const done = await inTransaction(this.pool, async (client) => {
        if (!(await this.tell(client, shared))) return false;
        await this.work.partners.put(client, message);
        return true;
      });
      if (done) return;
    }
  }

  private async messagesTo(
    partner: Partner,
    stored: StoredDossier,
    told: number,
    beside: Beside,
  ): Promise<NewMessage[]> {
    const to = { partner: partner.id, dossier: stored.id };
    if (homeWordOf(stored.rows)) {
      return actsToHome(stored, told, beside).map((body) => ({
        ...to,
        type: messageTypes.act,
        body,
      }));
    }
    const words = await wordsToGuest(this.desk, peerOf(partner), stored, told, beside);
    return words.map(({ type, body }) => ({ ...to, type, body }));
  }
}

/** Who owns a dossier elsewhere; of ours, who was handed a segment of it. */
const sharing = ({ rows }: StoredDossier, directory: PartnerDirectory): Partner[] => {
  const word = homeWordOf(rows);
  const home = word && directory.partner(word.partner);
  if (word) return home ? [home] : [];
  const handed = rows.flatMap(({ fact }) =>
    (fact.effects ?? []).flatMap((effect) =>
      effect.type === 'segment-offered' ? [directory.partnerOf(effect.agency)] : [],
    ),
  );
  return directory.all.filter((partner) => handed.includes(partner));
};
