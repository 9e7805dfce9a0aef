import { accepted, instant } from './decide.examples.ts';
import { workedAt } from './in-order.ts';

const openIn = (story: ReturnType<typeof accepted>) =>
  story.last.after.tasks.filter(({ closedSeq }) => closedSeq === null).map(({ step }) => step);

describe('an act recorded late', () => {
  it('is not done before what it goes on from: the step is closed as it opens, and somebody is asked', () => {
    const story = accepted().at('05T07:55', { type: 'step', action: 'trinh-ky' }, '05T11:00');
    expect(openIn(story)).toEqual(['ky']);
    expect(story.last.after.tasks[0]).toMatchObject({
      step: 'tham-tra',
      openedAt: instant('05T08:00'),
      closedAt: instant('05T08:00'),
      closedAs: 'done',
    });
    // The entry stands as it was recorded.
    expect(story.last.row.at).toBe(instant('05T07:55'));
    expect(story.last.questions).toMatchObject([{ key: 'finding/before-its-cause#3' }]);
  });

  it('keeps the instant of what it says: a result counts from there, whatever was open then', () => {
    const story = accepted()
      .at('06T09:00', { type: 'step', action: 'trinh-ky' })
      .at('06T08:30', { type: 'step', action: 'ky-duyet' }, '06T11:00');
    expect(story.position).toMatchObject({ closedAt: instant('06T08:30'), closedAs: 'granted' });
    expect(openIn(story)).toEqual([]);
  });

  it('receives what was handed over, though it names an instant before it was', () => {
    const story = accepted()
      .at('05T10:00', { type: 'step', action: 'chuyen' })
      .at('05T09:00', { type: 'receive', segment: 'cu-tru' }, '05T11:00')
      .at('05T09:30', { type: 'step', action: 'xong' }, '05T11:00');
    expect(openIn(story)).toEqual(['ky']);
    expect(story.position.segments).toMatchObject([
      { offeredAt: instant('05T10:00'), receivedAt: instant('05T10:00'), state: 'finished' },
    ]);
    expect(story.last.after.offers).toMatchObject([{ answeredAs: 'received' }]);
  });

  it('leaves a result where it was said to be, before the acceptance too', () => {
    const finish = { type: 'finish', outcome: 'granted', digitised: true } as const;
    const story = accepted().at('05T07:55', finish, '05T11:00');
    expect(workedAt(story.state!.rows).get(3)).toBe(instant('05T07:55'));
    expect(openIn(story)).toEqual([]);
    expect(story.position).toMatchObject({
      closedAt: instant('05T08:00'),
      standing: 'early',
      digitisedResult: true,
    });
  });

  it('counts when it happened where that is in order', () => {
    const story = accepted()
      .at('05T09:00', { type: 'step', action: 'trinh-ky' }, '05T15:00')
      .at('05T10:00', { type: 'step', action: 'ky-duyet' }, '05T15:00');
    const { rows } = story.state!;
    expect([...workedAt(rows).values()]).toEqual(rows.map(({ at }) => at));
    expect(story.last.questions).toEqual([]);
  });
});
