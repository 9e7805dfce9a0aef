import { type CommandOf, DossierRefusal } from '#lib/dossier';
import { DatabaseRefusal, Overtaken, type Writing } from '#lib/persistence';

import { agencyCode } from './agency-codes.ts';
import { MOST_TOGETHER } from './act-together.ts';
import type { Settle } from './act.ts';
import { type Acted, decideOrder, type Order } from './decide-order.ts';
import { dayOf, type Desk } from './desk.ts';
import { SharedTrips } from './shared-trips.ts';
import { viewRead } from './view-dossier.ts';

/** A submit that is to get its code from the agency's own sequence; the rest is as of an order. */
export interface Submission extends Pick<Order, 'admit' | 'applicant' | 'files'> {
  command: Omit<CommandOf<'submit'>, 'dossier'>;
}

/** How often the numbers may go to another process, which each time has opened dossiers, before we tell. */
const ATTEMPTS = 50;

/**
 * Opens dossiers under the next code of their agency and day, `000.22.24.H23-230316-0007`, in two round
 * trips shared by all who wait for a number of the same prefix. The same key of the same actor gives the
 * same dossier.
 *
 * Numbers of a prefix have no gaps. They are not drawn from a sequence: a party reads the highest number
 * given, n, decides its submissions in order (a refused one leaves its number to the next), and opens
 * n + 1, n + 2 … in one statement, so all of them or, whatever fails or crashes, none. Of several processes
 * that read the same n one opens n + 1; the others wait in the database for its commit, open nothing,
 * since every dossier of a party follows its first, and begin anew; if it rolls back, the next of them
 * takes n + 1. So nobody opens a number whose predecessor is not committed, or opened by the same commit;
 * and as n + 1 is taken only by a party that has seen all there is under the prefix, no key is recorded
 * twice. A code somebody chose themselves counts as given.
 */
export class SubmitNumbered {
  /** One line for each prefix somebody waits for. */
  private readonly lines = new Map<string, SharedTrips<Submission, Acted>>();

  constructor(private readonly desk: Desk) {}

  /**
   * @param now - the day a submission without `at` is numbered under
   * @throws DossierRefusal if the dossier cannot be submitted, or the agency has no identifier
   */
  async submit(submission: Submission, now: number): Promise<Acted> {
    const { agency, at } = submission.command;
    const prefix = await prefixOf(this.desk, agency, dayOf(at ?? now));
    const line = this.lines.get(prefix) ?? this.lineOf(prefix);
    return line.ask(submission);
  }

  /** A new line; those of days gone by, where nobody waits any more, are let go. */
  private lineOf(prefix: string): SharedTrips<Submission, Acted> {
    for (const [known, { idle }] of this.lines) if (idle) this.lines.delete(known);
    const line = new SharedTrips<Submission, Acted>(
      (party, settle) => openAll(this.desk, prefix, party, settle),
      {
        nameOf: ({ command: { by, key } }) => `${by} ${key}`,
        trips: 1,
        most: MOST_TOGETHER,
      },
    );
    this.lines.set(prefix, line);
    return line;
  }
}

const openAll = async (
  desk: Desk,
  prefix: string,
  party: readonly Submission[],
  settle: Settle,
): Promise<void> => {
  let waiting: Waiting[] = party.map((submission, index) => ({ submission, index }));
  for (let attempt = 1; waiting.length > 0 && attempt <= ATTEMPTS; attempt += 1) {
    const numbered = await number(desk, prefix, waiting, settle);
    waiting = numbered;
    try {
      waiting = await open(desk, numbered, settle);
    } catch (error) {
      const [only] = numbered;
      if (error instanceof DatabaseRefusal) throw error;
      if (error instanceof Overtaken) continue;
      if (numbered.length === 1 && only) {
        settle(only.index, { status: 'rejected', reason: error });
        return;
      }
      // One spoils the statement: alone it spoils nothing, and gives no number away.
      for (const { submission, index } of numbered) {
        await openAll(desk, prefix, [submission], (_alone, result) => settle(index, result));
      }
      return;
    }
  }
  const reason = new DossierRefusal(
    'stale-version',
    'Mã hồ sơ của cơ quan đang được cấp cho nhiều nơi cùng lúc; hãy thử lại.',
  );
  for (const { index } of waiting) settle(index, { status: 'rejected', reason });
};

interface Waiting {
  submission: Submission;
  index: number;
}

interface Numbered extends Waiting {
  acted: Acted;
  writing: Writing;
}

/** Reads and decides: those to be opened, under consecutive numbers. */
const number = async (
  desk: Desk,
  prefix: string,
  waiting: readonly Waiting[],
  settle: Settle,
): Promise<Numbered[]> => {
  const asked = waiting.map(({ submission: { command } }) => command);
  const { dossiers, last, now } = await desk.dossiers.readNumbers(prefix, asked);
  const numbered: Numbered[] = [];
  for (const [place, { submission, index }] of waiting.entries()) {
    const { command, ...rest } = submission;
    try {
      const stored = dossiers[place];
      const known = stored && (await viewRead(desk, stored, now));
      const next = String(last + numbered.length + 1).padStart(4, '0');
      const dossier = known?.stored.id ?? `${prefix}${next}`;
      const order: Order = { ...rest, command: { ...command, dossier }, recorded: 'database' };
      const { acted, writing } = await decideOrder(desk, order, known, now);
      if (writing) numbered.push({ submission, index, acted, writing });
      else settle(index, { status: 'fulfilled', value: acted });
    } catch (reason) {
      settle(index, { status: 'rejected', reason });
    }
  }
  return numbered;
};

/** Opens what was numbered; those whose number went to another process are handed back. */
const open = async (
  desk: Desk,
  numbered: readonly Numbered[],
  settle: Settle,
): Promise<Numbered[]> => {
  const [first, ...others] = numbered;
  if (!first) return [];
  const follows = first.acted.row.dossier;
  const written = await desk.dossiers.write([
    first.writing,
    ...others.map(({ writing }) => ({ ...writing, follows })),
  ]);
  const lost: Numbered[] = [];
  for (const one of numbered) {
    if (written.has(one.acted.row.dossier)) {
      settle(one.index, { status: 'fulfilled', value: one.acted });
    } else lost.push(one);
  }
  return lost;
};

const prefixOf = async (desk: Desk, id: string, day: string): Promise<string> => {
  const agency = desk.directory.on(day).find((one) => one.id === id);
  if (!agency) {
    throw new DossierRefusal('agency-unknown', `Không có cơ quan "${id}" trong danh mục cơ quan.`, {
      agency: id,
    });
  }
  const code = await agencyCode(desk, agency);
  if (code === undefined) {
    throw new DossierRefusal(
      'bad-input',
      `${agency.shortName} chưa có mã định danh nên chưa cấp được mã hồ sơ; quản trị viên ghi mã ở trang Quản trị, mục Mã định danh.`,
      { agency: id },
    );
  }
  return `${code}-${day.slice(2).replaceAll('-', '')}-`;
};
