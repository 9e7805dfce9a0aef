import { termInWords } from '#lib/deadline';
import type { SeenApplicant } from '#lib/directory';
import type { DossierPapers, Due } from '#lib/documents';
import {
  agenciesOf,
  effectiveRows,
  type Fold,
  foldFacts,
  type HistoryRow,
  type Position,
} from '#lib/dossier';
import type { ActorNames } from '#lib/persistence';

import { dayOf, type Desk } from '../desk.ts';
import { explainDue } from '../view-dossier-due.ts';
import type { DossierView } from '../view-dossier.ts';
import { handOversOf } from './hand-overs.ts';
import { agencyName, issuingAgency } from './issuing-agency.ts';
import type { OfferedForm } from './offered-forms.ts';
import { papersHandedIn } from './papers-handed-in.ts';

/** What a form is to be filled with beside what the dossier itself says. */
export interface PapersOrder {
  offered: OfferedForm;
  /** As whoever prints it may see them. */
  applicant: Omit<SeenApplicant, 'masked'> | null;
  /** What somebody wrote, as whoever prints it may read it. */
  written: (text: string | null) => string | null;
  names: Pick<ActorNames, 'of'>;
  /** Address of the look-up page; null where none is known. */
  lookUp: string | null;
}

/**
 * What a form of a dossier says: the dossier as it was when the act had been done that the form tells of, so
 * that a receipt printed again still promises what it promised. The control slip alone tells everything since.
 */
export const dossierPapers = async (
  desk: Pick<Desk, 'calendars' | 'directory' | 'history'>,
  dossier: DossierView,
  { offered: { kind, act }, applicant, written, names, lookUp }: PapersOrder,
): Promise<DossierPapers> => {
  const { directory } = desk;
  const { stored } = dossier;
  // A form names the procedure its act was recorded under.
  const model = dossier.modelAt(act.seq);
  const rowsUpTo = (seq: number) => effectiveRows(stored.rows).filter((row) => row.seq <= seq);
  const upTo = (seq: number): Fold => foldFacts(rowsUpTo(seq), desk.calendars);
  const fold = kind === 'control' ? dossier.fold : upTo(act.seq);
  const position = fold.positions.at(-1) ?? dossier.position;
  const [texts, called] = await Promise.all([
    desk.history.textsOf(stored.id),
    names.of(stored.rows.map(({ actor }) => actor)),
  ]);
  const nameOf = (actor: string): string | null => called.get(actor) ?? null;
  const day = dayOf(act.at);
  const byOwner = kind === 'apology' || kind === 'stop';
  const { code, name, field } = model.procedure;
  return {
    day,
    agency: issuingAgency(directory, byOwner ? position.owner : position.receivedBy, day),
    code: stored.id,
    lookUp,
    procedure: { code, name, field },
    applicant,
    papers: papersHandedIn({ model, view: dossier.view }, rowsUpTo(act.seq)),
    term: fold.clock && termInWords(fold.clock.value.term),
    acceptedAt: position.acceptedAt,
    due: dueOf(position),
    dueBefore: kind === 'apology' ? dueOf(upTo(act.seq - 1).positions.at(-1)) : null,
    explanation: explainDue({ fold, model }),
    reason: written(texts.get(act.seq)?.reason ?? null) ?? unwritten(act),
    officer: nameOf(act.actor),
    owner: agencyName(directory, position.owner),
    partners: agenciesOf(fold)
      .filter((id) => id !== position.owner)
      .map((id) => agencyName(directory, id)),
    handOvers: handOversOf(dossier, directory, nameOf),
    receiptLostAt: kind === 'receipt' ? dossier.fold.delivery.receiptLostAt : null,
  };
};

const dueOf = (position: Position | undefined): Due | null =>
  position && position.due !== null
    ? { at: position.due, provisional: position.provisional }
    : null;

/** Whoever takes a dossier back need not say why: that is the reason. */
const unwritten = ({ fact }: HistoryRow): string | null =>
  fact.type === 'withdraw' ? 'Người nộp hồ sơ đề nghị rút hồ sơ.' : null;
