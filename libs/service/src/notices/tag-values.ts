import { type Desk, type DossierView, explainDue } from '#lib/desk';
import { effectiveRows } from '#lib/dossier';
import type { TagValues, ToldEvent } from '#lib/notices';

import { appointmentOf, promised } from '../citizen/appointment.ts';
import { LOOK_UP } from '../citizen/frame.ts';
import { collectWords, headlineOf } from '../citizen/headline.ts';
import { inWords } from '../citizen/in-words.ts';
import { needOf } from '../citizen/need.ts';
import { officeOf } from '../citizen/office.ts';
import { parcelInWords, resultOf } from '../citizen/result.ts';
import { reasonOf, type Texts } from '../citizen/written-reason.ts';

/** A dossier right after an act that is told, and how it stood before. */
export interface ToldAct {
  before: DossierView | undefined;
  after: DossierView;
  texts: Texts;
}

/**
 * What the tags of an event stand for: the very words of the look-up page, as they were after the act. Of the
 * applicant nothing is said.
 */
export const tagValues = (
  { directory }: Pick<Desk, 'directory'>,
  event: ToldEvent,
  act: ToldAct,
  publicUrl: URL | undefined,
): TagValues => {
  const { after } = act;
  const { stored, model, position } = after;
  const { name, hotline } = officeOf(directory, position.receivedBy);
  return {
    code: stored.id,
    procedure: model.procedure.name,
    office: name,
    hotline: hotline ?? undefined,
    lookUp: publicUrl && new URL(`${LOOK_UP}?ma=${encodeURIComponent(stored.id)}`, publicUrl).href,
    ...ownValues(directory, event, act),
  };
};

const ownValues = (directory: Desk['directory'], event: ToldEvent, act: ToldAct): TagValues => {
  const { after, before, texts } = act;
  const rows = effectiveRows(after.stored.rows);
  const office = officeOf(directory, after.position.receivedBy);
  const appointment = appointmentOf(after, rows, texts);
  const due = appointment.due ?? appointment.note ?? undefined;
  switch (event) {
    case 'received': {
      const { acceptedAt } = after.position;
      return { due, acceptedAt: acceptedAt === null ? undefined : inWords(acceptedAt) };
    }
    case 'supplement':
    case 'payment': {
      const hold = [...after.view.holds, ...after.view.requests].findLast(
        ({ reason }) => reason === event,
      );
      if (!hold) return {};
      const { since, reason, amount } = needOf(hold, rows, texts, office);
      return {
        since: since ?? undefined,
        reason: reason ?? (event === 'supplement' ? 'Xin hỏi Bộ phận một cửa.' : undefined),
        amount: amount ?? 'theo thông báo của cơ quan',
      };
    }
    case 'moved': {
      const last = before?.position.due ?? null;
      return {
        due,
        before: before && last !== null ? promised(before, last) : undefined,
        because: becauseOf(after, appointment.because).join('\n'),
      };
    }
    case 'reclassified':
      return {
        due,
        was: before?.model.procedure.name,
        reason: reasonOf(after.stored.rows.at(-1), texts) ?? undefined,
      };
    case 'transferred':
      return {
        due,
        to: officeOf(directory, after.position.owner).name,
        reason: reasonOf(after.stored.rows.at(-1), texts) ?? undefined,
      };
    case 'corrected':
      return { due, standing: headlineOf(after, office.name).title };
    case 'sent':
    case 'undelivered': {
      const { parcel } = after.fold.delivery;
      const { title, text } = headlineOf(after, office.name);
      return { parcel: parcel ? parcelInWords(parcel) : undefined, standing: `${title}. ${text}` };
    }
    case 'ready':
    case 'returned':
    case 'refused':
    case 'ended': {
      const result = resultOf(directory, after, rows, texts);
      return {
        outcome: result?.outcome,
        collect: event === 'ready' ? collectWords(after.fold.delivery.way, office.name) : undefined,
        closedAt: result?.at,
        returnedAt: result?.returnedAt ?? undefined,
        reason: result?.reason ?? (event === 'refused' ? 'Xin hỏi Bộ phận một cửa.' : undefined),
      };
    }
  }
};

/** Why the date moved, as the look-up page says it; a correction may have moved the very start. */
const becauseOf = (after: DossierView, because: readonly string[]): string[] => {
  if (after.stored.rows.at(-1)?.fact.type !== 'correct') return [...because];
  const start = explainDue(after).filter(({ kind }) => kind === 'start');
  return [
    'Cơ quan đã đính chính hồ sơ nên ngày hẹn được tính lại.',
    ...start.map(({ text }) => text),
    ...because,
  ];
};
