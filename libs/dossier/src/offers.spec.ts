import { calendar, modelOf, Walk } from '../testing/walk.ts';
import { effectiveRows } from './corrections.ts';
import { chainBreak } from './history.ts';
import { isoOf } from './instants.ts';
import { sameAnswer } from './offers.ts';
import { alertPolicyOf, timersOf } from './timers.ts';

/** Xã, then Phòng LĐTBXH, then Chủ tịch huyện; both declines come back to the desk. */
const sequence = modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang');
/** Police and social insurance side by side. */
const parallel = modelOf('ho-tich/lien-thong-khai-sinh');

const S = 'tham-dinh-huyen';

/** At the district's labour office, offered on Monday 2025-03-03 at 09:00. */
const offered = (model = sequence): Walk =>
  new Walk(model)
    .accepted('2025-02-19T08:00')
    .at('2025-02-19T08:10', 'tiep-nhan.chuyen-chuyen-mon')
    .at('2025-02-20T08:00', 'ra-soat.trinh-xet-duyet')
    .at('2025-02-21T08:00', 'xet-duyet.dong-y')
    .at('2025-02-25T08:00', 'niem-yet.het-niem-yet')
    .at('2025-02-27T08:00', 'de-nghi.trinh-ky')
    .at('2025-03-03T09:00', 'ky-de-nghi.ky');

const last = (walk: Walk) => walk.fold.offers.at(-1)!;
const refOf = (walk: Walk) => ({ seq: last(walk).seq, hash: last(walk).hash });

describe('an offer', () => {
  it('is made by the entry that handed over, with its budget, both sides and a day to answer', () => {
    const walk = offered();
    const row = walk.state!.rows.at(-1)!;
    expect(last(walk)).toMatchObject({
      seq: row.seq,
      hash: row.hash,
      segment: S,
      from: { agency: 'xa', role: 'chair' },
      to: { agency: 'district-labour', role: 'officer' },
      budget: { value: 7, unit: 'working-day' },
      onExpiry: 'alert',
      answeredAs: null,
    });
    expect(isoOf(last(walk).answerBy!)).toBe('2025-03-04T17:00:00+07:00');
  });

  it('takes the term of its own step before that of the procedure', () => {
    const own = modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang', (procedure) => {
      const step = procedure.steps['giao-phong']!;
      if ('handOver' in step) step.handOver.answerWithin = { value: 4, unit: 'working-hour' };
      return {
        ...procedure,
        policies: { ...procedure.policies, answerWithin: { value: 3, unit: 'working-day' } },
      };
    });
    expect(isoOf(last(offered(own)).answerBy!)).toBe('2025-03-03T14:30:00+07:00');
  });

  it.each([
    ['receive', 'received', 'tham-dinh'],
    ['decline', 'declined', 'huyen-tu-choi'],
    ['recall', 'recalled', 'huyen-tu-choi'],
  ] as const)('that is answered by %s is %s, and goes on at %s', (act, as, step) => {
    const walk = offered();
    const offer = refOf(walk);
    walk.at('2025-03-03T14:00', act, { segment: S, offer });
    expect(walk.last.row.fact).toMatchObject({ type: act, segment: S, offer });
    expect(last(walk)).toMatchObject({
      ...offer,
      answeredAs: as,
      answeredSeq: walk.last.row.seq,
      lapsesAt: null,
    });
    expect(walk.last.view.tasks.map((task) => task.step)).toEqual([step]);
    expect(chainBreak(walk.state!.rows)).toBeUndefined();
  });

  it('names the open offer in the answer where the command names none', () => {
    const walk = offered();
    const offer = refOf(walk);
    expect(walk.at('2025-03-03T14:00', 'decline', { segment: S }).last.row.fact).toMatchObject({
      offer,
    });
  });

  it('is declined with a reason at a desk; a log of another system may not know it', () => {
    const declined = { segment: S, reason: '' };
    expect(
      offered().refused('2025-03-03T14:00', 'decline', { ...declined, source: 'desk' }),
    ).toMatchObject({ code: 'reason-required' });
    const walk = offered().at('2025-03-03T14:00', 'decline', declined);
    expect(last(walk).answeredAs).toBe('declined');
  });

  it('expires once its time has passed, and not a minute before', () => {
    const refusal = { code: 'offer-not-expired' };
    expect(offered().refused('2025-03-04T16:59', 'expire', { segment: S })).toMatchObject(refusal);
    const walk = offered().at('2025-03-04T17:00', 'expire', { segment: S });
    expect(last(walk).answeredAs).toBe('expired');
    expect(walk.last.view.tasks.map(({ step }) => step)).toEqual(['huyen-tu-choi']);
  });

  it('does not run out while the dossier is held', () => {
    const walk = offered().at('2025-03-03T10:00', 'request-supplement');
    expect(last(walk).lapsesAt).toBeNull();
    expect(walk.refused('2025-03-20T08:00', 'expire', { segment: S })).toMatchObject({
      code: 'offer-not-expired',
    });
    walk.at('2025-03-06T10:00', 'supplement');
    expect(isoOf(last(walk).lapsesAt!)).toBe('2025-03-07T17:00:00+07:00');
  });

  it('of a definition that names other ways goes there', () => {
    const own = modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang', (procedure) => {
      const step = procedure.steps['giao-phong']!;
      if ('handOver' in step)
        Object.assign(step.handOver, { recall: 'de-nghi', expire: 'ky-de-nghi' });
      return procedure;
    });
    const stepsAfter = (walk: Walk) => walk.last.view.tasks.map(({ step }) => step);
    expect(stepsAfter(offered(own).at('2025-03-03T10:00', 'recall', { segment: S }))).toEqual([
      'de-nghi',
    ]);
    expect(stepsAfter(offered(own).at('2025-03-05T08:00', 'expire', { segment: S }))).toEqual([
      'ky-de-nghi',
    ]);
  });

  it('is no longer open once the dossier is closed', () => {
    const walk = offered().at('2025-03-03T10:00', 'withdraw');
    expect(last(walk)).toMatchObject({ answeredAs: 'overtaken', lapsesAt: null });
  });
});

