/**
 * The demo log: a synthetic quarter II of 2023 of thị trấn Thanh Hà whose report has the figures the town
 * printed. Only the totals are real; every dossier is invented, and nobody is in it.
 */
import { dayOf, formatDay, formatInstant, type Minute, parseInstant } from '#lib/calendar';
import { LOG_HEADER } from '#lib/dossier';

import { Dice } from './dice.ts';
import type { Entry, Limits, Story } from './entry.ts';
import { AGENCY, type House, modelOn, seatsOf } from './house.ts';
import { incidents, onPaper, refusals, shares, waiting } from './mix.ts';
import { type Plan, tellStory, throughOutage } from './story.ts';
import { filing, type FilingDay, filingDays, taking } from './timing.ts';

/** 15/3/2023: the log's seed is the first day of its period. */
const SEED = 20230315;

const HEADER = {
  ...LOG_HEADER,
  synthetic: true,
  note: 'Dữ liệu mô phỏng: hồ sơ do chương trình sinh ra, chỉ các tổng số là của báo cáo quý II năm 2023 của thị trấn Thanh Hà. Không có dữ liệu cá nhân.',
};

const LIMITS: Limits = {
  start: parseInstant('2023-03-15T00:00:00+07:00'),
  closing: parseInstant('2023-06-14T17:00:00+07:00'),
  known: parseInstant('2023-06-15T07:29:00+07:00'),
};

/**
 * The lines of the demo log, the header first, in order of recording. The same house always gives the same
 * lines: chance has a fixed seed and nobody asks the time.
 */
export const generateDemoLog = (house: House): string[] => {
  const dice = new Dice(SEED);
  const { calendar } = house;
  const days = filingDays(dice, calendar, '2023-03-14', '2023-06-14');
  const stories = [...carriedOver(), ...inPeriod(dice)].map((plan) =>
    tellStory(house, dice, days, LIMITS, plan),
  );
  stories.push(...neverReceived(house, dice, days));
  for (const story of stories) throughOutage(dice, story);
  return [JSON.stringify(HEADER), ...linesOf(house, dice, stories)];
};

/** Taken in quarter I, done in quarter II. */
const carriedOver = (): Plan[] => {
  const plan = (code: string, filedAt: string): Plan => ({
    code,
    channel: 'online',
    goal: 'early',
    facts: {},
    digitisedIntake: true,
    digitisedResult: true,
    filedAt: parseInstant(filedAt),
    doneFrom: LIMITS.start,
  });
  return [
    plan('1.003003', '2023-02-09T20:14:00+07:00'),
    plan('1.001776', '2023-03-01T09:41:00+07:00'),
    plan('1.004873', '2023-03-13T14:22:00+07:00'),
  ];
};

/** Taken in the quarter: every share of the mix, two of them still in hand at its end. */
const inPeriod = (dice: Dice): Plan[] => {
  const plans: Plan[] = shares.flatMap((share) =>
    Array.from({ length: share.accepted }, (_none, place) => ({
      code: share.code,
      channel: place < share.direct ? ('direct' as const) : ('online' as const),
      goal: 'early' as const,
      facts: {},
      digitisedIntake: true,
      digitisedResult: true,
      doneFrom: LIMITS.start,
    })),
  );
  const of = (code: string): Plan[] => plans.filter((plan) => plan.code === code);
  const some = (count: number, from: readonly Plan[]): Plan[] => {
    if (from.length < count) throw new Error('the mix asks for more than there are');
    return dice.shuffled(from).slice(0, count);
  };
  const online = ({ channel }: Plan): boolean => channel === 'online';

  leaveInHand(some(1, of('1.003003').filter(online)), '2023-04-27T19:36:00+07:00', {
    on: 'payment',
  });
  leaveInHand(some(1, of('1.001776')), '2023-06-05T09:12:00+07:00', { after: 2 });
  const resolved = plans.filter(({ leave }) => !leave);
  const among = (codes: readonly string[]): Plan[] =>
    resolved.filter(({ code }) => codes.includes(code));

  for (const { code, facts } of shares) {
    if (!facts) continue;
    for (const plan of some(facts.count, among([code]))) plan.facts = facts.values;
  }
  for (const { code, onTime } of shares) {
    // One of the on-time certified copies is a complex one, judged by date; the other met 17:00 to the minute.
    const complex = among([code]).filter((plan) => Object.hasOwn(plan.facts, 'phuc-tap'));
    const picked =
      complex.length > 0
        ? [...some(1, complex), ...some(onTime - 1, plain(among([code])))]
        : some(onTime, code === '1.000894' ? verified(among([code])) : plain(among([code])));
    for (const plan of picked) plan.goal = 'on-time';
  }
  for (const { incident, count, codes } of incidents) {
    const free = among(codes).filter(
      (plan) =>
        plan.incident === undefined &&
        plan.goal === 'early' &&
        Object.keys(plan.facts).length === 0 &&
        (online(plan) || incident === 'outer'),
    );
    for (const plan of some(count, free)) plan.incident = incident;
  }
  keepOnPaper(dice, resolved);
  return plans;
};

