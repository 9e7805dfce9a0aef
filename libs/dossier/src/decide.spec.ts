import { instant, submitted, accepted } from './decide.examples.ts';
import { chainBreak } from './history.ts';
import { isoOf } from './instants.ts';

describe('a command on a dossier', () => {
  it('goes from submit to return by the steps of its definition', () => {
    const story = accepted()
      .at('05T09:00', { type: 'step', action: 'trinh-ky' })
      .at('06T09:00', { type: 'step', action: 'ky-duyet', digitised: true })
      .at('07T09:00', { type: 'return' });
    expect(story.position).toMatchObject({
      phase: 'returned',
      acceptedAt: instant('05T08:00'),
      closedAt: instant('06T09:00'),
      closedAs: 'granted',
      returnedAt: instant('07T09:00'),
      standing: 'early',
      digitisedIntake: true,
      digitisedResult: true,
    });
    expect(isoOf(story.position.due!)).toBe('2023-06-08T17:00:00+07:00');
    expect(chainBreak(story.state!.rows)).toBeUndefined();
    expect(story.last.after.tasks.map(({ step, closedAs }) => [step, closedAs])).toEqual([
      ['tham-tra', 'done'],
      ['ky', 'done'],
    ]);
    expect(story.last.after.findings).toEqual([]);
  });

  it('takes the variant of the term that the facts at acceptance call for', () => {
    const story = submitted().at('05T08:00', { type: 'accept', values: { 'can-xac-minh': true } });
    expect(isoOf(story.position.due!)).toBe('2023-06-12T17:00:00+07:00');
  });

  it.each([
    ['instant', 'early'],
    ['date', 'on-time'],
  ] as const)('judges a varied term as it is to be judged: by %s', (judge, standing) => {
    const story = accepted()
      .at('06T09:00', { type: 'vary', term: { value: 2, unit: 'working-day', judge } })
      .at('07T10:00', { type: 'finish', outcome: 'granted' });
    expect(isoOf(story.position.due!)).toBe('2023-06-07T17:00:00+07:00');
    expect(story.position.standing).toBe(standing);
  });

  it('hands a segment over, stops its clock with the dossier, and ends it', () => {
    const story = accepted().at('05T09:00', { type: 'step', action: 'chuyen' });
    expect(story.position.segments).toMatchObject([
      { segment: 'cu-tru', agency: 'police', state: 'offered' },
    ]);
    story.at('05T10:00', { type: 'receive', segment: 'cu-tru' });
    expect(isoOf(story.position.segments[0]!.due!)).toBe('2023-06-06T17:00:00+07:00');
    story
      .at('05T14:00', { type: 'request-payment' })
      .at('06T09:00', { type: 'payment' })
      .at('06T10:00', { type: 'step', action: 'xong' });
    expect(story.position.segments).toMatchObject([{ state: 'finished', standing: 'early' }]);
    expect(isoOf(story.position.segments[0]!.due!)).toBe('2023-06-07T17:00:00+07:00');
    expect(isoOf(story.position.due!)).toBe('2023-06-09T17:00:00+07:00');
  });

  it('keeps the agency a segment outside the flow was handed to', () => {
    const story = accepted()
      .at('05T09:00', { type: 'hand-over', segment: 'hoi-xa', to: 'xa-khac' })
      .at('05T10:00', { type: 'receive', segment: 'hoi-xa' });
    expect(story.position.segments).toMatchObject([
      { segment: 'hoi-xa', agency: 'xa-khac', state: 'received' },
    ]);
  });

  it('starts a fresh term when the supplement comes, and stays late if it was late', () => {
    const story = accepted()
      .at('12T09:00', { type: 'request-supplement' })
      .at('19T09:00', { type: 'supplement' })
      .at('20T10:00', { type: 'finish', outcome: 'granted' });
    expect(isoOf(story.position.due!)).toBe('2023-06-22T17:00:00+07:00');
    expect(story.position).toMatchObject({ standing: 'overdue', lateBeforeRestart: true });
  });

  it('records a dossier already handed over as returned, from any open state', () => {
    const story = accepted().at('05T09:00', { type: 'step', action: 'chuyen' });
    story.at(
      '12T08:00',
      {
        type: 'record-returned',
        returnedAt: instant('07T16:00'),
        finishedAt: instant('07T15:00'),
        outcome: 'granted',
      },
      '12T08:00',
    );
    expect(story.position).toMatchObject({
      phase: 'returned',
      closedAt: instant('07T15:00'),
      returnedAt: instant('07T16:00'),
      standing: 'early',
    });
    expect(story.position.segments).toMatchObject([{ state: 'overtaken' }]);
    expect(story.last.view.status).toBe(10);
  });

  it('keeps a late record apart from the time it was recorded', () => {
    const story = accepted().at('06T09:00', { type: 'finish', outcome: 'granted' }, '09T09:00');
    expect(story.last.row.kind).toBe('late');
    expect(story.position.standing).toBe('early');
  });

  it('voids a wrong act and goes back to the state before it', () => {
    const story = accepted()
      .at('06T09:00', { type: 'finish', outcome: 'rejected' })
      .at('06T10:00', { type: 'correct', void: ['k3'], amend: [] });
    expect(story.last.row).toMatchObject({ kind: 'void', targets: [3] });
    expect(story.position).toMatchObject({ phase: 'in-hand', closedAt: null });
    expect(story.last.after.tasks).toMatchObject([{ step: 'tham-tra', closedSeq: null }]);
    story.at('06T11:00', { type: 'step', action: 'trinh-ky' });
  });

  it.each([
    [{ 'in-hand': 'ky' }, ['ky'], []],
    [{ 'in-hand': 'tham-tra' }, ['tham-tra'], []],
    [{ 'in-hand': 'giao' }, [], [['cu-tru', 'offered']]],
    [{ 'in-hand': 'cu-tru-lam' }, ['cu-tru-lam'], [['cu-tru', 'received']]],
  ])('has open what a correction states: %j', (configuration, tasks, segments) => {
    const story = accepted()
      .at('05T09:00', { type: 'step', action: 'chuyen' })
      .at('05T10:00', { type: 'receive', segment: 'cu-tru' })
      .at('05T11:00', { type: 'request-supplement' })
      .at('05T14:00', { type: 'correct', void: ['k4'], amend: [], configuration });
    const openNow = () => story.last.after.tasks.filter(({ closedSeq }) => closedSeq === null);
    expect(openNow().map(({ step }) => step)).toEqual(tasks);
    expect(
      story.position.segments
        .filter(({ endedAt }) => endedAt === null)
        .map(({ segment, state }) => [segment, state]),
    ).toEqual(segments);
    // Nothing is waited for in a state that was stated, and the clock has its time back.
    expect(story.position.paused).toBe(false);
    expect(story.last.after.holds).toMatchObject([{ until: instant('05T14:00') }]);
    story.at('05T15:00', { type: 'correct', void: ['k6'], amend: [] });
    expect(story.position.paused).toBe(true);
    expect(story.last.row.configuration).toEqual({ 'in-hand': 'cu-tru-lam' });
    expect(openNow().map(({ step }) => step)).toEqual(['cu-tru-lam']);
  });

  it.each(['finished', 'submitted', 'returned', 'withdrawn'])(
    'refuses a correction that states %s where no entry says so',
    (configuration) => {
      const story = accepted().at('05T09:00', { type: 'step', action: 'trinh-ky' });
      expect(() =>
        story.at('05T10:00', { type: 'correct', void: ['k3'], amend: [], configuration }),
      ).toThrow(expect.objectContaining({ code: 'correction-illegal' }) as Error);
    },
  );

  it('amends the instant of an act', () => {
    const story = accepted()
      .at('09T09:00', { type: 'finish', outcome: 'granted' })
      .at('12T08:00', {
        type: 'correct',
        void: [],
        amend: [{ key: 'k3', at: '2023-06-08T16:00:00+07:00' }],
      });
    expect(story.position).toMatchObject({ closedAt: instant('08T16:00'), standing: 'on-time' });
  });

  it.each<[string, () => unknown, string]>([
    ['a second submit', () => accepted().at('06T08:00', { type: 'submit' }), 'dossier-exists'],
    [
      'a return before the result',
      () => accepted().at('06T08:00', { type: 'return' }),
      'not-allowed',
    ],
    [
      'an action nobody has',
      () => accepted().at('06T08:00', { type: 'step', action: 'bay' }),
      'action-unknown',
    ],
    [
      'an action on a held dossier',
      () =>
        accepted()
          .at('05T09:00', { type: 'request-supplement' })
          .at('05T10:00', { type: 'step', action: 'trinh-ky' }),
      'held',
    ],
    [
      'a refusal without reason',
      () => submitted().at('05T09:00', { type: 'refuse', reason: ' ' }),
      'reason-required',
    ],
    [
      'the future',
      () => accepted().at('07T09:00', { type: 'finish', outcome: 'granted' }, '06T09:00'),
      'at-in-future',
    ],
    [
      'an unknown fact',
      () => submitted().at('05T09:00', { type: 'accept', values: { la: 1 } }),
      'fact-invalid',
    ],
    [
      'a second extension',
      () =>
        accepted()
          .at('06T09:00', { type: 'extend', due: instant('12T17:00') })
          .at('07T09:00', { type: 'extend', due: instant('14T17:00') }),
      'extend-refused',
    ],
    [
      'voiding the acceptance under later steps',
      () =>
        accepted()
          .at('05T09:00', { type: 'step', action: 'trinh-ky' })
          .at('05T10:00', { type: 'correct', void: ['k2'], amend: [] }),
      'correction-illegal',
    ],
    [
      'a late record at the desk without reason',
      () =>
        accepted().at(
          '05T09:00',
          { type: 'step', action: 'trinh-ky', source: 'desk', reason: '' },
          '06T09:00',
        ),
      'reason-required',
    ],
  ])('refuses %s', (_name, tell, code) => {
    expect(tell).toThrow(expect.objectContaining({ code }) as Error);
  });
});
