import { randomUUID } from 'node:crypto';

import type { DataSource } from 'typeorm';

import type { Directory } from '#lib/directory';
import { allTimersOf, type Instant, isoOf, retentionFor, type World } from '#lib/dossier';
import {
  AssignmentStore,
  CatalogueStore,
  DossierStore,
  HistoryQueries,
  PartnerStore,
  poolOf,
  ReportLockStore,
} from '#lib/persistence';

import { Elsewhere } from './exchange/elsewhere.ts';
import { Models } from './models.ts';
import { type RulesInForce, rulesInForce } from './rules-in-force.ts';

/** The day an instant falls on in Việt Nam, as effective dates are written. */
export const dayOf = (instant: Instant): string => isoOf(instant).slice(0, 10);

const DAY = 86_400_000;

/** The day of an instant in Việt Nam as instants, [from, to). */
export const localDayOf = (instant: Instant): { from: Instant; to: Instant } => {
  const from = Date.parse(`${dayOf(instant)}T00:00:00+07:00`);
  return { from, to: from + DAY };
};

/** What every act and query of the desk works with; its rules are those in force, as it last heard. */
export interface Desk extends RulesInForce {
  readonly dossiers: DossierStore;
  readonly assignments: AssignmentStore;
  readonly history: HistoryQueries;
  readonly locks: ReportLockStore;
  readonly catalogue: CatalogueStore;
  readonly models: Models;
  readonly world: World;
  /** The partner an agency does its work at; undefined: here. */
  readonly elsewhere: (agency: string) => Promise<string | undefined>;
  /** Asks whether other rules were published meanwhile, and goes by those from then on; answers whether there were. */
  readonly hear: () => Promise<boolean>;
}

/**
 * The desk over an open database, with the calendar, agency tree and notices in force there.
 *
 * @throws CatalogueMissing if the catalogue was never loaded
 */
export const openDesk = async (source: DataSource): Promise<Desk> => {
  const catalogue = new CatalogueStore(source);
  let heard = await catalogue.newestReference();
  let rules = await rulesInForce(catalogue);
  const pool = poolOf(source);
  const models = new Models(catalogue);
  const elsewhere = new Elsewhere(new PartnerStore(source));
  return {
    dossiers: new DossierStore(pool, (fold, pin, risk) =>
      allTimersOf(fold, rules.calendars, models.alertPolicy(pin), risk),
    ),
    assignments: new AssignmentStore(pool),
    history: new HistoryQueries(pool),
    locks: new ReportLockStore(pool),
    catalogue,
    models,
    get directory() {
      return rules.directory;
    },
    get calendars() {
      return rules.calendars;
    },
    get notices() {
      return rules.notices;
    },
    get retention() {
      return rules.retention;
    },
    get reference() {
      return rules.reference;
    },
    get since() {
      return rules.since;
    },
    hear: async () => {
      const newest = await catalogue.newestReference();
      if (newest === heard) return false;
      rules = await rulesInForce(catalogue);
      heard = newest;
      return true;
    },
    world: {
      get calendars() {
        return rules.calendars;
      },
      model: models.model,
      serving: (kind, owner, at) => servingOn(rules.directory, kind, owner, dayOf(at)),
      retention: (procedure) => retentionFor(rules.retention, procedure),
      // 122 random bits; Node keeps what these are made of at hand, where 16 bytes are a call of the system.
      salt: () => randomUUID().replaceAll('-', ''),
    },
    elsewhere: (agency) => elsewhere.partnerOf(agency),
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
