import { filledFacts, holds, termText } from './definition.ts';

it.each([
  [{ fact: 'a' }, { a: true }, true],
  [{ fact: 'a' }, { a: false }, false],
  [{ fact: 'a' }, {}, false],
  [{ fact: 'n', above: 2, atMost: 5 }, { n: 5 }, true],
  [{ fact: 'n', above: 2, atMost: 5 }, { n: 2 }, false],
  [{ fact: 'kind', is: 'x' }, { kind: 'x' }, true],
  [{ fact: 'kind', in: ['x', 'y'] }, { kind: 'z' }, false],
  [{ not: { all: [{ fact: 'a' }, { fact: 'b' }] } }, { a: true, b: false }, true],
  [{ any: [{ fact: 'a' }, { fact: 'b' }] }, { a: false, b: true }, true],
])('%j over %j: %s', (expression, facts, expected) => {
  expect(holds(expression, facts)).toBe(expected);
});

it('fills in what was not given', () => {
  expect(
    filledFacts(
      {
        a: { type: 'boolean', label: 'A', default: true },
        n: { type: 'number', label: 'N', default: 3 },
      },
      { n: 7 },
    ),
  ).toEqual({ a: true, n: 7 });
});

it.each([
  [{ value: 0.5, unit: 'working-day' as const }, '0,5 ngày làm việc'],
  [
    { unit: 'same-day' as const, cutoff: '15:00' },
    'trong ngày, nhận sau 15:00 tính từ ngày làm việc kế tiếp',
  ],
])('%j in words', (term, words) => {
  expect(termText(term)).toBe(words);
});
