import { type Calendars, calendarsOf } from '#lib/calendar';
import { type Directory, directoryOf } from '#lib/directory';
import { type Instant, type RetentionRules, retentionRulesSchema } from '#lib/dossier';
import { type NoticeRules, parseNoticeRules } from '#lib/notices';
import type { CatalogueStore, Reference, ReferenceKind } from '#lib/persistence';

/** The catalogue was never loaded: nothing can be decided without a calendar and an agency tree, nor told. */
export class CatalogueMissing extends Error {
  override readonly name = 'CatalogueMissing';
  readonly code = 'catalogue-missing';

  constructor() {
    super('Cơ sở dữ liệu chưa có danh mục thủ tục: hãy chạy `motcua migrate`.');
  }
}

/** By which days and hours, and of which agencies, everything is told. */
export interface TimeAndPlace {
  readonly directory: Directory;
  /** Of live dossiers: beyond the known days a due is provisional, and marked so. */
  readonly calendars: Calendars;
  /** Ids of the reference data these come from. */
  readonly reference: { readonly calendar: string; readonly directory: string };
  /** Since when both are known; -Infinity where there were no others before. */
  readonly since: Instant;
}

/** Everything of the catalogue but the procedures, as it is in force. */
export interface RulesInForce extends TimeAndPlace {
  /** What applicants are told, and when. */
  readonly notices: NoticeRules;
  readonly retention: RetentionRules;
}

/** How often, ms, a process that works asks for rules that were published. */
export const HEARD_WITHIN = 2_000;

/** @throws CatalogueMissing if the catalogue was never loaded */
export const rulesInForce = async (catalogue: CatalogueStore): Promise<RulesInForce> => {
  const found = (kind: ReferenceKind) => known(catalogue.reference(kind));
  const [table, tree, notices, retention] = await Promise.all([
    found('calendar'),
    found('directory'),
    found('notices'),
    found('retention'),
  ]);
  return {
    ...timeAndPlaceOf(table, tree),
    notices: parseNoticeRules(notices.data),
    retention: retentionRulesSchema.parse(retention.data),
  };
};

const known = async (asked: Promise<Reference | undefined>): Promise<Reference> => {
  const found = await asked;
  if (!found) throw new CatalogueMissing();
  return found;
};

const timeAndPlaceOf = (table: Reference, tree: Reference): TimeAndPlace => ({
  calendars: calendarsOf(table.data),
  directory: directoryOf(tree.data),
  reference: { calendar: table.id, directory: tree.id },
  since: Math.max(table.since ?? -Infinity, tree.since ?? -Infinity),
});

/** What is in force, and where to ask what was before. */
export type Knowing = TimeAndPlace & { readonly catalogue: CatalogueStore };

/** What is in force at this moment, whatever a desk hears later: who counts goes by one calendar to the end. */
const asHeard = ({ directory, calendars, reference, since }: TimeAndPlace): TimeAndPlace => ({
  directory,
  calendars,
  reference,
  since,
});

/** Calendars and agency tree of some reference data: those in force where it is theirs. */
export const timeAndPlaceIn = async (
  now: Knowing,
  ids: readonly string[],
): Promise<TimeAndPlace> => {
  const { calendar, directory } = now.reference;
  if (ids.includes(calendar) && ids.includes(directory)) return asHeard(now);
  const found = await now.catalogue.references(ids);
  const [table, tree] = ['calendar', 'directory'].map((kind) =>
    found.find((one) => one.kind === kind),
  );
  if (!table || !tree) throw new Error(`the database has no reference data ${ids.join(', ')}`);
  return timeAndPlaceOf(table, tree);
};

/**
 * What was known of calendars and agencies at an instant; what was known first is known of all before, too.
 *
 * @param at - absent: what is in force
 */
export const timeAndPlaceKnownAt = async (
  now: Knowing,
  at: Instant = Infinity,
): Promise<TimeAndPlace> => {
  if (now.since <= at) return asHeard(now);
  const [table, tree] = await Promise.all([
    known(now.catalogue.reference('calendar', at)),
    known(now.catalogue.reference('directory', at)),
  ]);
  return timeAndPlaceIn(now, [table.id, tree.id]);
};
