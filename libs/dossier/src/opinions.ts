import type { Calendars } from '#lib/calendar';
import type { ClockRefusal, Term } from '#lib/deadline';

import { Clock } from './clock.ts';
import type { Instant } from './position.ts';
import { asTimed, closeTimed, type Timed, type TimedRecord, unclosed } from './timed.ts';

/** Who is asked for an opinion: an agency of the directory by id, or one outside it by name; nobody where a log says none. */
export interface Asked {
  agency?: string;
  outside?: string;
}

/** Who is asked, as holds and requests name them; undefined where nobody is named. */
export const askedName = ({ agency, outside }: Asked): string | undefined => agency ?? outside;

/**
 * An opinion asked of another agency (xin ý kiến), to be answered within its term. overtaken: the business was done,
 * or went another way, without it.
 */
export interface OpinionRecord extends TimedRecord<'answered' | 'overtaken'> {
  /** The row that asked. */
  seq: number;
  agency: string | null;
  outside: string | null;
  /** `dossier`, or the segment that asked. */
  scope: string;
  askedAt: Instant;
}

/**
 * The opinions asked for one dossier, each with the clock of its own term. That clock is the agency's that was
 * asked: what stops the dossier does not stop it.
 */
export class Opinions {
  private readonly asked: Timed<OpinionRecord>[] = [];

  constructor(
    private readonly calendars: Calendars,
    private readonly refused: (refusal: ClockRefusal) => void,
  ) {}

  ask(who: Asked & { scope: string; within?: Term }, at: Instant, seq: number): void {
    const { agency = null, outside = null, scope, within } = who;
    const record: OpinionRecord = {
      seq,
      agency,
      outside,
      scope,
      askedAt: at,
      ...unclosed,
    };
    const clock = within && Clock.start(this.calendars.of(agency), at, within, {}, this.refused);
    this.asked.push({ record, clock });
  }

  /** The last open one of whoever answers; a log may record an answer to nothing that counts any more. */
  answer(who: Asked & { scope: string }, at: Instant, seq: number): void {
    const open = this.asked.findLast(
      ({ record: { scope, agency, outside, closedSeq } }) =>
        closedSeq === null &&
        scope === who.scope &&
        (agency ?? undefined) === who.agency &&
        (outside ?? undefined) === who.outside,
    );
    if (open) closeTimed(open, at, seq, 'answered', true);
  }

  /** Nobody waits any more for what is still open, of everything or of one scope. */
  overtake(at: Instant, seq: number, scope?: string): void {
    for (const one of this.asked) {
      const concerned = scope === undefined || one.record.scope === scope;
      if (one.record.closedSeq === null && concerned) closeTimed(one, at, seq, 'overtaken', false);
    }
  }

  records(): OpinionRecord[] {
    return this.asked.map(asTimed);
  }
}
