/**
 * Random dossier logs: what offices write down in good order, late, twice, wrongly and not at all, drawn
 * towards the places where counting goes wrong (period borders, closings, cutoffs, holidays, corrections).
 * It knows the log format of contracts.md and a rough idea of what comes next; whether a line is accepted
 * is for others to say.
 */
import { randomOf } from '../clock/random-lines.ts';

/** One line of a log before it is written down: its text and what is known about it beforehand. */
export interface DrawnLine {
  text: string;
  /** A line that must be rejected, and why in one word; absent for all others. */
  garbage?: string;
  /** Minute it was recorded, for merging the dossiers of a log. */
  recorded: number;
}

export interface Draw {
  seed: number;
  dossiers: number;
  /** Allow finishes before acceptances and the like: breaches of the order of facts (semantics.md §6). */
  breaches?: boolean;
}

/** Agencies that own the dossiers; all are units of huyen-thanh-ha until 30/06/2025. */
export const OWNERS = ['thanh-ha', 'xa-thanh-son', 'xa-tan-viet'] as const;

/** Procedures of communes in force on a day from 2022 to 2026, with the days they are effective. */
const PROCEDURES: readonly (readonly [string, string, string])[] = [
  ['1.001193', '2016-01-01', '9999'],
  ['1.000894', '2016-01-01', '9999'],
  ['1.003583', '2016-01-01', '9999'],
  ['1.004873', '2016-01-01', '9999'],
  ['2.000635', '2016-01-01', '9999'],
  ['2.000815', '2015-04-10', '9999'],
  ['2.001035', '2015-04-10', '9999'],
  ['1.010833', '2022-02-15', '9999'],
  ['1.001731', '2021-07-01', '2025-06-30'],
  ['1.014027', '2025-07-01', '9999'],
  ['1.001776', '2021-07-01', '9999'],
  ['1.012783', '2024-08-01', '9999'],
  ['1.003003', '2014-07-01', '2024-07-31'],
  ['2.002621', '2024-07-01', '9999'],
];

const TIMES = (
  '00:00 00:01 07:29 07:30 07:31 08:00 09:15 10:40 11:29 11:30 11:31 12:00 13:00 14:20 14:59 15:00 15:01 ' +
  '15:45 16:30 16:59 17:00 17:01 19:30 23:59'
).split(' ');

const BORDERS = ['03-15', '06-15', '09-15', '12-15'];
const HOLIDAYS = ['01-20', '02-09', '04-28', '05-04', '08-31', '12-30', '01-27', '04-26'];

const DAY = 1440;
const UTC7 = 420;
/** Minutes since 1970 of a local midnight. */
const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 60_000 - UTC7;
const LAST = midnight('2026-12-29') - 1;
const written = (minute: number): string =>
  `${new Date((minute + UTC7) * 60_000).toISOString().slice(0, 16)}:00+07:00`;
const dayText = (minute: number): string => written(minute).slice(0, 10);

type Fields = Record<string, unknown>;

/** A row the generator wrote for a dossier, as it remembers it. */
interface Told {
  id: string;
  event: string;
  at: number;
}

/** The lines of a seeded log, in order of recording; the first is the header. */
export const randomLog = (draw: Draw): DrawnLine[] => {
  const random = randomOf(draw.seed * 7919 + 17);
  const lines: DrawnLine[] = [];
  for (let n = 1; n <= draw.dossiers; n++) {
    const name = `R${draw.seed}-${String(n).padStart(3, '0')}`;
    lines.push(...new DossierTale(random, name, draw.breaches ?? false).tell());
  }
  const merged = lines
    .map((line, place) => ({ line, place }))
    .sort((a, b) => a.line.recorded - b.line.recorded || a.place - b.place)
    .map(({ line }) => line);
  return [{ text: '{"format":"motcua-dossier-log","version":1}', recorded: 0 }, ...merged];
};

