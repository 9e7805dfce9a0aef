import fc from 'fast-check';

import type { Expression } from './definition.ts';
import { comparisonsIn, holdsTrue } from './expression.ts';
import { expressionInWords } from './expression-words.ts';
import { declaredFacts, defaultFacts, fitsFact } from './facts.ts';

const facts = { late: true, early: false, copies: 3, kind: 'whole' };

it.each<[Expression, boolean]>([
  [{ fact: 'late' }, true],
  [{ fact: 'early' }, false],
  [{ fact: 'copies' }, false],
  [{ fact: 'missing' }, false],
  [{ fact: 'missing', is: false }, false],
  [{ fact: 'toString' }, false],
  [{ not: { fact: 'missing' } }, true],
  [{ fact: 'early', is: false }, true],
  [{ fact: 'kind', is: 'whole' }, true],
  [{ fact: 'kind', in: ['part', 'whole'] }, true],
  [{ fact: 'copies', in: [1, 2] }, false],
  [{ fact: 'copies', above: 2 }, true],
  [{ fact: 'copies', above: 3 }, false],
  [{ fact: 'copies', atLeast: 3, atMost: 3 }, true],
  [{ fact: 'copies', atLeast: 1, below: 3 }, false],
  [{ fact: 'copies', is: 3, above: 5 }, false],
  [{ fact: 'kind', above: 0 }, false],
  [{ all: [{ fact: 'late' }, { fact: 'copies', above: 2 }] }, true],
  [{ all: [{ fact: 'late' }, { fact: 'early' }] }, false],
  [{ any: [{ fact: 'early' }, { fact: 'late' }] }, true],
  [{ any: [{ fact: 'early' }] }, false],
])('%j is %s', (expression, expected) => {
  expect(holdsTrue(expression, facts)).toBe(expected);
});

it('is total and follows the laws of logic', () => {
  const value = fc.oneof(fc.boolean(), fc.integer(), fc.string());
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.record({ fact: fc.constantFrom('a', 'b') }),
      fc.record({ fact: fc.constantFrom('a', 'b'), is: value }),
      fc.record({ fact: fc.constantFrom('a', 'b'), above: fc.integer() }),
      fc.record({ not: tie('expression') }),
      fc.record({ all: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }) }),
    ),
  }));
  fc.assert(
    fc.property(
      expression,
      expression,
      fc.dictionary(fc.constantFrom('a', 'b'), value),
      (x, y, given) => {
        const holds = (one: Expression): boolean => holdsTrue(one, given);
        expect(holds({ not: x })).toBe(!holds(x));
        expect(holds({ not: { all: [x, y] } })).toBe(holds({ any: [{ not: x }, { not: y }] }));
        expect(holds({ all: [x, y] })).toBe(holds(x) && holds(y));
      },
    ),
  );
});

it('names every comparison with its place', () => {
  expect(comparisonsIn({ not: { fact: 'late' } })).toEqual([
    { comparison: { fact: 'late' }, path: ['not'] },
  ]);
  expect(
    comparisonsIn({ all: [{ fact: 'a' }, { any: [{ fact: 'b', is: 1 }] }] }).map(
      ({ path }) => path,
    ),
  ).toEqual([
    ['all', 0],
    ['all', 1, 'any', 0],
  ]);
});

const declared = declaredFacts({
  facts: {
    late: { type: 'boolean', label: 'Đăng ký quá hạn', default: false },
    copies: { type: 'number', label: 'Số bản', default: 1 },
  },
});

it.each<[Expression, string]>([
  [{ fact: 'late' }, 'Đăng ký quá hạn'],
  [{ fact: 'late', is: false }, 'Đăng ký quá hạn – không'],
  [{ not: { fact: 'channel', is: 'online' } }, 'không phải (Kênh tiếp nhận là Trực tuyến)'],
  [{ fact: 'channel', in: ['direct', 'postal'] }, 'Kênh tiếp nhận là Trực tiếp hoặc Bưu chính'],
  [{ fact: 'copies', above: 2, atMost: 9 }, 'Số bản trên 2, không quá 9'],
  [
    {
      all: [
        { fact: 'late' },
        {
          any: [
            { fact: 'copies', below: 2 },
            { fact: 'copies', atLeast: 9 },
          ],
        },
      ],
    },
    'Đăng ký quá hạn và (Số bản dưới 2 hoặc Số bản từ 9 trở lên)',
  ],
  [{ fact: 'unknown' }, 'unknown'],
])('says %j in words', (expression, words) => {
  expect(expressionInWords(expression, declared)).toBe(words);
});

it('knows the values a fact can have', () => {
  expect(defaultFacts(declared)).toEqual({ late: false, copies: 1, channel: 'direct' });
  expect(fitsFact({ type: 'number', label: 'Số bản', default: 1 }, '3')).toBe(false);
  expect(fitsFact({ type: 'number', label: 'Số bản', default: 1 }, Number.NaN)).toBe(false);
  expect(
    fitsFact({ type: 'choice', label: 'Loại', options: { a: 'A' }, default: 'a' }, 'toString'),
  ).toBe(false);
  expect(fitsFact({ type: 'text', label: 'Ghi chú', default: '' }, '')).toBe(true);
});