describe('an answer', () => {
  it('to an offer that is not the open one is refused, saying which is', () => {
    const walk = offered();
    const first = refOf(walk);
    walk
      .at('2025-03-03T10:00', 'decline', { segment: S })
      .at('2025-03-03T11:00', 'huyen-tu-choi.hoan-thien')
      .at('2025-03-03T14:00', 'de-nghi.trinh-ky')
      .at('2025-03-03T15:00', 'ky-de-nghi.ky');
    const second = refOf(walk);
    expect(second.seq).toBeGreaterThan(first.seq);
    expect(walk.refused('2025-03-03T16:00', 'receive', { segment: S, offer: first })).toMatchObject(
      {
        code: 'offer-not-current',
        message: `Lần bàn giao số ${first.seq} đã bị từ chối. Lần bàn giao đang chờ trả lời là số ${second.seq}.`,
        data: { offer: first, answeredAs: 'declined', current: second },
      },
    );
    const forged = { ...second, hash: first.hash };
    expect(
      walk.refused('2025-03-03T16:00', 'receive', { segment: S, offer: forged }),
    ).toMatchObject({ code: 'offer-not-current' });
    expect(
      walk.at('2025-03-03T16:00', 'receive', { segment: S, offer: second }).fold.offers,
    ).toHaveLength(2);
  });

  it('that was given is found again by the offer it names, whatever its key', () => {
    const walk = offered();
    const offer = refOf(walk);
    const { rows } = walk.at('2025-03-03T10:00', 'receive', { segment: S, offer }).state!;
    const again = {
      type: 'receive',
      dossier: 'D',
      key: 'khóa khác',
      by: 'x',
      source: 'desk',
      segment: S,
    } as const;
    expect(sameAnswer(rows, { ...again, offer })).toBe(effectiveRows(rows).at(-1));
    expect(sameAnswer(rows, { ...again, type: 'decline', offer })).toBeUndefined();
    // One entry may offer two segments at once: the answer for one is none for the other.
    expect(sameAnswer(rows, { ...again, segment: 'chang-khac', offer })).toBeUndefined();
    expect(sameAnswer(rows, again)).toBeUndefined();
  });

  it('ends what the segment waited for, in the machine as in the facts', () => {
    const walk = offered()
      .at('2025-03-03T10:00', 'request-payment', { segment: S })
      .at('2025-03-03T11:00', 'recall', { segment: S });
    expect(walk.last.view).toMatchObject({ holds: [], status: 4 });
    expect(walk.fold.positions.at(-1)).toMatchObject({ paused: false });
  });
});

