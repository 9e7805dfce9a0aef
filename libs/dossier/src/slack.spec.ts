import { calendar, instant, modelOf, Walk } from '../testing/walk.ts';
import { isoOf } from './instants.ts';
import { riskOf } from './slack.ts';
import { timersOfRisk } from './timers.ts';

/** 22 working days = 0.5 + 4.5 + 2 + 2 + 2 + 1 at the commune, 5 + 2 at the office, 3 at the district, 3 + 2 … */
const sequence = modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang');
/** 24 h: 1 + 5 + 2, then 16 h of police or insurance side by side. */
const parallel = modelOf('ho-tich/lien-thong-khai-sinh');

const riskIn = (walk: Walk, model = parallel) =>
  riskOf(model.procedure, walk.last.view, walk.fold, calendar);
const at = (walk: Walk, model = parallel) => {
  const risk = riskIn(walk, model);
  return risk && [isoOf(risk.from).slice(0, 16), risk.needed, risk.at];
};

describe('slack', () => {
  it('turns negative when the rest alone is more than the working time left', () => {
    // Due Thursday 17:00; 23 h are ahead of the desk: 8 h on Thursday, Wednesday and Tuesday, less one.
    const walk = new Walk(parallel).accepted('2025-03-03T08:00');
    expect(isoOf(walk.fold.positions.at(-1)!.due!)).toBe('2025-03-06T17:00:00+07:00');
    expect(at(walk)).toEqual(['2025-03-04T08:31', 23 * 60, { step: 'tiep-nhan', openedSeq: 2 }]);
  });

  it('is negative at once where a step begins too late, before any of them is late', () => {
    const walk = new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-05T08:00', 'tiep-nhan.chuyen-chuyen-mon');
    expect(at(walk)).toEqual(['2025-03-05T08:00', 23 * 60, { step: 'khai-sinh', openedSeq: 3 }]);
    expect(walk.fold.positions.at(-1)!.overdueFrom).toBeGreaterThan(instant('2025-03-06T17:00'));
  });

  it('moves on with the dossier', () => {
    const walk = new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T09:00', 'tiep-nhan.chuyen-chuyen-mon')
      .at('2025-03-03T10:00', 'khai-sinh.trinh-ky');
    // 16 h are ahead of the signature.
    expect(at(walk)?.[0]).toBe('2025-03-05T07:31');
  });

  it('of branches side by side is that of the first to run out', () => {
    const walk = new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T08:10', 'tiep-nhan.chuyen-chuyen-mon')
      .at('2025-03-03T09:00', 'khai-sinh.trinh-ky')
      .at('2025-03-03T10:00', 'ky-duyet.ky')
      .at('2025-03-04T10:00', 'receive', { segment: 'cu-tru' });
    // The insurance's 16 h have to begin by Wednesday's opening; the police's have begun.
    expect(at(walk)?.slice(0, 1)).toEqual(['2025-03-05T07:31']);
    expect(riskIn(walk)?.at).toMatchObject({ segment: 'bhyt' });
  });

  it('of branches that run out at one instant is always the same one, as the state names them or backwards', () => {
    const walk = new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T08:10', 'tiep-nhan.chuyen-chuyen-mon')
      .at('2025-03-03T09:00', 'khai-sinh.trinh-ky')
      .at('2025-03-03T10:00', 'ky-duyet.ky');
    const { view } = walk.last;
    const offered = [view.waiting, view.waiting.toReversed()].map(
      (waiting) => riskOf(parallel.procedure, { ...view, waiting }, walk.fold, calendar)?.at,
    );
    expect(view.waiting.map(({ segment }) => segment).toSorted()).toEqual(['bhyt', 'cu-tru']);
    expect(offered[1]).toEqual(offered[0]);
  });

  it('waits while the dossier does, and goes on against the due that moved', () => {
    const walk = new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T09:00', 'request-payment');
    expect(at(walk)).toBeNull();
    walk.at('2025-03-04T09:00', 'payment');
    expect(at(walk)?.[0]).toBe('2025-03-05T08:31');
  });

  it('takes the way the facts lead: verification is longer, and so is its term', () => {
    const walk = new Walk(parallel).accepted('2025-03-03T08:00', { 'can-xac-minh': true });
    // 5 days: due Monday 17:00; 7 + 32 h ahead.
    expect(at(walk)?.slice(0, 2)).toEqual(['2025-03-04T08:31', 39 * 60]);
  });

  it('is told to whoever has the dossier there, at that very instant', () => {
    const walk = new Walk(parallel).accepted('2025-03-03T08:00');
    expect(timersOfRisk(riskIn(walk))).toEqual([
      {
        kind: 'task:tiep-nhan#2/at-risk',
        firesAt: instant('2025-03-04T08:31'),
        due: instant('2025-03-06T17:00'),
        step: 'tiep-nhan',
        openedSeq: 2,
        agency: null,
        role: null,
      },
    ]);
  });

  it('is told to the agency that has the part, or is to take it, and to the owner of the dossier', () => {
    const handed = new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T08:10', 'tiep-nhan.chuyen-chuyen-mon')
      .at('2025-03-03T09:00', 'khai-sinh.trinh-ky')
      .at('2025-03-03T10:00', 'ky-duyet.ky');
    const told = (walk: Walk) =>
      timersOfRisk(riskIn(walk)).map(({ kind, step, agency, role }) => [kind, step, agency, role]);
    const owner = handed.fold.positions.at(-1)!.owner;
    // Both run out at one instant: the first by name is told of.
    const offer = handed.fold.offers.find(({ segment }) => segment === 'bhyt');
    const kind = `offer:${offer!.segment}#${offer!.seq}`;
    expect(told(handed)).toEqual([
      [`${kind}/at-risk`, null, offer!.to.agency, offer!.to.role],
      [`${kind}/at-risk-owner`, null, owner, 'officer'],
    ]);
    const risk = riskIn(handed)!;
    const at = { step: 'dang-ky', openedSeq: 7 };
    expect(timersOfRisk({ ...risk, at, to: { agency: 'cong-an', role: 'officer' } })).toMatchObject(
      [
        { kind: 'task:dang-ky#7/at-risk', step: 'dang-ky', agency: null, role: null },
        { kind: 'task:dang-ky#7/at-risk-owner', step: 'dang-ky', agency: owner, role: 'officer' },
      ],
    );
  });

  it('is exact: a minute earlier the rest still fits', () => {
    for (const [model, walk] of [
      [parallel, new Walk(parallel).accepted('2025-03-03T08:00')],
      [sequence, new Walk(sequence).accepted('2025-02-17T08:00')],
    ] as const) {
      const { from, due, needed } = riskIn(walk, model)!;
      const left = (instantAt: number) =>
        calendar.workingMinutes(Math.floor(instantAt / 60_000) as never, (due / 60_000) as never);
      expect(left(from)).toBeLessThan(needed);
      expect(left(from - 60_000)).toBeGreaterThanOrEqual(needed);
    }
  });

  it('says nothing of a same-day term: its budgets are those of a whole day, whenever it began', () => {
    const copy = modelOf('chung-thuc/chung-thuc-ban-sao-tu-ban-chinh');
    expect(riskIn(new Walk(copy).accepted('2025-03-03T14:00'), copy)).toBeNull();
  });

  it('is nothing before acceptance, nor once the result is there', () => {
    const walk = new Walk(parallel).accepted('2025-03-03T08:00');
    expect(riskIn(walk.at('2025-03-03T09:00', 'finish', { outcome: 'granted' }))).toBeNull();
  });
});
