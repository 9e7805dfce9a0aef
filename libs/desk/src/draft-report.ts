import type { Instant } from '#lib/dossier';
import type { DraftName, Telling, Work } from '#lib/persistence';
import { type Period, periodOf, PeriodUnknown } from '#lib/reporting';

import { dayOf, type Desk } from './desk.ts';
import { periodReport } from './period-report.ts';

const KINDS = ['-Q1', '-Q2', '-Q3', '-Q4', '-H1', ''] as const;
/** A period that ended longer ago than this is history: its report is made when somebody asks. */
const RECENT = 45 * 86_400_000;

/** Periods that ended lately, as of an instant: a quarter, and where they end with it six months or the year. */
export const endedPeriods = (now: Instant): Period[] => {
  const year = Number(dayOf(now).slice(0, 4));
  return [year - 1, year]
    .flatMap((of) => KINDS.map((kind) => periodIfAny(`${of}${kind}`)))
    .filter((period) => period !== undefined)
    .filter(({ end }) => end <= now && now - end < RECENT);
};

const periodIfAny = (id: string): Period | undefined => {
  try {
    return periodOf(id);
  } catch (error) {
    if (error instanceof PeriodUnknown) return undefined;
    throw error;
  }
};

/**
 * Drafts that the end of a period calls for and nobody made: of agencies that own dossiers and those above them, those
 * that ended within the period among them.
 */
export const draftsDue = async (
  { directory }: Pick<Desk, 'directory'>,
  work: Work,
  now: Instant,
): Promise<DraftName[]> => {
  const periods = endedPeriods(now);
  if (periods.length === 0) return [];
  const owners = await work.drafts.owners();
  const names = periods.flatMap((period) => {
    const known = new Set(
      [...directory.on(period.from), ...directory.on(period.to)].map(({ id }) => id),
    );
    const agencies = new Set<string>();
    for (const owner of owners) {
      let agency: string | undefined = known.has(owner) ? owner : undefined;
      while (agency !== undefined && !agencies.has(agency)) {
        agencies.add(agency);
        agency = directory.parentOf(agency, period.to)?.id;
      }
    }
    return [...agencies].map((agency) => ({ period: period.id, agency }));
  });
  return work.drafts.missing(names);
};

/**
 * Makes the draft of an agency's report for a period that is over and announces it to the agency's head and
 * to who checks its figures; once for each agency and period.
 *
 * @returns whether it was made now
 * @throws PeriodUnknown, AgencyUnknown, IdentityBroken
 */
export const draftReport = async (
  desk: Desk,
  work: Work,
  name: DraftName,
  words: (name: DraftName, agencyName: string) => Pick<Telling, 'subject' | 'body'>,
  now: Instant,
): Promise<boolean> => {
  if ((await work.drafts.missing([name])).length === 0) return false;
  const report = await periodReport(desk, { ...name, now });
  // Of an agency that has ended by now its successor's people hear.
  const answers = desk.directory.answersFor(name.agency, dayOf(now));
  const ground = { asOf: new Date(report.asOf), asKnownAt: new Date(report.asKnownAt) };
  return work.drafts.put(name, ground, async (client) => {
    for (const role of ['head', 'auditor'] as const) {
      const recipients = await work.recipients(client, answers, role, null);
      await work.notices.tell(client, recipients, {
        key: `report/${name.period}/${name.agency}`,
        kind: 'report',
        urgent: true,
        ...words(name, report.agencyName),
      });
    }
  });
};
