/**
 * Random lines for `clock evaluate`, drawn towards the places where clocks go wrong: openings, lunch,
 * closings, midnights, holidays, working Saturdays, year ends, the ends of the calendar, overlapping holds,
 * and lines that are wrong in one place or several.
 */

/** A small seeded generator (mulberry32): the same seed gives the same lines on every machine. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const HOT_DAYS = (
  '2020-01-01 2020-01-22 2020-04-30 2021-02-09 2021-04-30 2021-12-31 2022-01-28 2022-04-29 2022-08-31 ' +
  '2022-12-30 2023-01-19 2023-01-27 2023-04-28 2023-05-04 2023-06-05 2023-06-09 2023-08-31 2023-12-29 ' +
  '2024-02-07 2024-02-28 2024-04-26 2024-05-03 2024-05-04 2024-08-30 2024-12-31 2025-01-24 2025-04-25 ' +
  '2025-04-26 2025-05-02 2025-12-31 2026-01-09 2026-02-13 2026-08-21 2026-08-28 2026-11-23 2026-12-18 ' +
  '2026-12-30 2026-12-31'
).split(' ');

const HOT_TIMES = (
  '00:00 00:01 07:00 07:29 07:30 07:31 09:00 11:29 11:30 11:31 12:15 12:59 13:00 13:01 14:59 15:00 15:01 ' +
  '16:59 17:00 17:01 20:00 23:59'
).split(' ');

const DAY = 1440;
const UTC7 = 420;
const FIRST = Date.UTC(2020, 0, 1) / 60_000 - UTC7;
const LAST = Date.UTC(2027, 0, 1) / 60_000 - UTC7 - 1;

export const randomLine = (random: () => number, id: string): unknown => {
  const chance = (probability: number): boolean => random() < probability;
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;

  const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 60_000 - UTC7;
  const timeOf = (): number => {
    if (chance(0.3)) return below(DAY);
    const [hours, minutes] = pick(HOT_TIMES).split(':').map(Number);
    return hours! * 60 + minutes!;
  };
  const onTheClock = (instant: number): number =>
    Math.floor((instant + UTC7) / DAY) * DAY - UTC7 + timeOf();

  const written = (instant: number): string => {
    const offset = chance(0.85) ? 420 : pick([0, -330, 540, 345, -600, 840]);
    const iso = new Date((instant + offset) * 60_000).toISOString().slice(0, 16);
    const seconds = chance(0.6) ? ':00' : chance(0.5) ? '' : chance(0.5) ? ':59' : ':30.999';
    if (offset === 0 && chance(0.7)) return `${iso}${seconds}Z`;
    const size = Math.abs(offset);
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${iso}${seconds}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };

  const accepted = chance(0.7)
    ? midnight(pick(HOT_DAYS)) + (below(7) - 3) * DAY * (chance(0.6) ? 1 : 0) + timeOf()
    : onTheClock(FIRST + below(LAST - FIRST - 30 * DAY));
  // Mostly inside the calendar, sometimes just outside.
  const start = chance(0.985) ? Math.min(Math.max(accepted, FIRST), LAST) : accepted - 2 * DAY;

  const unit = pick([
    'working-day',
    'working-day',
    'calendar-day',
    'working-hour',
    'same-day',
    'none',
  ]);
  const fraction = unit === 'working-day' && chance(0.35);
  const term: Record<string, unknown> = { unit };
  if (unit === 'working-day') {
    term.value = fraction
      ? pick([0.25, 0.5, 1.5, 0.1, 1.1, 2.75, 0.0125, 3.35])
      : pick([1, 1, 2, 3, 5, 5, 8, 10, 15, 22, 30]);
  } else if (unit === 'calendar-day') term.value = pick([1, 2, 3, 5, 7, 10, 15, 30]);
  else if (unit === 'working-hour') {
    term.value = pick([0.5, 1, 2, 4, 4, 8, 8, 12, 16, 40, 1.1, 0.05, 0.35, 7.9]);
  } else if (chance(0.05)) term.value = pick([0, 3, -1]);
  if (chance(0.3))
    term.cutoff = pick(['15:00', '15:00', '16:30', '11:30', '00:00', '07:30', '23:59']);
  const days = typeof term.value === 'number' ? term.value / (unit === 'working-hour' ? 8 : 1) : 0;

  // Gaps from nothing to weeks, short ones more often, so that holds meet the due from both sides.
  let now = start;
  const later = (): number => {
    const gap = random();
    if (gap < 0.1) return now;
    if (gap < 0.2) return now + 1 + below(90);
    if (gap < 0.45) return Math.max(now, onTheClock(now));
    const reach = gap < 0.85 ? Math.ceil(days) + 2 : 3 * Math.ceil(days) + 12;
    return Math.max(now, onTheClock(now + below(reach + 1) * DAY));
  };

  const reasons = ['supplement', 'supplement', 'payment', 'opinion', 'tai-lieu'];
  const open = new Set<string>();
  const events: Record<string, unknown>[] = [];
  const count = chance(0.25) ? 0 : below(chance(0.2) ? 12 : 6);
  let extended = false;
  for (let i = 0; i < count; i += 1) {
    now = later();
    const at = written(now);
    const choice = random();
    const wild = chance(0.02);
    if (choice < 0.12 && (open.size === 0 || wild) && (!extended || wild)) {
      const due = onTheClock(now + below(Math.ceil(days * 2) + 6) * DAY);
      events.push({ type: 'extend', at, due: written(due) });
      extended = true;
    } else if (choice < 0.3 && (open.has('supplement') || wild)) {
      events.push({ type: 'restart', at });
      open.delete('supplement');
    } else if (choice < 0.65 && open.size > 0) {
      const reason = wild ? pick(reasons) : pick([...open]);
      events.push({ type: 'release', at, reason });
      open.delete(reason);
    } else {
      const reason = pick(reasons);
      if (open.has(reason) && !wild) continue;
      events.push({ type: 'hold', at, reason });
      open.add(reason);
    }
  }
  const line: Record<string, unknown> = { id, acceptedAt: written(start), term };
  if (events.length > 0 || chance(0.1)) line.events = events;
  if (chance(0.7)) line.finishedAt = written((now = later()));
  if (chance(0.2)) line.judge = pick(['date', 'instant']);
  return chance(0.06) ? spoilt(line, { chance, pick, written, now }) : line;
};

/** A line made wrong in one place. */
const spoilt = (
  line: Record<string, unknown>,
  {
    chance,
    pick,
    written,
    now,
  }: {
    chance: (probability: number) => boolean;
    pick: <T>(items: readonly T[]) => T;
    written: (instant: number) => string;
    now: number;
  },
): unknown => {
  const term = line.term as Record<string, unknown>;
  const events = (line.events ?? []) as Record<string, unknown>[];
  const event = events.length > 0 ? pick(events) : undefined;
  const badInstant = (): unknown =>
    pick([
      '2023-02-30T08:00:00+07:00',
      '2023-06-05T08:00:00',
      '2023-06-05',
      '2023-06-05 08:00:00+07:00',
      '2023-06-05T24:00:00+07:00',
      '2023-06-05T08:60:00+07:00',
      '2023-13-05T08:00:00+07:00',
      '',
      20230605,
      true,
    ]);
  switch (Math.floor(pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))) {
    case 0:
      return { ...line, acceptedAt: badInstant() };
    case 1:
      return { ...line, finishedAt: badInstant() };
    case 2:
      return { ...line, term: { ...term, unit: pick(['week', 'working-days', '', 5]) } };
    case 3:
      return { ...line, term: { ...term, value: pick([0, -3, '5', true, 1.0001, 2.5001]) } };
    case 4:
      return { ...line, term: { ...term, cutoff: pick(['25:00', '9:00', '15h', '15:60', 900]) } };
    case 5:
      return { ...line, judge: pick(['day', '', 1]) };
    case 6:
      return { ...line, events: pick<unknown>(['none', {}, 5]) };
    case 7:
      if (event) event.at = badInstant();
      return line;
    case 8:
      if (event) event.type = pick<unknown>(['pause', 'finish', 'vary', 'close', 3, '']);
      return line;
    case 9:
      if (event) event.at = written(now + (chance(0.5) ? 3 : -20) * DAY);
      return line;
    case 10:
      if (event) event.reason = pick<unknown>([5, '', true]);
      return line;
    default:
      return { ...line, finishedAt: written(now + (chance(0.5) ? -9 : 400) * DAY) };
  }
};
