import type { DossierView } from '#lib/desk';
import type { Directory } from '#lib/directory';
import { effectiveRows, type HistoryRow, homeWordNamed } from '#lib/dossier';
import { nationalStatus, outerEvents } from '#lib/procedure';

import { type Appointment, appointmentOf } from './appointment.ts';
import { type Headline, headlineOf } from './headline.ts';
import { inWords } from './in-words.ts';
import { maskedName } from './masked-name.ts';
import { type Need, needOf } from './need.ts';
import { type Office, officeOf } from './office.ts';
import { type Result, resultOf } from './result.ts';
import { type Station, stationsOf } from './stations.ts';
import type { Texts } from './written-reason.ts';

/** Everything the look-up page says of a dossier, in words; instants as '17:00 ngày 08/06/2023'. */
export interface ToldDossier {
  code: string;
  procedure: string;
  /** Masked. */
  applicant: string;
  headline: Headline;
  stations: Station[];
  holders: Office[];
  needs: Need[];
  appointment: Appointment;
  result: Result | null;
  status: string;
  last: { what: string; at: string };
  returned: boolean;
}

/**
 * What an applicant is told of their dossier.
 *
 * @param texts - free text of its acts, by seq
 */
export const tellApplicant = (
  directory: Directory,
  dossier: DossierView,
  texts: Texts,
): ToldDossier => {
  const { stored, model, view, position } = dossier;
  const rows = effectiveRows(stored.rows);
  const desk = officeOf(directory, position.receivedBy);
  const needs = [...view.holds, ...view.requests]
    .filter(({ reason }) => reason !== 'opinion')
    .map((hold) => needOf(hold, rows, texts, desk));
  return {
    code: stored.id,
    procedure: model.procedure.name,
    applicant: maskedName(stored.applicant?.name ?? ''),
    headline: headlineOf(dossier, desk.name),
    stations: stationsOf(dossier),
    holders: holdersOf(directory, dossier),
    needs,
    appointment: appointmentOf(dossier, rows, texts),
    result: resultOf(directory, dossier, rows, texts),
    status: nationalStatus[view.status],
    last: lastOf(dossier, rows),
    returned: position.returnedAt !== null,
  };
};

/** Every agency at work on it, else where it waits; nobody once it ended: the result says where it lies. */
const holdersOf = (
  directory: Directory,
  { fold, view, position }: Pick<DossierView, 'fold' | 'view' | 'position'>,
): Office[] => {
  if (view.phase === 'submitted') return [officeOf(directory, position.receivedBy)];
  if (view.phase !== 'in-hand') return [];
  const tasks = fold.tasks.filter(({ closedSeq }) => closedSeq === null);
  const segments = position.segments.filter(({ endedAt }) => endedAt === null);
  const atWork = new Set([...tasks, ...segments].map(({ agency }) => agency));
  return [...(atWork.size > 0 ? atWork : [position.owner])].map((id) => officeOf(directory, id));
};

const lastOf = ({ model }: DossierView, rows: readonly HistoryRow[]): ToldDossier['last'] => {
  const row = rows.at(-1);
  if (!row) throw new Error('a dossier has a submit');
  const { fact } = row;
  return { what: movement(fact, model), at: inWords(row.at) };
};

const movement = (fact: HistoryRow['fact'], { machine }: DossierView['model']): string => {
  switch (fact.type) {
    case 'submit':
      return 'Nộp hồ sơ';
    case 'step':
      return `Xong bước “${machine.tasks[fact.task]?.name ?? fact.task}”`;
    case 'host':
      return homeWordNamed(fact);
    default:
      return outerEvents[fact.type];
  }
};