class DossierTale {
  private readonly lines: DrawnLine[] = [];
  private readonly told: Told[] = [];
  private readonly identified: boolean;
  /** Minute of the last recording. */
  private now = 0;
  /** Latest minute any version of the acceptance ever had; a finish is not put before it. */
  private acceptedAt = 0;
  private phase: 'submitted' | 'in-hand' | 'closed' | 'returned' | 'refused' = 'submitted';
  private readonly waiting = new Set<string>();
  private owner = '';
  /** Ids no correction touches. */
  private readonly settled = new Set<string>();

  constructor(
    private readonly random: () => number,
    private readonly dossier: string,
    private readonly breaches: boolean,
  ) {
    this.identified = this.chance(0.9);
  }

  tell(): DrawnLine[] {
    this.now = this.birthday();
    this.submit();
    if (this.chance(0.05)) return this.lines;
    const steps = 2 + this.below(9);
    for (let step = 0; step < steps && this.now < LAST; step++) {
      if ((this.phase === 'returned' || this.phase === 'refused') && this.chance(0.6)) break;
      if (this.chance(0.04)) this.rubbish();
      this.pass();
      if (this.now > LAST) break;
      this.move();
      if (this.chance(0.08) && this.identified) this.correct();
    }
    return this.lines;
  }

  // ── dice ──

  private chance(probability: number): boolean {
    return this.random() < probability;
  }
  private below(n: number): number {
    return Math.floor(this.random() * n);
  }
  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  private timeOfDay(): number {
    if (this.chance(0.4)) return 7 * 60 + 30 + this.below(570);
    const [hours, minutes] = this.pick(TIMES).split(':').map(Number);
    return hours! * 60 + minutes!;
  }

  private birthday(): number {
    const year = 2022 + this.below(5);
    if (year === 2026 && this.chance(0.2)) return LAST - (5 + this.below(60)) * DAY;
    const hot = this.pick(this.chance(0.6) ? BORDERS : HOLIDAYS);
    const day = this.chance(0.7)
      ? midnight(`${year}-${hot}`) + (this.below(25) - 18) * DAY
      : midnight(`${year}-01-01`) + this.below(350) * DAY;
    return Math.min(day + this.timeOfDay(), LAST - 30 * DAY);
  }

  /** Time goes by: often to a border of a period exactly. */
  private pass(): void {
    const before = this.now;
    const midnightOfDay = Math.floor((before + UTC7) / DAY) * DAY - UTC7;
    if (this.chance(0.06)) return;
    if (this.chance(0.08)) {
      const year = dayText(before).slice(0, 4);
      const border = midnight(`${year}-${this.pick(BORDERS)}`) + this.pick([-1, 0, 0, 1]);
      if (border > before && border < before + 40 * DAY) {
        this.now = border;
        return;
      }
    }
    if (this.chance(0.35)) this.now = before + 1 + this.below(240);
    else {
      const days = this.pick([0, 1, 1, 1, 2, 2, 3, 5, 7, 12, 25]);
      this.now = Math.max(before, midnightOfDay + days * DAY + this.timeOfDay());
    }
  }

  // ── lines ──

  /** Writes a line that happened now, or is recorded now and happened earlier. */
  private write(event: string, fields: Fields = {}, happened = this.now): string {
    const id = `e${this.told.length + 1}`;
    const late = happened < this.now || this.chance(0.1);
    const line = {
      dossier: this.dossier,
      event,
      at: written(happened),
      by: this.pick(['mot-cua-1', 'tu-phap-1', 'chu-tich']),
      ...(this.identified && { id }),
      ...(late && { recordedAt: written(this.now) }),
      ...fields,
    };
    this.lines.push({ text: JSON.stringify(line), recorded: this.now });
    this.told.push({ id, event, at: happened });
    return id;
  }

  private garbage(kind: string, text: string): void {
    this.lines.push({ text, garbage: kind, recorded: this.now });
  }