describe('offers side by side', () => {
  const both = () =>
    new Walk(parallel)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T08:10', 'tiep-nhan.chuyen-chuyen-mon')
      .at('2025-03-03T09:00', 'khai-sinh.trinh-ky')
      .at('2025-03-03T10:00', 'ky-duyet.ky');

  it('come from one entry and are answered one by one', () => {
    const walk = both();
    expect(walk.fold.offers.map(({ segment, seq }) => [segment, seq])).toEqual([
      ['cu-tru', 5],
      ['bhyt', 5],
    ]);
    walk
      .at('2025-03-03T10:30', 'recall', { segment: 'bhyt' })
      .at('2025-03-03T11:00', 'receive', { segment: 'cu-tru' });
    expect(walk.fold.offers.map(({ answeredAs }) => answeredAs)).toEqual(['received', 'recalled']);
  });

  it('have the status of what is asked for in any part, by its rank', () => {
    const walk = both().at('2025-03-03T10:10', 'request-supplement', { segment: 'cu-tru' });
    expect(walk.last.view.status).toBe(5);
    walk.at('2025-03-03T10:20', 'request-payment', { segment: 'bhyt' });
    expect(walk.last.view.status).toBe(6);
    walk.at('2025-03-03T10:30', 'payment', { segment: 'bhyt' });
    expect(walk.last.view.status).toBe(5);
    expect(walk.at('2025-03-03T10:40', 'supplement', { segment: 'cu-tru' }).last.view.status).toBe(
      4,
    );
    expect(walk.at('2025-03-03T10:50', 'finish', { outcome: 'granted' }).last.view.status).toBe(9);
  });
});

describe('what time causes of an offer', () => {
  const kinds = (walk: Walk, policy = sequence.procedure) =>
    timersOf(walk.fold, calendar, alertPolicyOf(policy))
      .filter(({ kind }) => kind.startsWith('offer:'))
      .map(({ kind, firesAt, agency, role }) => [kind, isoOf(firesAt).slice(0, 16), agency, role]);

  it('is that both sides are told when it was not answered', () => {
    expect(kinds(offered())).toEqual([
      [`offer:${S}#8/unanswered`, '2025-03-04T17:00', 'district-labour', 'officer'],
      [`offer:${S}#8/unanswered-giver`, '2025-03-04T17:00', 'xa', 'chair'],
    ]);
    expect(kinds(offered().at('2025-03-03T10:00', 'receive', { segment: S }))).toEqual([]);
    expect(kinds(offered().at('2025-03-03T10:00', 'request-supplement'))).toEqual([]);
  });

  it('is that it comes back by itself where the policy says so', () => {
    const own = modelOf('bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang', (procedure) => ({
      ...procedure,
      policies: { ...procedure.policies, onExpiry: 'return' },
    }));
    expect(kinds(offered(own)).map(([kind]) => kind)).toContain(`offer:${S}#8/expire`);
  });
});
