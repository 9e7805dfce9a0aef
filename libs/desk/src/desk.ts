import { randomUUID } from 'node:crypto';

import type { DataSource } from 'typeorm';

import { type Calendars, calendarsOf } from '#lib/calendar';
import { type Directory, directoryOf } from '#lib/directory';
import {
  type Instant,
  isoOf,
  retentionFor,
  retentionRulesSchema,
  timersOf,
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
  type Reference,
  ReportLockStore,
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
  readonly locks: ReportLockStore;
  readonly catalogue: CatalogueStore;
  readonly models: Models;
  readonly directory: Directory;
  /** Of live dossiers: beyond the known days a due is provisional, and marked so. */
  readonly calendars: Calendars;
  readonly world: World;
  /** Ids of the reference data that calendar and directory come from. */
  readonly reference: readonly string[];
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
  if (!table || !tree || !notices || !kept) throw new CatalogueMissing();
  const retention = retentionRulesSchema.parse(kept.data);
  const { directory, calendars } = timeAndPlaceOf(table, tree);
  const pool = poolOf(source);
  const models = new Models(catalogue);
  const elsewhere = new Elsewhere(new PartnerStore(source));
  return {
    dossiers: new DossierStore(pool, (fold, pin) =>
      timersOf(fold, calendars, models.alertPolicy(pin)),
    ),
    assignments: new AssignmentStore(pool),
    history: new HistoryQueries(pool),
    locks: new ReportLockStore(pool),
    catalogue,
    models,
    directory,
    calendars,
    reference: [table.id, tree.id],
    world: {
      calendars,
      model: models.model,
      serving: (kind, owner, at) => servingOn(directory, kind, owner, dayOf(at)),
      retention: (procedure) => retentionFor(retention, procedure),
      // 122 random bits; Node keeps what these are made of at hand, where 16 bytes are a call of the system.
      salt: () => randomUUID().replaceAll('-', ''),
    },
    elsewhere: (agency) => elsewhere.partnerOf(agency),
    notices: parseNoticeRules(notices.data),
  };
};

/** Calendars and agency tree of reference data. */
export const timeAndPlaceOf = (
  table: Reference,
  tree: Reference,
): Pick<Desk, 'calendars' | 'directory'> => ({
  calendars: calendarsOf(table.data),
  directory: directoryOf(tree.data),
});

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