const plain = (plans: readonly Plan[]): Plan[] =>
  plans.filter(({ facts }) => Object.keys(facts).length === 0);
const verified = (plans: readonly Plan[]): Plan[] =>
  plans.filter(({ facts }) => facts['can-xac-minh'] === true);

const leaveInHand = (
  plans: readonly Plan[],
  filedAt: string,
  leave: NonNullable<Plan['leave']>,
): void => {
  for (const plan of plans) {
    plan.filedAt = parseInstant(filedAt);
    plan.leave = leave;
  }
};

/** Whose papers and results were not digitised. */
const keepOnPaper = (dice: Dice, resolved: readonly Plan[]): void => {
  const codes: readonly string[] = onPaper.codes;
  const counter = resolved.filter(({ code }) => codes.includes(code));
  const returned = resolved.filter(({ incident }) => incident === 'unqualified');
  const others = dice
    .shuffled(
      resolved.filter(
        (plan) =>
          !counter.includes(plan) &&
          !returned.includes(plan) &&
          plan.incident !== 'amend-digitised',
      ),
    )
    .slice(0, onPaper.others - returned.length);
  for (const plan of [...counter, ...returned, ...others]) plan.digitisedResult = false;
  const mobile = resolved.find(({ code }) => code === '1.003583');
  if (mobile) mobile.digitisedIntake = false;
};

/** Filed and never accepted: refused by the desk, or still waiting for it as the quarter ends. */
const neverReceived = (house: House, dice: Dice, days: readonly FilingDay[]): Story[] => {
  const desk = () => dice.pick(seatsOf('desk', ''));
  const filed = (code: string, at: Minute): Entry => {
    modelOn(house, code, formatDay(dayOf(at)));
    const fields = { procedure: code, agency: AGENCY, channel: 'online' };
    return { event: 'submit', at, by: 'citizen', fields };
  };
  const early = days.filter(({ day }) => formatDay(day) < '2023-06-10');
  const refused = refusals.map(({ code, reason }): Story => {
    const filedAt = filing(dice, house.calendar, early, 'online');
    const at = taking(dice, house.calendar, filedAt, 'online');
    return {
      filedAt,
      entries: [filed(code, filedAt), { event: 'refuse', at, by: desk(), fields: {}, reason }],
    };
  });
  const unopened = waiting.map((code): Story => {
    const filedAt = (LIMITS.closing + dice.between(70, 330)) as Minute;
    return { filedAt, entries: [filed(code, filedAt)] };
  });
  return [...refused, ...unopened];
};

interface Line {
  recordedAt: Minute;
  text: string;
}

/** Numbers the dossiers by day of filing and writes the lines in order of recording. */
const linesOf = (house: House, dice: Dice, stories: readonly Story[]): string[] => {
  const prefix = house.directory.agency(AGENCY, '2023-03-15').code ?? AGENCY;
  const counts = new Map<string, number>();
  const lines = stories
    .toSorted((a, b) => a.filedAt - b.filedAt)
    .flatMap(({ filedAt, entries }) => {
      const day = formatDay(dayOf(filedAt)).replaceAll('-', '').slice(2);
      // Before the quarter the town had other dossiers on the same days.
      const count = (counts.get(day) ?? (filedAt < LIMITS.start ? dice.between(2, 9) : 0)) + 1;
      counts.set(day, count);
      return linesOfOne(dice, `${prefix}-${day}-${String(count).padStart(4, '0')}`, entries);
    });
  return lines.toSorted((a, b) => a.recordedAt - b.recordedAt).map(({ text }) => text);
};

const linesOfOne = (dice: Dice, dossier: string, entries: readonly Entry[]): Line[] => {
  const idOf = (entry: Entry): string => `e${entries.indexOf(entry) + 1}`;
  let last = entries[0]?.at ?? (0 as Minute);
  return entries.map((entry) => {
    const { event, at, by, fields, reason, voids, amends } = entry;
    const usual = Math.max(at, last) as Minute;
    const recordedAt = Math.max(entry.recordedAt ?? usual, last) as Minute;
    last = recordedAt;
    const text = JSON.stringify({
      dossier,
      event,
      at: formatInstant(at),
      ...fields,
      ...(voids && { void: [idOf(voids)] }),
      ...(amends && { amend: [{ id: idOf(amends.entry), ...amends.change }] }),
      by,
      ...(reason !== undefined && { reason, salt: dice.hex(32) }),
      id: idOf(entry),
      ...(recordedAt !== usual && { recordedAt: formatInstant(recordedAt) }),
    });
    return { recordedAt, text };
  });
};
