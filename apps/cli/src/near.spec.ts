import fc from 'fast-check';

import { near, wasMeant } from './near.ts';

const agencies = ['thanh-ha', 'thanh-hai', 'thanh-mien', 'huyen-thanh-ha', 'bhxh-thanh-ha'];
const codes = ['1.001193', '1.001194', '1.001195', '1.001196', '2.000884'];

it.each<[string, string[], string[]]>([
  ['thanhha', agencies, ['thanh-ha']],
  ['Thanh Hà', agencies, ['thanh-ha']],
  ['thanh-hà', agencies, ['thanh-ha']],
  ['hanoi', agencies, []],
  ['2.00884', codes, ['2.000884']],
  ['1.00119', codes, ['1.001193', '1.001194', '1.001195']],
  ['', ['a', 'bc'], []],
  ['a', ['b', 'c'], []],
])('%s among %j is meant for %j', (word, known, meant) => {
  expect(near(word, known)).toEqual(meant);
});

it('offers at most three, of those known, never the word itself', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'à'), maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word), (asked, known) => {
      const offered = near(asked, known);
      expect(offered.length).toBeLessThanOrEqual(3);
      for (const one of offered) expect(known).toContain(one);
      expect(offered).not.toContain(asked);
    }),
  );
});

it('is asked as a question', () => {
  expect(wasMeant([])).toBe('');
  expect(wasMeant(['a'])).toBe('; có phải “a” không?');
  expect(wasMeant(['a', 'b'])).toBe('; có phải “a” hay “b” không?');
});
