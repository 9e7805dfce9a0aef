import type { CommandOf, HandedPaper, HomeChange, ToldWord } from '#lib/dossier';

import type { Order } from '../decide-order.ts';
import type { DossierView } from '../view-dossier.ts';
import type { HomeMessage, ToldPaper } from './messages.ts';
import { actorAt, type Peer } from './peer.ts';
import { givenPapers, happenedIn } from './take-act.ts';

/** The key home's word is recorded under: heard twice, it is recorded once. */
export const keyOfWord = ({ id }: Peer, { act, refused, again }: HomeMessage): string => {
  if (again) return `${id}/again/${again.name}`;
  return refused ? `${id}/refused/${refused.key}` : `${id}/${act.seq}`;
};

/**
 * What home's word comes to at the guest.
 *
 * @param known - the dossier as it stands here; undefined before its first offer
 */
export const orderOfWord = (
  peer: Peer,
  dossier: string,
  message: HomeMessage,
  known: DossierView | undefined,
): Order & { papers: readonly ToldPaper[] } => {
  const {
    at,
    reason,
    offers,
    position,
    refused,
    again,
    applicant,
    changes,
    papers = [],
    ...word
  } = message;
  const here = (code: string | null) => (code === null ? null : peer.ours(code));
  const fresh = papers.filter((paper) => !isKnown(known, paper));
  const command = {
    ...(word as Omit<ToldWord, 'partner' | 'position' | 'offers' | 'changes'>),
    type: 'host',
    dossier,
    key: keyOfWord(peer, message),
    by: actorAt(peer, peer.ours(position.owner)),
    source: 'log',
    at: happenedIn(at),
    ...(reason !== undefined && { reason }),
    partner: peer.id,
    position: {
      ...position,
      owner: peer.ours(position.owner),
      receivedBy: peer.ours(position.receivedBy),
      decidedBy: here(position.decidedBy),
    },
    offers: offers.map(({ segment, agency }) => ({ segment, agency: peer.ours(agency) })),
    ...(refused && { refused }),
    changes: [
      ...changes,
      ...(refused ? [{ row: refused.key, void: true }] : []),
      ...(again ? settledBy(again.counting, word.seen, known) : []),
    ],
    ...(fresh.length > 0 && { papers: givenPapers(fresh) }),
  } as unknown as CommandOf<'host'>;
  return {
    command,
    recorded: 'database',
    peer,
    papers: fresh,
    ...(applicant && !known?.stored.applicant && { applicant: applicantOf(applicant) }),
  };
};

/** Of our acts up to the last that home saw, those count that home says count. */
const settledBy = (
  counting: readonly string[],
  seen: string | null,
  known: DossierView | undefined,
): HomeChange[] => {
  const own = (known?.stored.rows ?? []).filter(({ fact }) => fact.type !== 'host');
  const last = own.findIndex(({ key }) => key === seen);
  return own.slice(0, last + 1).map(({ key }) => ({ row: key, void: !counting.includes(key) }));
};

/** An offer brings all papers so far: those that came before are not handed over again. */
const isKnown = (known: DossierView | undefined, paper: ToldPaper): boolean =>
  known?.stored.rows.some(({ fact }) => fact.papers?.some((other) => same(other, paper))) ?? false;

const same = (a: HandedPaper, b: ToldPaper): boolean =>
  a.paper === b.paper && a.copy === b.copy && a.purpose === b.purpose && a.sha256 === b.sha256;

const applicantOf = ({
  name,
  phone = null,
  email = null,
  idNumber = null,
  address = null,
  representative = null,
}: NonNullable<HomeMessage['applicant']>) => ({
  name,
  phone,
  email,
  idNumber,
  address,
  representative,
});
