import type { Procedure } from '#lib/procedure';

import { type GivenPaper, papersOf } from './papers.ts';

const procedure = { papers: [{ id: 'to-khai' }, { id: 'chung-cu' }] } as unknown as Procedure;
const sha256 = 'a'.repeat(64);
const given = (type: string, ...papers: GivenPaper[]) => papersOf(procedure, { type, papers });

describe('the papers of an act', () => {
  it.each([
    ['submit', 'intake'],
    ['supplement', 'supplement'],
    ['step', 'other'],
    ['finish', 'result'],
    ['record-returned', 'result'],
  ] as const)('that come with %s are there for %s, unless said', (type, purpose) => {
    expect(given(type, { copy: 'copy', sha256 }, { copy: 'copy', purpose: 'other' })).toEqual([
      { copy: 'copy', purpose, sha256 },
      { copy: 'copy', purpose: 'other' },
    ]);
  });

  it('say who signed by being signed in the row of who did it', () => {
    const result = { copy: 'electronic', purpose: 'result', sha256, signed: true } as const;
    expect(given('step', result)).toEqual([result]);
  });

  it.each<[string, string, GivenPaper, string]>([
    ['one the procedure does not list', 'submit', { copy: 'copy', paper: 'la' }, 'paper-unknown'],
    ['any at an acceptance', 'accept', { copy: 'copy' }, 'bad-input'],
    ['a signature without a file', 'finish', { copy: 'copy', signed: true }, 'bad-input'],
    ['a signature under no result', 'step', { copy: 'copy', sha256, signed: true }, 'bad-input'],
  ])('may not be %s', (_what, type, paper, code) => {
    expect(() => given(type, paper)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('are none where none came, whatever the act', () => {
    expect(given('accept')).toEqual([]);
    expect(papersOf(procedure, { type: 'return' })).toEqual([]);
  });
});
