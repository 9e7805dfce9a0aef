import fc from 'fast-check';

import type { Command } from './command.ts';
import { astray, foldControl } from './control.ts';
import { accepted, instant, model, other, Story, submitted, world } from './decide.examples.ts';
import { foldFacts } from './fold-facts.ts';
import { chainBreak } from './history.ts';
import { isoOf } from './instants.ts';
import { knownPositions } from './known-positions.ts';

const wrongly = { type: 'reclassify', procedure: other.procedure.code } as const;

/** What replaying the rows comes to must be what the acts left behind. */
const replayed = ({ state, last }: Story) => {
  expect(foldControl((pin) => world.model(pin).machine, state!.rows)).toEqual({
    snapshot: state!.snapshot,
    pin: last.model.pin,
  });
  expect(chainBreak(state!.rows)).toBeUndefined();
};

const openIn = ({ last }: Story) =>
  last.after.tasks.filter(({ closedSeq }) => closedSeq === null).map(({ step }) => step);

describe('a dossier taken in under the wrong procedure', () => {
  it('begins anew in the other one, keeps its code and its day, and takes its term', () => {
    const before = accepted().at('05T09:00', { type: 'step', action: 'trinh-ky' });
    const after = before.at('06T09:00', wrongly);
    expect(after.position).toMatchObject({
      phase: 'in-hand',
      procedure: '9.000002',
      field: 'Khác',
      acceptedAt: instant('05T08:00'),
      receivedBy: 'xa',
    });
    // Two working days from the 5th; three were promised first.
    expect(isoOf(after.position.due!)).toBe('2023-06-07T17:00:00+07:00');
    expect(isoOf(after.position.originalDue!)).toBe('2023-06-08T17:00:00+07:00');
    expect(after.last.model).toBe(other);
    expect(after.last.view.tasks.map(({ name }) => name)).toEqual(['Thẩm tra nhanh']);
    expect(after.last.after.tasks.map(({ step, closedAs }) => [step, closedAs])).toEqual([
      ['tham-tra', 'done'],
      ['ky', 'overtaken'],
      ['tham-tra', null],
    ]);
    replayed(after);
    // It ends by the other's steps, and is judged to the minute, as that one has it.
    after.at('07T16:59', { type: 'step', action: 'duyet' });
    expect(after.position).toMatchObject({ closedAs: 'granted', standing: 'early' });
    replayed(after);
  });

  it('keeps its old position for whoever asks about the time before', () => {
    const { state } = accepted().at('06T09:00', wrongly);
    const { positions } = foldFacts(state!.rows, world.calendars);
    expect(positions.map(({ from, field }) => [isoOf(from).slice(8, 16), field])).toEqual([
      ['05T07:50', 'Mẫu'],
      ['05T08:00', 'Mẫu'],
      ['06T09:00', 'Khác'],
    ]);
  });

  it('before acceptance waits to be accepted in the other one', () => {
    const story = submitted()
      .at('05T07:55', { type: 'request-supplement' })
      .at('05T07:58', wrongly);
    expect(story.last.view).toMatchObject({ phase: 'submitted', holds: [] });
    replayed(story);
    story.at('05T08:00', { type: 'accept' });
    expect(isoOf(story.position.due!)).toBe('2023-06-07T17:00:00+07:00');
    replayed(story);
  });

  it('takes along what both procedures know, drops the rest and hears what is new', () => {
    const story = submitted()
      .at('05T08:00', { type: 'accept', values: { 'can-xac-minh': true } })
      .at('05T09:00', { ...wrongly, values: { 'so-ban': 3 } });
    expect(story.last.view.facts).toEqual({
      'can-xac-minh': true,
      'so-ban': 3,
      channel: 'online',
    });
    replayed(story);
  });

  it('no longer waits for what was waited for, and is given the time back', () => {
    const story = accepted()
      .at('05T09:00', { type: 'request-supplement' })
      .at('05T09:30', {
        type: 'request-opinion',
        agency: 'so',
        within: { value: 1, unit: 'working-day' },
      })
      .at('07T09:00', wrongly);
    expect(story.position).toMatchObject({ paused: false });
    // Two days from the 5th, and the two it stood still.
    expect(isoOf(story.position.due!)).toBe('2023-06-09T17:00:00+07:00');
    expect(story.last.after.opinions[0]).toMatchObject({ closedAs: 'overtaken' });
    expect(story.last.view.holds).toEqual([]);
    replayed(story);
    // The new procedure asks on its own account.
    story.at('07T10:00', { type: 'request-supplement' });
    expect(story.position.paused).toBe(true);
    replayed(story);
  });

  it('ends the parts of other agencies as overtaken', () => {
    const story = accepted()
      .at('05T09:00', { type: 'step', action: 'chuyen' })
      .at('05T10:00', { type: 'receive', segment: 'cu-tru' })
      .at('06T09:00', wrongly);
    expect(story.position.segments).toMatchObject([{ segment: 'cu-tru', state: 'overtaken' }]);
    expect(openIn(story)).toEqual(['tham-tra']);
    replayed(story);
  });
});

