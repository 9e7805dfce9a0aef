import type { Fact } from './facts.ts';
import { type HistoryRow, seal } from './history.ts';
import { isUndo, undoableBy, undoFlaw } from './undo.ts';

const SECOND = 1000;
const row = (seq: number, actor: string, fact: Fact, recordedAt = seq * SECOND): HistoryRow =>
  seal({
    dossier: 'D',
    seq,
    kind: 'act',
    at: recordedAt,
    recordedAt,
    actor,
    key: `k${seq}`,
    fact,
    configuration: 'x',
    targets: [],
    commitment: null,
    prevHash: null,
  });
const submit = row(1, 'lan', {
  type: 'submit',
  procedure: '9.000001',
  version: 1,
  machine: 'pin',
  field: 'Mẫu',
  agency: 'xa',
  channel: 'direct',
});
const finish: Fact = { type: 'finish', outcome: 'granted' };
const voiding = (seq: number): Fact => ({ type: 'correct', void: [seq], amend: [] });
const rows = [submit, row(2, 'lan', finish), row(3, 'lan', { type: 'return' })];

describe('the last entry', () => {
  it.each([
    ['by whoever made it, to the last moment', 'lan', 33, { seq: 3, until: 33 * SECOND }],
    ['not a second later', 'lan', 34, undefined],
    ['not by somebody else', 'binh', 4, undefined],
  ])('is taken back %s', (_, by, now, undoable) => {
    expect(undoableBy(rows, by, now * SECOND, 30)).toEqual(undoable);
  });

  it('is not where it is the submission, or a correction', () => {
    expect(undoableBy([submit], 'lan', SECOND, 30)).toBeUndefined();
    const corrected = [...rows, row(4, 'lan', voiding(3))];
    expect(undoableBy(corrected, 'lan', 4 * SECOND, 30)).toBeUndefined();
  });

  it('is not where the window is closed by policy', () => {
    expect(undoableBy(rows, 'lan', 3 * SECOND + 1, 0)).toBeUndefined();
  });

  it('is told why not, in words', () => {
    expect(undoFlaw(rows, rows[1]!, 'lan', 4 * SECOND, 30)).toMatch(/đã có ghi nhận khác/);
    expect(undoFlaw(rows, rows[2]!, 'lan', 60 * SECOND, 30)).toMatch(/^Đã quá 30 giây/);
  });
});

describe('a correction', () => {
  it.each<[string, boolean, HistoryRow]>([
    ['of one’s own last entry at once is an undo', true, row(4, 'lan', voiding(3))],
    ['of an earlier entry is none', false, row(4, 'lan', voiding(2))],
    ['by somebody else is none', false, row(4, 'chu-tich', voiding(3))],
    ['after the window is none', false, row(4, 'lan', voiding(3), 40 * SECOND)],
    [
      'that states where it stands is none',
      false,
      row(4, 'lan', { type: 'correct', void: [3], amend: [], configuration: 'finished' }),
    ],
  ])('%s', (_, undo, correction) => {
    expect(isUndo([...rows, correction], correction, 30)).toBe(undo);
  });
});