  /** When an act that is now recorded happened: usually now, else after acceptance, in any order. */
  private happened(): number {
    if (!this.chance(0.12)) return this.now;
    const floor = this.acceptedAt || this.told[0]!.at;
    if (this.breaches && this.chance(0.3)) return floor - this.below(20 * DAY);
    if (this.chance(0.3)) return Math.max(floor, this.now - this.below(14));
    return floor + this.below(Math.max(1, this.now - floor + 1));
  }

  private submit(): void {
    const day = dayText(this.now);
    const fitting = PROCEDURES.filter(([, from, to]) => from <= day && day <= to);
    this.owner = this.chance(0.6) ? OWNERS[0] : this.pick(OWNERS);
    this.write('submit', {
      procedure: this.pick(fitting)[0],
      agency: this.owner,
      channel: this.pick(['online', 'online', 'direct', 'postal']),
    });
  }

  private term(): Fields {
    const unit = this.pick([
      'same-day',
      'same-day',
      'working-day',
      'working-day',
      'working-day',
      'calendar-day',
      'working-hour',
      'none',
    ]);
    const term: Fields = { unit };
    if (unit === 'working-day')
      term.value =
        this.now > LAST - 65 * DAY
          ? this.pick([10, 45, 45])
          : this.pick([1, 1, 2, 3, 5, 10, 45, 0.25, 0.5, 1.5]);
    if (unit === 'calendar-day') term.value = this.pick([1, 2, 3, 7, 10, 15]);
    if (unit === 'working-hour') term.value = this.pick([1, 2, 4, 8, 16, 1.5]);
    if (unit !== 'calendar-day' && unit !== 'none' && this.chance(0.4))
      term.cutoff = this.pick(['15:00', '15:00', '11:00', '16:30']);
    if (this.chance(0.25)) term.judge = this.pick(['date', 'instant']);
    return term;
  }

  private digitised(): Fields {
    return this.pick([{}, { digitised: true }, { digitised: true }, { digitised: false }]);
  }

  private outcome(): string {
    return this.pick(['granted', 'granted', 'granted', 'rejected', 'returned-unqualified']);
  }

  private move(): void {
    // Now and then whatever: most such lines are not allowed in the state they meet.
    const guess = this.chance(0.08) ? this.pick(ANYTHING) : this.pick(this.usual());
    this.act(guess);
  }

  private usual(): readonly string[] {
    switch (this.phase) {
      case 'submitted':
        return USUAL.submitted;
      case 'in-hand':
        return this.waiting.size > 0
          ? [...this.waiting, ...this.waiting, ...this.waiting, ...USUAL['in-hand']]
          : USUAL['in-hand'];
      default:
        return USUAL[this.phase];
    }
  }

