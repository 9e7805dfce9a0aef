import { calendar, instant, modelOf, Walk } from '../testing/walk.ts';
import { wander } from '../testing/wander.ts';
import { attributionOf, type Holder, sharesOf, type Stretch } from './attribution.ts';
import type { HistoryRow } from './history.ts';
import { isoOf, minuteOf } from './instants.ts';
import type { Instant } from './position.ts';

const models = {
  sequence: modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang'),
  parallel: modelOf('ho-tich/lien-thong-khai-sinh'),
  'many agencies, with a payment': modelOf('dat-dai/cap-giay-chung-nhan-lan-dau'),
  'parallel, three-level': modelOf('ho-tich/lien-thong-khai-tu'),
};

const table = (stretches: readonly Stretch[]) =>
  stretches.map(({ from, to, holder, agency, segment, minutes }) => [
    isoOf(from).slice(5, 16),
    isoOf(to).slice(5, 16),
    holder,
    agency,
    segment,
    minutes,
  ]);

describe('the time of a dossier', () => {
  it('is one agency’s after the other, with the way between them nobody’s yet', () => {
    const walk = new Walk(models.sequence)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T08:30', 'tiep-nhan.chuyen-chuyen-mon')
      .at('2025-03-03T09:00', 'ra-soat.trinh-xet-duyet')
      .at('2025-03-03T09:30', 'xet-duyet.dong-y')
      .at('2025-03-03T10:00', 'niem-yet.het-niem-yet')
      .at('2025-03-03T10:30', 'de-nghi.trinh-ky')
      .at('2025-03-03T11:00', 'ky-de-nghi.ky')
      .at('2025-03-03T14:00', 'receive', { segment: 'tham-dinh-huyen' })
      .at('2025-03-03T15:00', 'request-supplement', { segment: 'tham-dinh-huyen' })
      .at('2025-03-04T08:00', 'supplement', { segment: 'tham-dinh-huyen' });
    const until = instant('2025-03-04T10:00');
    const { stretches, shares, segments } = attributionOf(walk.fold, calendar, until);
    expect(table(stretches)).toEqual([
      ['03-03T08:00', '03-03T11:00', 'agency', 'xa', null, 180],
      ['03-03T11:00', '03-03T14:00', 'transit', 'district-labour', 'tham-dinh-huyen', 90],
      ['03-03T14:00', '03-03T15:00', 'agency', 'district-labour', 'tham-dinh-huyen', 60],
      ['03-03T15:00', '03-04T08:00', 'applicant', null, 'tham-dinh-huyen', 150],
      ['03-04T08:00', '03-04T10:00', 'agency', 'district-labour', 'tham-dinh-huyen', 120],
    ]);
    expect(shares).toEqual({ agency: 360, applicant: 150, transit: 90 });
    expect(segments.map(({ segment, shares: own }) => [segment, own])).toEqual([
      ['tham-dinh-huyen', { agency: 180, applicant: 150, transit: 90 }],
    ]);
  });

  it('over branches side by side is that of the branch which closed the join', () => {
    const signed = () =>
      new Walk(models.parallel)
        .accepted('2025-03-03T08:00')
        .at('2025-03-03T08:00', 'tiep-nhan.chuyen-chuyen-mon')
        .at('2025-03-03T08:00', 'khai-sinh.trinh-ky')
        .at('2025-03-03T08:00', 'ky-duyet.ky');
    const both = (first: 'bhyt' | 'cu-tru') => {
      const walk = signed()
        .at('2025-03-03T09:00', 'receive', { segment: 'cu-tru' })
        .at('2025-03-03T10:00', 'receive', { segment: 'bhyt' });
      const done = { bhyt: 'cap-the-bhyt', 'cu-tru': 'dang-ky-thuong-tru' };
      const last = first === 'bhyt' ? 'cu-tru' : 'bhyt';
      for (const [segment, time] of [
        [first, '2025-03-03T11:00'],
        [last, '2025-03-03T14:00'],
      ] as const) {
        const of = walk.allowed.find(({ task }) => task === done[segment])!;
        walk.at(time, `${of.task!}.${of.action!}`);
      }
      return attributionOf(walk.fold, calendar, instant('2025-03-03T14:30'));
    };
    expect(table(both('bhyt').stretches)).toEqual([
      ['03-03T08:00', '03-03T09:00', 'transit', 'commune-police', 'cu-tru', 60],
      ['03-03T09:00', '03-03T14:00', 'agency', 'commune-police', 'cu-tru', 210],
      ['03-03T14:00', '03-03T14:30', 'agency', 'xa', null, 30],
    ]);
    expect(table(both('cu-tru').stretches).map(([, , holder, agency]) => [holder, agency])).toEqual(
      [
        ['transit', 'social-insurance'],
        ['agency', 'social-insurance'],
        ['agency', 'xa'],
      ],
    );
    // Each segment's own time is its own, however the join came about.
    expect(both('bhyt').segments.map(({ shares }) => shares)).toEqual(
      both('cu-tru').segments.map(({ shares }, index) =>
        index === 0 ? { ...shares, agency: 210 } : { ...shares, agency: 60 },
      ),
    );
  });

  it('after the due is told apart', () => {
    const walk = new Walk(models.parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-06T16:00', 'tiep-nhan.chuyen-chuyen-mon');
    expect(attributionOf(walk.fold, calendar, instant('2025-03-07T09:30')).late).toEqual({
      agency: 120,
      applicant: 0,
      transit: 0,
    });
  });

  it('that was late before a supplement restarted the term stays late, the applicant’s part theirs', () => {
    const walk = new Walk(models.parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-07T09:30', 'request-supplement')
      .at('2025-03-10T08:30', 'supplement')
      .at('2025-03-10T10:00', 'tiep-nhan.chuyen-chuyen-mon');
    expect(walk.fold.positions.at(-1)).toMatchObject({ lateBeforeRestart: true });
    const { late, lateStretches, lateFrom } = attributionOf(
      walk.fold,
      calendar,
      instant('2025-03-10T11:00'),
    );
    expect(isoOf(lateFrom!)).toMatch(/^2025-03-07T00:0/);
    expect(late).toEqual({ agency: 270, applicant: 420, transit: 0 });
    expect(sharesOf(lateStretches)).toEqual(late);
  });

  it('is none before acceptance', () => {
    const walk = new Walk(models.parallel).at('2025-03-03T08:00', 'submit', {
      procedure: models.parallel.procedure.code,
      agency: 'xa',
      channel: 'direct',
    });
    expect(attributionOf(walk.fold, calendar, instant('2025-03-04T08:00')).stretches).toEqual([]);
  });
});

/** What is open, by its name, and what led to what: read off the rows one by one, nothing folded. */
interface Token {
  name: string;
  segment: string | null;
  agency: string;
  kind: 'agency' | 'transit';
  born: HistoryRow;
  died: HistoryRow | null;
  led: boolean;
}

const tokensOf = (rows: readonly HistoryRow[]): Token[] => {
  const tokens: Token[] = [];
  for (const row of rows) {
    const die = (name: string, led: boolean) => {
      const token = tokens.findLast((one) => one.name === name && one.died === null);
      if (token) Object.assign(token, { died: row, led });
    };
    for (const effect of row.fact.effects ?? []) {
      if (effect.type === 'task-closed') die(`task ${effect.step}`, effect.as === 'done');
      if (effect.type === 'segment-received') die(`offer ${effect.segment}`, true);
      if (effect.type === 'segment-ended')
        die(`offer ${effect.segment}`, !['finished', 'overtaken'].includes(effect.as));
      const born = { born: row, died: null, led: false };
      if (effect.type === 'task-opened')
        tokens.push({
          ...born,
          name: `task ${effect.step}`,
          segment: effect.segment ?? null,
          agency: effect.agency,
          kind: 'agency',
        });
      if (effect.type === 'segment-offered')
        tokens.push({
          ...born,
          name: `offer ${effect.segment}`,
          segment: effect.segment,
          agency: effect.agency,
          kind: 'transit',
        });
    }
    if (['withdraw', 'finish'].includes(row.fact.type))
      for (const { name } of tokens.filter(({ died }) => died === null)) die(name, false);
  }
  return tokens;
};

/** The applicant was waited for at a minute, in a scope: the last thing said about it is a request. */
const waitedFor = (rows: readonly HistoryRow[], scope: string, minute: number): boolean =>
  (['supplement', 'payment'] as const).some((reason) => {
    let open = false;
    for (const { at, fact } of rows) {
      if (minuteOf(at) > minute) break;
      const of = ('segment' in fact ? fact.segment : undefined) ?? 'dossier';
      const held = (fact.effects ?? []).some(
        (effect) => effect.type === 'held' && effect.scope === scope && effect.reason === reason,
      );
      const ended = (fact.effects ?? []).some(
        (effect) => effect.type === 'segment-ended' && effect.segment === scope,
      );
      if ((fact.type === `request-${reason}` && of === scope) || held) open = true;
      if (
        (fact.type === reason && of === scope) ||
        ended ||
        fact.type === 'withdraw' ||
        fact.type === 'finish'
      )
        open = false;
    }
    return open;
  });

/** The slow twin: whose each working minute is, minute by minute, from the rows alone. */
const slowly = (rows: readonly HistoryRow[], from: Instant, to: Instant): string[] => {
  const tokens = tokensOf(rows);
  const closing = rows.findLast(({ at }) => at === to);
  // Forwards: which tokens reach the end, found by trying each.
  const reaches = (token: Token): boolean =>
    token.led &&
    (token.died === closing || tokens.some((next) => next.born === token.died && reaches(next)));
  const ended = closing !== undefined && tokens.some(({ led, died }) => led && died === closing);
  const way = ended ? tokens.filter(reaches) : [];
  const told: string[] = [];
  for (let minute = minuteOf(from); minute < minuteOf(to); minute = (minute + 1) as typeof minute) {
    if (calendar.workingMinutes(minute, (minute + 1) as typeof minute) === 0) continue;
    const open = (token: Token) =>
      minuteOf(token.born.at) <= minute &&
      (token.died === null || minuteOf(token.died.at) > minute);
    const among = way.filter(open);
    told.push(
      among.length === 1 && among[0] ? holderAt(rows, among[0], minute) : `? ${among.length}`,
    );
  }
  return told;
};

const holderAt = (
  rows: readonly HistoryRow[],
  { kind, segment, agency }: Token,
  minute: number,
): string =>
  waitedFor(rows, 'dossier', minute) || (segment !== null && waitedFor(rows, segment, minute))
    ? `applicant ${segment ?? ''}`
    : `${kind} ${agency} ${segment ?? ''}`;

const quickly = (stretches: readonly Stretch[]): string[] =>
  stretches.flatMap(({ holder, agency, segment, minutes }) =>
    Array.from({ length: minutes }, () =>
      holder === 'applicant'
        ? `applicant ${segment ?? ''}`
        : `${holder} ${agency ?? ''} ${segment ?? ''}`,
    ),
  );

/** Walks of each procedure; a seed that once broke something stays in the range. */
const WALKS = 24;

describe.each(Object.entries(models))('over random histories: %s', (_name, model) => {
  it('every minute has exactly one holder, the sums are exact, and the slow twin agrees', () => {
    let finished = 0;
    const holders = new Set<Holder>();
    for (let seed = 1; seed <= WALKS; seed += 1) {
      const walk = wander(model, seed);
      const { rows } = walk.state!;
      const position = walk.fold.positions.at(-1)!;
      const from = position.acceptedAt!;
      const to = position.closedAt ?? rows.at(-1)!.at + 90_000_000;
      const { stretches, shares, segments } = attributionOf(walk.fold, calendar, to);
      const whole = calendar.workingMinutes(minuteOf(from), minuteOf(to));
      expect([seed, shares.agency + shares.applicant + shares.transit]).toEqual([seed, whole]);
      expect(sharesOf(stretches)).toEqual(shares);
      for (const [index, { from: begins, to: ends }] of stretches.entries()) {
        expect(begins).toBeLessThan(ends);
        if (index > 0) expect(stretches[index - 1]!.to).toBe(begins);
      }
      for (const [index, { shares: own }] of segments.entries()) {
        const stay = position.segments[index]!;
        const [begin, end] = [stay.offeredAt ?? stay.receivedAt!, stay.endedAt ?? to];
        const all = calendar.workingMinutes(minuteOf(begin), minuteOf(end));
        expect([seed, index, own.agency + own.applicant + own.transit]).toEqual([seed, index, all]);
      }
      for (const { holder } of stretches) holders.add(holder);
      const twin = slowly(rows, from, to);
      if (twin.some((minute) => minute.startsWith('?'))) continue;
      finished += 1;
      expect([seed, quickly(stretches)]).toEqual([seed, twin]);
    }
    expect([...holders].sort()).toEqual(['agency', 'applicant', 'transit']);
    expect(finished).toBeGreaterThan(0);
  }, 60_000);
});
