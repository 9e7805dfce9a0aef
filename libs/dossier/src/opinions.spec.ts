import { agenciesOf } from './agencies-of.ts';
import { accepted, type Story, world } from './decide.examples.ts';
import { isoOf } from './instants.ts';
import { alertPolicyOf, timersOf } from './timers.ts';

const days = (value: number) => ({ value, unit: 'working-day' as const });
const asking = () =>
  accepted()
    .at('05T09:00', { type: 'request-opinion', agency: 'so-tu-phap', within: days(2) })
    .at('05T10:00', { type: 'request-opinion', outside: 'Viện Khoa học hình sự' });
const opinions = ({ last }: Story) => last.after.opinions;

describe('opinions of other agencies', () => {
  it('are asked of several at once, each under its own term', () => {
    expect(opinions(asking())).toMatchObject([
      { agency: 'so-tu-phap', outside: null, closedAs: null },
      { agency: null, outside: 'Viện Khoa học hình sự', due: null },
    ]);
    expect(isoOf(opinions(asking())[0]!.due!)).toBe('2023-06-07T17:00:00+07:00');
  });

  it('let those who are asked read the dossier', () => {
    expect(agenciesOf(asking().last.after)).toContain('so-tu-phap');
  });

  it.each([
    ['07T16:00', 'on-time'],
    ['06T16:00', 'early'],
    ['08T08:00', 'overdue'],
  ])('answered on the %s are %s', (at, standing) => {
    const story = asking().at(at, { type: 'opinion', agency: 'so-tu-phap' });
    expect(opinions(story)).toMatchObject([{ closedAs: 'answered', standing }, { closedAs: null }]);
  });

  it('are answered by name where several are waited for, without where there is one', () => {
    expect(() => asking().at('06T09:00', { type: 'opinion' })).toThrow(
      expect.objectContaining({ code: 'opinion-ambiguous' }) as Error,
    );
    const story = asking().at('06T09:00', { type: 'opinion', agency: 'so-tu-phap' });
    story.at('06T10:00', { type: 'opinion' });
    expect(opinions(story).map(({ closedAs }) => closedAs)).toEqual(['answered', 'answered']);
    expect(story.last.row.fact).toMatchObject({ outside: 'Viện Khoa học hình sự' });
  });

  it('are not asked twice of one agency while it has not answered', () => {
    expect(() =>
      asking().at('06T09:00', { type: 'request-opinion', agency: 'so-tu-phap' }),
    ).toThrow(expect.objectContaining({ code: 'hold-open' }) as Error);
  });

  it('are asked of somebody about something, at a desk', () => {
    const at = (change: object) => () =>
      accepted().at('05T09:00', { type: 'request-opinion', source: 'desk', ...change });
    expect(at({})).toThrow(expect.objectContaining({ code: 'bad-input' }) as Error);
    expect(at({ agency: 'so', outside: 'Viện' })).toThrow(
      expect.objectContaining({ code: 'bad-input' }) as Error,
    );
    expect(at({ agency: 'so', reason: '' })).toThrow(
      expect.objectContaining({ code: 'reason-required' }) as Error,
    );
    expect(at({ agency: 'so' })).not.toThrow();
  });

  it('alert before their term and after it, until they are there', () => {
    const policy = alertPolicyOf({ start: 'a', steps: {}, policies: { holdLimit: 30 } });
    const kinds = ({ last }: Story) =>
      timersOf(last.after, world.calendars, policy)
        .filter(({ kind }) => kind.startsWith('opinion:'))
        .map(({ kind, firesAt }) => [kind, isoOf(firesAt).slice(5, 16)]);
    expect(kinds(asking())).toEqual([
      ['opinion:#3/due-1d', '06-06T07:30'],
      ['opinion:#3/due-today', '06-07T07:30'],
      ['opinion:#3/overdue', '06-08T00:01'],
    ]);
    expect(kinds(asking().at('06T09:00', { type: 'opinion', agency: 'so-tu-phap' }))).toEqual([]);
  });

  it('run on while the dossier stands still, and end with it', () => {
    const story = asking()
      .at('05T11:00', { type: 'request-supplement' })
      .at('06T09:00', { type: 'withdraw' });
    expect(isoOf(opinions(story)[0]!.due!)).toBe('2023-06-07T17:00:00+07:00');
    expect(opinions(story).map(({ closedAs }) => closedAs)).toEqual(['overtaken', 'overtaken']);
  });
});
