import fc from 'fast-check';

import { instantOf, isoOf } from './instants.ts';

const OFFSET = 7 * 3_600_000;

describe('an instant as history writes it', () => {
  it.each([
    [Date.UTC(2023, 2, 16, 1, 5), '2023-03-16T08:05:00+07:00'],
    [Date.UTC(2023, 2, 16, 1, 5, 7), '2023-03-16T08:05:07+07:00'],
    [Date.UTC(2023, 2, 16, 1, 5, 0, 40), '2023-03-16T08:05:00.040+07:00'],
    [Date.UTC(2023, 11, 31, 17), '2024-01-01T00:00:00+07:00'],
    [-1, '1970-01-01T06:59:59.999+07:00'],
  ])('%i is %s', (instant, text) => {
    expect(isoOf(instant)).toBe(text);
    expect(instantOf(text)).toBe(instant);
  });

  it('says what the Date of it says, and reads back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2400-01-01'), noInvalidDate: true }),
        (date) => {
          const instant = date.getTime();
          const local = new Date(instant + OFFSET).toISOString();
          expect(isoOf(instant).slice(0, 19)).toBe(local.slice(0, 19));
          expect(instantOf(isoOf(instant))).toBe(instant);
        },
      ),
    );
  });

  it.each([
    ['2023-03-16T08:05:00+07:00', '2023-03-16T08:05:00+07:00'],
    ['2023-03-16T01:05Z', '2023-03-16T08:05:00+07:00'],
    ['2023-03-16T08:05:00.250+07:00', '2023-03-16T08:05:00.250+07:00'],
    ['2023-12-31T23:00:00-05:00', '2024-01-01T11:00:00+07:00'],
  ])('%s is written %s', (text, written) => {
    expect(isoOf(instantOf(text)!)).toBe(written);
  });

  it.each([
    '',
    '2023-03-16',
    '2023-03-16T08:05',
    '2023-02-30T08:05:00+07:00',
    '2023-13-01T00:00Z',
    'hôm nay',
    5,
  ])('%s is none', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});