  private act(event: string): void {
    switch (event) {
      case 'accept': {
        const at =
          this.settled.size === 0 && this.chance(0.1)
            ? this.between(this.told[0]!.at, this.now)
            : this.now;
        const given = this.chance(0.7) ? { term: this.term() } : {};
        this.write('accept', { ...this.digitised(), ...given }, at);
        if (this.phase === 'submitted') {
          this.phase = 'in-hand';
          this.acceptedAt = at;
        }
        return;
      }
      case 'refuse':
        this.write('refuse', { reason: 'không thuộc phạm vi' }, this.happened());
        if (this.phase === 'submitted') this.phase = 'refused';
        return;
      case 'request-supplement':
      case 'request-payment':
      case 'request-opinion':
        if (this.phase === 'submitted') {
          this.askBeforeAcceptance();
          return;
        }
        this.write(
          event,
          event === 'request-payment' && this.chance(0.5)
            ? { amount: 8000 }
            : { reason: 'cần thêm' },
          this.happened(),
        );
        this.waiting.add(event.slice('request-'.length));
        return;
      case 'supplement':
      case 'payment':
      case 'opinion':
        this.write(event, {}, this.happened());
        this.waiting.delete(event);
        return;
      case 'extend': {
        const days = this.pick([-3, 0, 1, 3, 5, 10, 30]);
        const base = Math.floor((this.now + UTC7) / DAY) * DAY - UTC7 + days * DAY;
        const time = this.chance(0.6) ? 17 * 60 : this.timeOfDay();
        const due = written(Math.min(base + time, LAST));
        this.write('extend', { due, reason: 'hồ sơ phức tạp' }, this.happened());
        return;
      }
      case 'transfer': {
        const to = this.pick(OWNERS.filter((id) => id !== this.owner));
        this.write('transfer', { to }, this.happened());
        this.owner = to;
        return;
      }
      case 'finish':
        this.write('finish', { outcome: this.outcome(), ...this.digitised() }, this.happened());
        this.close('closed');
        return;
      case 'withdraw':
        this.write('withdraw', {}, this.happened());
        this.close('closed');
        return;
      case 'stop':
        this.write('stop', { reason: 'không bổ sung' }, this.happened());
        this.close('closed');
        return;
      case 'return':
        this.write('return', {}, this.happened());
        if (this.phase === 'closed') this.phase = 'returned';
        return;
      default:
        this.recordReturned();
    }
  }

  /** Asked for and brought before acceptance; what the clock makes of more than that, semantics.md leaves open. */
  private askBeforeAcceptance(): void {
    this.settled.add(this.write('request-supplement', { reason: 'thiếu giấy tờ' }));
    this.pass();
    this.settled.add(this.write('supplement'));
  }

  private between(from: number, to: number): number {
    return from + this.below(Math.max(1, to - from + 1));
  }

  private recordReturned(): void {
    const floor = this.breaches && this.chance(0.3) ? this.told[0]!.at - 3 * DAY : this.acceptedAt;
    const returned = this.chance(0.4) ? this.now : this.between(floor || this.now, this.now);
    const finished = this.between(floor || returned, returned);
    this.write('record-returned', {
      returnedAt: written(returned),
      ...(this.chance(0.6) && { finishedAt: written(finished) }),
      outcome: this.outcome(),
      reason: 'đã trả, quên ghi',
      ...this.digitised(),
    });
    this.close('returned');
  }

  private close(phase: 'closed' | 'returned'): void {
    if (this.phase !== 'in-hand' && phase === 'closed') return;
    this.phase = phase;
    this.waiting.clear();
  }

  /** One correction: voids or amends one or two rows told before, corrections themselves included. */
  private correct(): void {
    this.pass();
    if (this.now > LAST) return;
    const rows = this.told.filter(({ id }) => !this.settled.has(id));
    const target = this.chance(0.6) ? rows.at(-1)! : this.pick(rows);
    const reason = { reason: 'ghi nhầm' };
    if (this.chance(0.5)) {
      this.write('correct', { void: [target.id], ...reason });
      if (target.event === 'return') this.phase = 'closed';
      if (['finish', 'withdraw', 'stop', 'record-returned'].includes(target.event))
        this.phase = 'in-hand';
      if (target.event === 'accept') this.phase = 'submitted';
      if (target.event.startsWith('request-')) this.waiting.delete(target.event.slice(8));
      return;
    }
    const change = this.change(target);
    if (change) this.write('correct', { amend: [{ id: target.id, ...change }], ...reason });
  }

