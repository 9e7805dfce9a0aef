import type { Policies } from '#lib/procedure';

import { modelOf, Walk } from '../testing/walk.ts';
import { accepted } from './decide.examples.ts';
import { isoOf } from './instants.ts';

/** Three working days, accepted on Monday: due on Thursday 08/06/2023. */
const under = (policies: Partial<Policies>): Walk =>
  new Walk(
    modelOf('ho-tich/dang-ky-khai-sinh-luu-dong', (procedure) => ({
      ...procedure,
      policies: { ...procedure.policies, ...policies },
    })),
  ).accepted('2023-06-05T08:00');

const dueOf = (walk: Walk) => isoOf(walk.fold.positions.at(-1)!.due!).slice(5, 16);

describe('a policy of the definition (semantics.md §3, §4)', () => {
  it.each([
    [{}, 'request-supplement', 'supplement', '06-12T17:00'],
    [{ onSupplement: 'pause' }, 'request-supplement', 'supplement', '06-09T17:00'],
    [{}, 'request-payment', 'payment', '06-09T17:00'],
    [{ onFinancialObligation: 'none' }, 'request-payment', 'payment', '06-08T17:00'],
    [{}, 'request-opinion', 'opinion', '06-08T17:00'],
    [{ onExternalOpinion: 'hold' }, 'request-opinion', 'opinion', '06-09T17:00'],
  ] as const)('%j: after %s and %s a day later it is due %s', (policies, ask, answer, due) => {
    const walk = under(policies).at('2023-06-06T09:00', ask).at('2023-06-07T09:00', answer);
    expect(dueOf(walk)).toBe(due);
  });

  it.each([
    [{}, 'on-time'],
    [{ judgeBy: 'original' }, 'overdue'],
    [{ judge: 'instant' }, 'early'],
  ] as const)('%j: extended to the 12th and finished that morning it is %s', (policies, is) => {
    const walk = under(policies)
      .at('2023-06-06T09:00', 'extend', { due: Date.parse('2023-06-12T17:00:00+07:00') })
      .at('2023-06-12T10:00', 'finish', { outcome: 'granted' });
    expect(walk.fold.positions.at(-1)).toMatchObject({ standing: is });
  });
});

describe('how often a due may be put off is the definition’s to say', () => {
  const extended = (policies: Partial<Policies>, days: readonly number[]) =>
    days.reduce(
      (walk, day) =>
        walk.at('2023-06-06T09:00', 'extend', {
          due: Date.parse(`2023-06-${day}T17:00:00+07:00`),
        }),
      under(policies),
    );

  it.each([
    [{}, [12], 'Hồ sơ đã được hẹn lại một lần.'],
    [{ maxExtensions: 2 }, [12, 13], 'Hồ sơ đã được hẹn lại 2 lần.'],
    [{ maxExtensions: 0 }, [], 'Thủ tục này không cho hẹn lại ngày trả.'],
  ])('%j: after %j once more is refused', (policies, days, message) => {
    const walk = extended(policies, days);
    if (days.length > 0) expect(dueOf(walk)).toBe(`06-${days.at(-1)}T17:00`);
    const refusal = walk.refused('2023-06-06T10:00', 'extend', {
      due: Date.parse('2023-06-15T17:00:00+07:00'),
    });
    expect(refusal).toMatchObject({ code: 'extend-refused', message });
  });
});

it.each([
  [{}, '09:15:00', 'act'],
  [{}, '09:15:01', 'late'],
  [{ lateGraceMinutes: 60 }, '10:00:00', 'act'],
  [{ lateGraceMinutes: 60 }, '10:00:01', 'late'],
  [{ lateGraceMinutes: 0 }, '09:00:01', 'late'],
])('%j: what happened at 09:00 and is told at %s is recorded as %s', (policies, told, kind) => {
  const recorded = Date.parse(`2023-06-06T${told}+07:00`);
  const walk = under(policies).at('2023-06-06T09:00', 'request-payment', {}, recorded);
  expect(walk.last.row.kind).toBe(kind);
});

it('a restart inside a segment restarts its term and gives the dossier the pause', () => {
  const { position } = accepted()
    .at('05T09:00', { type: 'step', action: 'chuyen' })
    .at('05T10:00', { type: 'receive', segment: 'cu-tru' })
    .at('06T09:00', { type: 'request-supplement', segment: 'cu-tru' })
    .at('07T09:00', { type: 'supplement', segment: 'cu-tru' });
  expect(isoOf(position.segments[0]!.due!)).toBe('2023-06-08T17:00:00+07:00');
  expect(isoOf(position.due!)).toBe('2023-06-09T17:00:00+07:00');
});