describe('is refused', () => {
  it.each<[string, () => Story, Partial<Command>, string]>([
    ['without a reason', accepted, { reason: '' }, 'reason-required'],
    [
      'once the business is done',
      () => accepted().at('05T09:00', { type: 'finish', outcome: 'granted' }),
      {},
      'not-allowed',
    ],
    ['to the procedure it is of', () => accepted().at('05T09:00', wrongly), {}, 'not-allowed'],
    ['with a fact the other does not know', accepted, { values: { 'la-gi': 1 } }, 'fact-invalid'],
  ])('%s', (_name, story, change, code) => {
    expect(() => story().at('08T09:00', { ...wrongly, ...change })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('on the wrong side of an act of the first procedure, as is an act of the second', () => {
    const late = accepted().at('06T09:00', { type: 'step', action: 'trinh-ky' });
    expect(() => late.at('05T09:00', wrongly, '06T10:00')).toThrow(
      expect.objectContaining({ code: 'order' }) as Error,
    );
    const story = accepted().at('06T09:00', wrongly);
    expect(() => story.at('05T10:00', { type: 'step', action: 'duyet' }, '06T10:00')).toThrow(
      expect.objectContaining({ code: 'order' }) as Error,
    );
  });
});

describe('a correction over the border', () => {
  const story = () =>
    accepted().at('05T09:00', { type: 'step', action: 'trinh-ky' }).at('06T09:00', wrongly);

  it('that voids the reclassification is back where it was', () => {
    const back = story().at('06T10:00', { type: 'correct', void: [4], amend: [] });
    expect(back.last.model).toBe(model);
    expect(back.position).toMatchObject({ procedure: '9.000001', field: 'Mẫu' });
    expect(isoOf(back.position.due!)).toBe('2023-06-08T17:00:00+07:00');
    expect(openIn(back)).toEqual(['ky']);
    replayed(back);
    back.at('06T11:00', { type: 'step', action: 'ky-duyet' });
    expect(back.position.closedAs).toBe('granted');
    replayed(back);
  });

  it('that voids it under acts that need it is refused, unless it states where the dossier is', () => {
    const done = story().at('06T10:00', { type: 'step', action: 'duyet' });
    expect(() => done.at('06T11:00', { type: 'correct', void: [4], amend: [] })).toThrow(
      expect.objectContaining({ code: 'correction-illegal' }) as Error,
    );
    done.at('06T11:00', {
      type: 'correct',
      void: [4, 5],
      amend: [],
      configuration: { 'in-hand': 'ky' },
    });
    expect(done.last.model).toBe(model);
    replayed(done);
  });

  it('that voids an act before it leaves what came after', () => {
    const kept = story().at('06T10:00', { type: 'correct', void: [3], amend: [] });
    expect(kept.last.model).toBe(other);
    expect(openIn(kept)).toEqual(['tham-tra']);
    replayed(kept);
  });

  it('that carries an act across it is refused', () => {
    const amend = [{ key: 3, at: '2023-06-06T10:00:00+07:00' }];
    expect(() => story().at('06T11:00', { type: 'correct', void: [], amend })).toThrow(
      expect.objectContaining({ code: 'correction-illegal' }) as Error,
    );
  });
});

const acts: readonly (Partial<Command> & { type: Command['type'] })[] = [
  { type: 'step', action: 'trinh-ky' },
  { type: 'step', action: 'chuyen' },
  { type: 'step', action: 'duyet' },
  { type: 'receive', segment: 'cu-tru' },
  { type: 'request-supplement' },
  { type: 'supplement' },
  { type: 'request-opinion', agency: 'so' },
  { type: 'opinion' },
  { type: 'request-payment', amount: 50_000 },
  { type: 'payment' },
  { type: 'vary', values: { 'can-xac-minh': true } },
  { type: 'transfer', to: 'xa-khac' },
  wrongly,
];

it('after any acts both folds agree on what is open, and every stretch is of one procedure', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          act: fc.constantFrom(...acts),
          hours: fc.integer({ min: 0, max: 20 }),
          voids: fc.option(fc.nat(6), { freq: 4 }),
        }),
        { minLength: 3, maxLength: 12 },
      ),
      (drawn) => {
        const story = accepted();
        let hour = 0;
        const tried = (command: Partial<Command> & { type: Command['type'] }) => {
          const at = `${String(5 + Math.floor(hour / 9)).padStart(2, '0')}T${String(8 + (hour % 9)).padStart(2, '0')}:00`;
          try {
            story.at(at, command);
          } catch (error) {
            expect(error).toHaveProperty('code');
          }
        };
        for (const { act, hours, voids } of drawn) {
          hour += hours;
          tried(act);
          const rows = story.state!.rows.length;
          if (voids !== null && rows > 3)
            tried({ type: 'correct', void: [3 + (voids % (rows - 2))], amend: [] });
        }
        replayed(story);
        const { view, after } = story.last;
        expect(openIn(story).sort()).toEqual(view.tasks.map(({ step }) => step).sort());
        expect(after.opinions.filter(({ closedSeq }) => closedSeq === null)).toHaveLength(
          [...view.holds, ...view.requests].filter(({ reason }) => reason === 'opinion').length,
        );
        expect(story.position.procedure).toBe(story.last.model.procedure.code);
        expect(astray(story.state!.rows)).toBeUndefined();
        const known = knownPositions(story.state!.rows, world.calendars);
        expect(
          known.filter(({ knownTo }) => knownTo === null).map(({ position }) => position),
        ).toEqual(expect.arrayContaining(after.positions));
      },
    ),
    { numRuns: 150 },
  );
});
