import { type Agency, type Day, directorySchema, inForce } from './agency.ts';
import { checkDirectory } from './check.ts';
import { AgencyUnknown, DirectoryInvalid } from './errors.ts';
import { inVietnamese } from './schema-words.ts';

/**
 * The tree of agencies on any day. Built by `directoryOf` from checked data and never changed.
 *
 * A parent that has ended is skipped: when a level is abolished its units hang under the next one above
 * that is still in force, so one file serves the world before and the world after.
 */
export class Directory {
  /** Kind → its Vietnamese name. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Every row, in the order of the data. */
  readonly agencies: readonly Agency[];
  readonly #rows = new Map<string, Agency[]>();
  /** Those that have a successor. */
  readonly #succeeded = new Set<string>();

  constructor(kinds: Record<string, string>, agencies: readonly Agency[]) {
    this.kinds = kinds;
    this.agencies = agencies;
    for (const agency of agencies) {
      if (agency.successor !== undefined) this.#succeeded.add(agency.id);
      const rows = this.#rows.get(agency.id) ?? [];
      rows.push(agency);
      rows.sort((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
      this.#rows.set(agency.id, rows);
    }
  }

  /**
   * The agency as it is on `day`, or its last row when no day is given.
   * @throws AgencyUnknown when there is no such agency, or it is not in force on that day.
   * @example
   * directory.agency('thanh-ha', '2023-06-14').shortName // 'UBND TT. Thanh Hà'
   */
  agency(id: string, day?: Day): Agency {
    const rows = this.#rows.get(id) ?? [];
    const found = day === undefined ? rows.at(-1) : rows.find((row) => inForce(row, day));
    if (!found) throw new AgencyUnknown(id, rows.length > 0 && day !== undefined ? day : null);
    return found;
  }

  /** All agencies in force on `day`, in the order of the data. */
  on(day: Day): Agency[] {
    return this.agencies.filter((agency) => inForce(agency, day));
  }

  /** The nearest agency above that is in force on `day`; null for a root. */
  parentOf(id: string, day: Day): Agency | null {
    return this.#above(id, day).find((agency) => inForce(agency, day)) ?? null;
  }

  /**
   * All units below `id` on `day`, at any depth, in the order of the data; empty for a unit without any.
   * @throws AgencyUnknown
   */
  below(id: string, day: Day): Agency[] {
    this.agency(id, day);
    return this.on(day).filter((agency) =>
      this.#above(agency.id, day).some((above) => above.id === id),
    );
  }

  /**
   * The agency of `kind` that serves the area of `owner` on `day`: the owner itself; else one that covers
   * it; else a department of it; else the same asked of each agency above, nearest first. Null when there
   * is none, or when several serve equally near (the communes of a district, asked from the district): the
   * dossier then has to say which.
   * @throws AgencyUnknown when the owner is not in force on that day.
   * @example
   * directory.serving('social-insurance', 'thanh-ha', '2023-06-14')?.id // 'bhxh-thanh-ha'
   */
  serving(kind: string, ownerId: string, day: Day): Agency | null {
    const owner = this.agency(ownerId, day);
    const candidates = this.on(day).filter((agency) => agency.kind === kind);
    for (const area of [owner, ...this.#above(ownerId, day)]) {
      const nearest = [
        candidates.filter(({ id }) => id === area.id),
        candidates.filter(({ covers }) => covers?.includes(area.id)),
        candidates.filter(({ parent, covers }) => parent === area.id && !covers),
      ].find((found) => found.length > 0);
      if (nearest) return nearest.length === 1 ? (nearest[0] ?? null) : null;
    }
    return null;
  }

  /**
   * The agency that answers for what `id` left: itself while its days last, then its successor, then that one's.
   * Itself where none is named.
   */
  answersFor(id: string, day: Day): string {
    const seen = new Set<string>();
    let at = id;
    while (!seen.has(at)) {
      seen.add(at);
      const row = this.#asOf(at, day);
      if (row?.successor === undefined || day <= (row.effective.to ?? day)) return at;
      at = row.successor;
    }
    return at;
  }

  /** The agencies that have ended by `day` and whose successor `id` is, directly or through others. */
  predecessorsOf(id: string, day: Day): string[] {
    return [...this.#succeeded].filter((one) => one !== id && this.answersFor(one, day) === id);
  }

  /** Whether two agencies are, or stand under, one agency of a kind on `day`. */
  together(one: string, other: string, kind: string, day: Day): boolean {
    const roof = (id: string): string | undefined => {
      const rows = [this.#asOf(id, day), ...this.#above(id, day)];
      return rows.find((agency) => agency?.kind === kind)?.id;
    };
    const found = roof(one);
    return found !== undefined && found === roof(other);
  }

  /** The chain of agencies above, nearest first, ended ones included: an area outlives its office. */
  #above(id: string, day: Day): Agency[] {
    const chain: Agency[] = [];
    let parent = this.#asOf(id, day)?.parent;
    while (parent !== undefined) {
      const agency = this.#asOf(parent, day);
      if (!agency) break;
      chain.push(agency);
      parent = agency.parent;
    }
    return chain;
  }

  /** The row in force on `day`, else the last one before it, else the first one ever. */
  #asOf(id: string, day: Day): Agency | undefined {
    const rows = this.#rows.get(id) ?? [];
    return rows.findLast(({ effective }) => effective.from <= day) ?? rows[0];
  }
}

/**
 * A directory from data as read from a file.
 * @throws DirectoryInvalid with every finding.
 * @example
 * directoryOf({ kinds: { commune: 'UBND cấp xã' }, agencies: [] }).kinds // { commune: 'UBND cấp xã' }
 */
export function directoryOf(data: unknown): Directory {
  const parsed = directorySchema.safeParse(data, inVietnamese);
  if (!parsed.success)
    throw new DirectoryInvalid(
      parsed.error.issues.map(({ path, message }) => ({
        code: 'schema' as const,
        path: path
          .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
          .join('')
          .replace(/^\./, ''),
        message,
      })),
    );
  const findings = checkDirectory(parsed.data);
  if (findings.length > 0) throw new DirectoryInvalid(findings);
  return new Directory(parsed.data.kinds, parsed.data.agencies);
}
