import type { Schemas } from '../api.ts';
import { itemOf, needsReason, partsOf, strayText, ticked } from './ticks.ts';

const now = Date.parse('2023-06-14T16:45:00+07:00');
const tick = ticked('k');
const shared = { at: '', reason: ' Chốt sổ ' };
const ready = { id: 'A', phase: 'finished' } as const;
const atWork = { id: 'B', phase: 'in-hand' } as const;

it('a result that is ready is returned, with a reason only where it was earlier', () => {
  expect(itemOf(ready, tick, shared, now)).toEqual({ action: 'return', dossier: 'A', key: 'k' });
  expect(itemOf(ready, tick, { ...shared, at: '2023-06-14T10:00' }, now)).toEqual({
    action: 'return',
    dossier: 'A',
    key: 'k',
    at: '2023-06-14T10:00:00+07:00',
    reason: 'Chốt sổ',
  });
});

it('what the office still works on is recorded as returned, with outcome, time and reason', () => {
  expect(itemOf(atWork, { ...tick, outcome: 'rejected' }, shared, now)).toEqual({
    action: 'record-returned',
    dossier: 'B',
    key: 'k',
    returnedAt: new Date(now).toISOString(),
    outcome: 'rejected',
    reason: 'Chốt sổ',
  });
});

it('a reason is needed for reality, and for what was earlier', () => {
  expect(needsReason([ready], shared)).toBe(false);
  expect(needsReason([ready, atWork], shared)).toBe(true);
  expect(needsReason([ready], { ...shared, at: '2023-06-14T10:00' })).toBe(true);
});

it.each([
  ['finished', 'return', null, null],
  ['in-hand', 'record-returned', null, null],
  ['submitted', 'return', 'Chưa tiếp nhận.', 'Chưa tiếp nhận.'],
  ['returned', 'record-returned', null, 'Kết quả đã được ghi là trả trước đó.'],
])('a scanned dossier that is %s', (phase, action, blocked, text) => {
  const dossier = {
    phase,
    actions: [{ action, blocked: blocked === null ? null : { code: 'x', message: blocked } }],
  } as unknown as Schemas['Dossier'];
  expect(strayText(dossier)).toBe(text);
});

it('what is much is sent in parts', () => {
  expect(partsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(partsOf([], 2)).toEqual([]);
});
