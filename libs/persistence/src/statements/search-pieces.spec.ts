import { piecesOf } from './search-pieces.ts';

describe('the pieces of a text', () => {
  it.each<[string, string[]]>([
    ['le thi hu', ['le ', ' th', 'hi ', ' hu']],
    ['guyen', ['guy', 'yen']],
    [' n', ['  n']],
    [' ng', [' ng']],
    ['0912 345', ['091', '12 ', ' 34', '345']],
    ['h23-240314', ['h23', '23 ', ' 24', '031', '314']],
    ['yễn', []],
    ['xễnh', []],
    ['abcễnh', ['abc']],
    ['ab-', ['ab ']],
    ['a--', []],
    ['% _', []],
  ])('of “%s” are %j', (text, expected) => {
    expect(piecesOf(text)).toEqual(expected);
  });
});