  private change(target: Told): Fields | undefined {
    const floor = this.acceptedAt || this.told[0]!.at;
    const earlier = Math.min(target.at, this.now);
    switch (target.event) {
      case 'submit':
        return { channel: this.pick(['online', 'direct', 'postal']) };
      case 'accept':
        if (this.settled.size > 0 || this.chance(0.4)) return { digitised: this.chance(0.5) };
        return { at: written(this.between(this.told[0]!.at, earlier)) };
      case 'finish':
        return this.pick<Fields>([
          { outcome: this.outcome() },
          { digitised: this.chance(0.5) },
          { at: written(this.between(Math.min(floor, this.now), this.now)) },
        ]);
      case 'record-returned':
        return this.pick<Fields>([
          { outcome: this.outcome() },
          { digitised: this.chance(0.5) },
          { finishedAt: written(this.between(Math.min(floor, this.now), earlier)) },
          { returnedAt: written(this.between(earlier, this.now)) },
        ]);
      case 'extend':
        return { due: written(this.now + this.below(20) * DAY) };
      case 'correct':
        return undefined;
      default:
        return { at: written(this.between(Math.min(floor, this.now), this.now)) };
    }
  }

  /** A line no office's system should take. */
  private rubbish(): void {
    const at = written(this.now);
    const line = (fields: Fields): string =>
      JSON.stringify({ dossier: this.dossier, at, by: 'mot-cua-1', ...fields });
    const submit = { event: 'submit', agency: 'thanh-ha', channel: 'online' };
    const other = `${this.dossier}-X`;
    this.pick([
      () => this.garbage('unknown-event', line({ event: 'dance' })),
      () => this.garbage('broken-json', line({ event: 'finish', outcome: 'granted' }).slice(0, -3)),
      () =>
        this.garbage(
          'unknown-procedure',
          line({ ...submit, dossier: other, procedure: '9.999999' }),
        ),
      () =>
        this.garbage(
          'unknown-agency',
          line({ ...submit, dossier: other, procedure: '1.001193', agency: 'dau-do' }),
        ),
      () => this.garbage('submitted-twice', line({ ...submit, procedure: '1.001193' })),
      () => this.garbage('unknown-dossier', line({ dossier: other, event: 'return' })),
      () => this.garbage('no-outcome', line({ event: 'finish' })),
      () => this.garbage('wrong-outcome', line({ event: 'finish', outcome: 'perhaps' })),
      () =>
        this.garbage('no-such-day', line({ event: 'withdraw', at: '2023-02-30T08:00:00+07:00' })),
      () => this.garbage('no-offset', line({ event: 'withdraw', at: '2023-02-20T08:00:00' })),
      () =>
        this.garbage(
          'future',
          line({ event: 'withdraw', at: written(this.now + 60), recordedAt: at }),
        ),
      () =>
        this.garbage(
          'recorded-backwards',
          line({
            event: 'withdraw',
            at: written(this.told[0]!.at - DAY),
            recordedAt: written(this.told[0]!.at - 1),
          }),
        ),
      () =>
        this.garbage('unknown-target', line({ event: 'correct', void: ['nowhere'], reason: 'x' })),
      () => this.garbage('void-submit', line({ event: 'correct', void: ['e1'], reason: 'x' })),
      () =>
        this.garbage(
          'bad-term',
          line({ event: 'accept', term: { unit: 'calendar-day', value: 1.5 } }),
        ),
      () => this.garbage('no-reason', line({ event: 'stop' })),
    ])();
  }
}

const USUAL = {
  submitted: [
    ...Array.from({ length: 12 }, () => 'accept'),
    'refuse',
    'withdraw',
    'request-supplement',
    'transfer',
  ],
  'in-hand': [
    ...Array.from({ length: 7 }, () => 'finish'),
    'request-supplement',
    'request-supplement',
    'request-payment',
    'request-payment',
    'request-opinion',
    'extend',
    'extend',
    'transfer',
    'withdraw',
    'stop',
    'record-returned',
  ],
  closed: ['return', 'return', 'return', 'record-returned'],
  returned: ['record-returned', 'return'],
  refused: ['accept', 'finish'],
} as const;

const ANYTHING = [
  'accept',
  'refuse',
  'request-supplement',
  'supplement',
  'request-payment',
  'payment',
  'request-opinion',
  'opinion',
  'extend',
  'transfer',
  'finish',
  'withdraw',
  'stop',
  'return',
  'record-returned',
] as const;
