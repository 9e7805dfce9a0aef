import { randomUUID } from 'node:crypto';

import type { z } from 'zod';

import {
  act,
  actMessage,
  type Desk,
  homeMessage,
  keyOfWord,
  messageTypes,
  type Order,
  orderOfAct,
  orderOfWord,
  type ToldPaper,
  unheardMessage,
  viewDossier,
} from '#lib/desk';
import { DossierRefusal } from '#lib/dossier';
import { type FileStore, type Taken, Undelivered, type Work } from '#lib/persistence';

import type { Correspondence } from '../partners/correspondence.ts';
import type { InboxMessage, PartnerHandlers } from '../partners/handlers.ts';
import type { Exchange } from './exchange.ts';
import { fetchModel } from './fetch-model.ts';
import { peerOf } from './peer-of.ts';

/** What taking messages about shared dossiers works with. */
export interface Hearing {
  desk: Desk;
  work: Pick<Work, 'partners' | 'exchange'>;
  exchange: Exchange;
  correspondence: Correspondence;
  files: Pick<FileStore, 'expect'>;
}

/** Refusals of the moment: the partner's clock is ahead of ours, or the dossier is busy. */
const OF_THE_MOMENT = new Set(['at-in-future', 'stale-version']);

/** What is done with messages about dossiers that two deployments share. */
export const exchangeHandlers = (hearing: Hearing): PartnerHandlers =>
  new Map([
    [messageTypes.act, (message) => takeAct(hearing, message)],
    [messageTypes.unheard, (message) => takeUnheard(hearing, message)],
    [messageTypes.ask, (message) => takeAsk(hearing, message)],
    ...[messageTypes.offered, messageTypes.told, messageTypes.refused].map(
      (type) => [type, (message: InboxMessage) => takeWord(hearing, message)] as const,
    ),
  ]);

/** A guest's act is done again here; one that is not accepted the guest hears of. */
const takeAct = async (
  { desk, exchange, files }: Hearing,
  { partner, dossier, body }: InboxMessage,
): Promise<Taken> => {
  const { data: read, error } = actMessage.safeParse(body);
  if (!read) return unreadable(error);
  const { line, papers = [] } = read;
  return orRefused(
    async () => {
      const order = orderOfAct(peerOf(partner), dossier, read);
      await record(desk, files, order, papers);
    },
    ({ code, message }) =>
      exchange.refuse(partner, dossier, { key: line.id, code, reason: message }),
  );
};

/** Home's word is recorded as it was said; what cannot be, home hears of. */
const takeWord = async (
  { desk, work, correspondence, files }: Hearing,
  { partner, dossier, body }: InboxMessage,
): Promise<Taken> => {
  const { data: read, error } = homeMessage.safeParse(body);
  if (!read) return unreadable(error);
  const { act: of, machine, offers } = read;
  const peer = peerOf(partner);
  return orRefused(
    async () => {
      for (const { agency } of offers) await demandHere(desk, peer.ours(agency));
      const known = await viewDossier(desk, dossier);
      if (!known && offers.length === 0) {
        throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${dossier}.`);
      }
      if (known && known.position.hostedBy !== partner.id) {
        throw new DossierRefusal('dossier-exists', `Mã hồ sơ ${dossier} đã có ở đây.`);
      }
      if (known?.stored.rows.some(({ key }) => key === keyOfWord(peer, read))) return;
      await fetchModel(desk, correspondence, partner, machine);
      const { papers, ...order } = orderOfWord(peer, dossier, read, known);
      await record(desk, files, order, papers);
    },
    async ({ code, message }) => {
      const unheard = { act: { seq: of.seq, type: of.type }, code, reason: message };
      const type = messageTypes.unheard;
      await work.partners.putAlone({ partner: partner.id, dossier, type, body: unheard });
    },
  );
};

/** What a guest could not take is a difference, for an operator to see to. */
const takeUnheard = async (
  { work }: Hearing,
  { partner, dossier, body }: InboxMessage,
): Promise<Taken> => {
  const { data: read, error } = unheardMessage.safeParse(body);
  if (!read) return unreadable(error);
  const { act: ours, code, reason } = read;
  await work.exchange.add(partner.id, { dossier, what: 'unheard', ours, theirs: { code, reason } });
  return { taken: true };
};

/** A guest that wants to stand where home stands is told. */
const takeAsk = async ({ exchange }: Hearing, { partner, dossier }: InboxMessage): Promise<Taken> =>
  orRefused(
    () => exchange.resync(partner, dossier),
    () => Promise.resolve(),
  );

/** The offer is to an agency that works here. */
const demandHere = async (
  { directory, elsewhere }: Pick<Desk, 'directory' | 'elsewhere'>,
  agency: string,
): Promise<void> => {
  const known = directory.agencies.some(({ id }) => id === agency);
  if (known && (await elsewhere(agency)) === undefined) return;
  throw new DossierRefusal(
    'agency-unknown',
    `Cơ quan “${agency}” không làm việc trên hệ thống này.`,
    {
      agency,
    },
  );
};

const record = async (
  desk: Desk,
  files: Hearing['files'],
  order: Order,
  papers: readonly ToldPaper[],
): Promise<void> => {
  const attached: { file: string; place: number }[] = [];
  for (const [place, { sha256, fileName }] of papers.entries()) {
    if (sha256 === undefined) continue;
    const file = randomUUID();
    const uploadedBy = order.peer?.id ?? '';
    await files.expect({ id: file, name: fileName ?? sha256, sha256, uploadedBy });
    attached.push({ file, place });
  }
  await act(desk, { ...order, ...(attached.length > 0 && { files: attached }) });
};

/** @param told - tells the other side of a refusal, before it is settled here */
const orRefused = async (
  work: () => Promise<void>,
  told: (refusal: DossierRefusal) => Promise<void>,
): Promise<Taken> => {
  try {
    await work();
    return { taken: true };
  } catch (error) {
    if (!(error instanceof DossierRefusal)) throw error;
    if (OF_THE_MOMENT.has(error.code)) throw new Undelivered(error.message);
    await told(error);
    return { refused: error.code, reason: error.message };
  }
};

const unreadable = (error: z.ZodError): Taken => {
  const field = error.issues[0]?.path.join('.') ?? '';
  return { refused: 'bad-input', reason: `Trường “${field}” của tin không đúng dạng.` };
};
