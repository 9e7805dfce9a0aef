import { modelOf, definition } from './decide.examples.ts';
import { isDecided } from './decision.ts';
import type { Fact } from './facts.ts';
import { type HistoryRow, seal } from './history.ts';

const model = modelOf('signed', {
  ...definition,
  steps: {
    ...definition.steps,
    ky: {
      task: 'Ký',
      lane: 'chuyen-mon',
      actions: {
        'ky-duyet': { label: 'Ký duyệt', to: 'dong-dau', decides: true },
        'tra-lai': { label: 'Trả lại', to: 'tham-tra', reason: 'required' },
      },
    },
    'dong-dau': {
      task: 'Đóng dấu',
      lane: 'chuyen-mon',
      actions: {
        xong: { label: 'Xong', to: 'dong-y' },
        'ky-lai': { label: 'Trả lại để ký lại', to: 'ky', reason: 'required' },
      },
    },
  },
});

const rowsOf = (...facts: Fact[]): HistoryRow[] =>
  facts.map((fact, index) =>
    seal({
      dossier: 'D',
      seq: index + 1,
      kind: 'act',
      at: index,
      recordedAt: index,
      actor: 'x',
      key: `k${index}`,
      fact,
      configuration: null,
      targets: [],
      commitment: null,
      prevHash: null,
    }),
  );
const step = (task: string, action: string): Fact => ({ type: 'step', task, action });
const signed = step('ky', 'ky-duyet');

it.each<[string, Fact[], boolean]>([
  ['not before it is signed', [step('tham-tra', 'trinh-ky')], false],
  ['once it is', [step('tham-tra', 'trinh-ky'), signed], true],
  ['whatever is done about it after that', [signed, step('dong-dau', 'xong')], true],
  ['not once it was sent back with a reason', [signed, step('dong-dau', 'ky-lai')], false],
  ['again when signed again', [signed, step('dong-dau', 'ky-lai'), signed], true],
  [
    'not when the signing was struck out',
    [signed, { type: 'correct', void: [1], amend: [] }],
    false,
  ],
  [
    'not of the procedure it was taken in under wrongly',
    [signed, { type: 'reclassify', procedure: 'x', version: 1, machine: 'x', field: 'x' }],
    false,
  ],
])('a decision exists: %s', (_name, facts, expected) => {
  expect(isDecided(model, rowsOf(...facts))).toBe(expected);
});
