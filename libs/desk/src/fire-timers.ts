import type { WorkingCalendar } from '#lib/calendar';
import { isProvisionalDue } from '#lib/deadline';
import { type Instant, instantOfMinute, minuteOf, offerAlert } from '#lib/dossier';
import {
  accountNamed,
  type Alert,
  type Announced,
  type DigestWords,
  type Fired,
  type Recipient,
  type Telling,
  type Untold,
  type Work,
} from '#lib/persistence';

import { dayOf, type Desk, localDayOf } from './desk.ts';
import { expireOffer } from './expire-offer.ts';
import { namesInModel, type NamesInModel } from './names-in-model.ts';

/** How alerts are put to people; words are not the desk's business. */
export type AlertWords = (
  alert: Pick<Alert, 'dossier' | 'kind' | 'due'> & NamesInModel & { provisional: boolean },
) => Pick<Telling, 'subject' | 'body'>;

/** What a sweep did, how many alerts were told, and which could not be. */
export interface Swept extends Fired {
  announced: number;
  untold: Untold[];
}

/** Timers and alerts taken in one transaction. */
const BATCH = 200;

/** Seconds until an alert that could not be told is tried again: half a minute, doubled each time, an hour at most. */
const retryAfter = (failed: number): number => Math.min(30 * 2 ** (failed - 1), 3_600);

/**
 * Takes every timer that is due, writes the alert it causes, and tells those it is addressed to, or records that
 * an offer expired where that is what time does. Any number of sweeps may run at once, and a broken one is gone on
 * with by the next: each timer has one effect. An alert that cannot be told is tried again by a later sweep.
 *
 * @param now - absent: the database clock
 */
export const fireTimers = async (
  desk: Desk,
  work: Work,
  words: AlertWords,
  now?: Instant,
): Promise<Swept> => {
  const swept: Swept = {
    timers: 0,
    raised: 0,
    overtaken: 0,
    replayed: 0,
    latest: 0,
    announced: 0,
    untold: [],
  };
  for (;;) {
    const fired = await work.alerts.fire(BATCH, now === undefined ? undefined : new Date(now));
    swept.timers += fired.timers;
    swept.raised += fired.raised;
    swept.overtaken += fired.overtaken;
    swept.replayed += fired.replayed;
    swept.latest = Math.max(swept.latest, fired.latest);
    if (fired.timers < BATCH) break;
  }
  for (;;) {
    const { taken, untold } = await announceAlerts(desk, work, words);
    swept.announced += taken - untold.length;
    swept.untold.push(...untold);
    if (taken < BATCH) return swept;
  }
};

const announceAlerts = (desk: Desk, work: Work, words: AlertWords): Promise<Announced> =>
  work.alerts.announce(BATCH, retryAfter, async (client, alert) => {
    const { agency, role, field, holder } = alert;
    const offer = offerAlert(alert.kind);
    if (offer?.says === 'expire') {
      await expireOffer(desk, alert.dossier, offer.seq);
      return;
    }
    const superior = alert.kind.startsWith('escalate-');
    // Whoever has the task hears of it, and not the whole room; superiors hear of it all the same.
    const having =
      holder === null || superior ? [] : await accountNamed(client, holder, agency, field);
    // A system that has a task has no inbox.
    const recipients =
      having.length > 0 ? having : await inRoleOrAbove(work, client, agency, role, field);
    await work.notices.tell(client, recipients, {
      key: `alert/${alert.id}`,
      kind: superior ? 'escalation' : 'alert',
      urgent: alert.urgent,
      dossier: alert.dossier,
      alert: alert.id,
      ...words({
        ...alert,
        provisional:
          alert.due !== null &&
          isProvisionalDue(desk.calendars.of(agency), minuteOf(alert.due.getTime())),
        ...(await namesInModel(desk, alert.pin, alert.step, offer?.segment ?? null)),
      }),
    });
  });

/** Who hears of what is for a role that nobody holds at an agency. */
const above: Readonly<Record<string, string>> = { desk: 'head', officer: 'head', head: 'chair' };

/** Those of a role at an agency; where there is nobody, of the next above it that somebody holds. */
const inRoleOrAbove = async (
  { recipients }: Pick<Work, 'recipients'>,
  client: Parameters<Work['recipients']>[0],
  agency: string,
  role: string,
  field: string,
): Promise<Recipient[]> => {
  const held = await recipients(client, agency, role, field);
  const next = above[role];
  return held.length > 0 || next === undefined
    ? held
    : inRoleOrAbove({ recipients }, client, agency, next, field);
};

/**
 * Writes the daily digest of everybody whose working day has opened, of several agencies the first of them; on a day
 * off, or before, none.
 *
 * @returns how many were written now
 */
export const writeDigests = async (
  { calendars }: Pick<Desk, 'calendars'>,
  work: Work,
  words: DigestWords,
  now: Instant,
): Promise<number> => {
  const opened = (agency: string | null) => hasOpened(calendars.of(agency), now);
  return work.notices.digest(dayOf(now), words, (agencies) =>
    agencies.length === 0 ? opened(null) : agencies.some(opened),
  );
};

/** Whether the day of an instant works and has opened by then. */
const hasOpened = (calendar: WorkingCalendar, now: Instant): boolean => {
  const midnight = minuteOf(localDayOf(now).from);
  if (!calendar.covers(midnight)) return false;
  const opening = instantOfMinute(calendar.opening(midnight));
  return dayOf(opening) === dayOf(now) && now >= opening;
};
