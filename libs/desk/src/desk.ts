import { randomUUID } from 'node:crypto';

import type { DataSource } from 'typeorm';

import { calendarOf, type WorkingCalendar } from '#lib/calendar';
import { type Directory, directoryOf } from '#lib/directory';
import {
  type Instant,
  isoOf,
  retentionFor,
  retentionRulesSchema,
  allTimersOf,
  type World,
} from '#lib/dossier';
import { type NoticeRules, parseNoticeRules } from '#lib/notices';
import {
  AssignmentStore,
  CatalogueStore,
  DossierStore,
  HistoryQueries,
  PartnerStore,
  poolOf,
} from '#lib/persistence';

import { Elsewhere } from './exchange/elsewhere.ts';
import { Models } from './models.ts';

/** The day an instant falls on in Việt Nam, as effective dates are written. */
export const dayOf = (instant: Instant): string => isoOf(instant).slice(0, 10);

const DAY = 86_400_000;

/** The day of an instant in Việt Nam as instants, [from, to). */
export const localDayOf = (instant: Instant): { from: Instant; to: Instant } => {
  const from = Date.parse(`${dayOf(instant)}T00:00:00+07:00`);
  return { from, to: from + DAY };
};

/** The catalogue was never loaded: nothing can be decided without a calendar and an agency tree, nor told. */
export class CatalogueMissing extends Error {
  override readonly name = 'CatalogueMissing';
  readonly code = 'catalogue-missing';

  constructor() {
    super('Cơ sở dữ liệu chưa có danh mục thủ tục: hãy chạy `motcua migrate`.');
  }
}

/** What every act and query of the desk works with. */
export interface Desk {
  readonly dossiers: DossierStore;
  readonly assignments: AssignmentStore;
  readonly history: HistoryQueries;
  readonly catalogue: CatalogueStore;
  readonly models: Models;
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  readonly world: World;
  /** The partner an agency does its work at; undefined: here. */
  readonly elsewhere: (agency: string) => Promise<string | undefined>;
  /** What applicants are told, and when. */
  readonly notices: NoticeRules;
}

/**
 * The desk over an open database, with the calendar, agency tree and notices in force there.
 *
 * @throws CatalogueMissing if the catalogue was never loaded
 */
export const openDesk = async (source: DataSource): Promise<Desk> => {
  const catalogue = new CatalogueStore(source);
  const [table, tree, notices, kept] = await Promise.all([
    catalogue.reference('calendar'),
    catalogue.reference('directory'),
    catalogue.reference('notices'),
    catalogue.reference('retention'),
  ]);
  if ([table, tree, notices, kept].includes(undefined)) throw new CatalogueMissing();
  const retention = retentionRulesSchema.parse(kept);
  const directory = directoryOf(tree);
  // A live dossier may run beyond the known days: its due is then provisional, and marked so.
  const calendar = calendarOf(table).provisional();
  const pool = poolOf(source);
  const models = new Models(catalogue);
  const elsewhere = new Elsewhere(new PartnerStore(source));
  return {
    dossiers: new DossierStore(pool, (fold, pin, risk) =>
      allTimersOf(fold, calendar, models.alertPolicy(pin), risk),
    ),
    assignments: new AssignmentStore(pool),
    history: new HistoryQueries(pool),
    catalogue,
    models,
    directory,
    calendar,
    world: {
      calendar,
      model: models.model,
      serving: (kind, owner, at) => servingOn(directory, kind, owner, dayOf(at)),
      retention: (procedure) => retentionFor(retention, procedure),
      // 122 random bits; Node keeps what these are made of at hand, where 16 bytes are a call of the system.
      salt: () => randomUUID().replaceAll('-', ''),
    },
    elsewhere: (agency) => elsewhere.partnerOf(agency),
    notices: parseNoticeRules(notices),
  };
};

/** An owner that is not in force on the day (a log of the past) has nobody known to serve it. */
const servingOn = (
  directory: Directory,
  kind: string,
  owner: string,
  day: string,
): string | undefined =>
  directory.on(day).some(({ id }) => id === owner)
    ? directory.serving(kind, owner, day)?.id
    : undefined;
