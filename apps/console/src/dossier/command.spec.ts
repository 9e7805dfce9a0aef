import { bodyOf, flawsIn, freshly } from './command.ts';
import type { Offered } from './offered.ts';

const offered = (more: Partial<Offered>): Offered => ({
  action: 'step',
  step: null,
  label: '',
  task: null,
  taskName: null,
  segment: null,
  scopes: [],
  needs: { facts: {}, reason: false, outcome: false, segment: false, fields: [] },
  blocked: null,
  ...more,
});
const needs = (more: Partial<Offered['needs']>): Offered['needs'] => ({
  facts: {},
  reason: false,
  outcome: false,
  segment: false,
  fields: [],
  ...more,
});
const now = Date.parse('2023-06-14T09:00:00+07:00');

it('a step names its action, its task and its segment', () => {
  const step = offered({ step: 'xong', task: 'cap-the', segment: 'bhyt' });
  expect(bodyOf(step, freshly(step, {}, now), { digitised: false, facts: [] })).toEqual({
    action: 'xong',
    task: 'cap-the',
    segment: 'bhyt',
  });
});

it('a request names a segment only where it is not the whole dossier', () => {
  const request = offered({ action: 'request-supplement', scopes: ['dossier', 'cu-tru'] });
  const entered = { ...freshly(request, {}, now), reason: ' thiếu tờ khai ' };
  const asked = { digitised: false, facts: [] };
  expect(bodyOf(request, entered, asked)).toEqual({ reason: 'thiếu tờ khai' });
  expect(bodyOf(request, { ...entered, scope: 'cu-tru' }, asked)).toEqual({
    reason: 'thiếu tờ khai',
    segment: 'cu-tru',
  });
});

it('a return in reality says when, with what outcome and why', () => {
  const record = offered({
    action: 'record-returned',
    needs: needs({ reason: true, outcome: true, fields: ['returnedAt'] }),
  });
  const entered = freshly(record, {}, now);
  expect(flawsIn(record, entered, 'f')).toEqual([{ id: 'f-reason', text: 'Ghi lý do.' }]);
  expect(
    bodyOf(
      record,
      { ...entered, reason: 'Trả ngoài hệ thống', digitised: true },
      { digitised: true, facts: [] },
    ),
  ).toEqual({
    outcome: 'granted',
    returnedAt: '2023-06-14T09:00:00+07:00',
    reason: 'Trả ngoài hệ thống',
    digitised: true,
  });
});

it('a payment says how much and by which receipt, where that is known', () => {
  const payment = offered({ action: 'payment' });
  const asked = { digitised: false, facts: [] };
  const entered = freshly(payment, {}, now);
  expect(bodyOf(payment, entered, asked)).toEqual({});
  expect(bodyOf(payment, { ...entered, amount: '250000', receipt: ' BL-0012 ' }, asked)).toEqual({
    amount: 250000,
    receipt: 'BL-0012',
  });
});

it('what happened earlier needs a reason', () => {
  const step = offered({ step: 'x', task: 'a' });
  const late = { ...freshly(step, {}, now), at: '2023-06-13T09:00' };
  expect(flawsIn(step, late, 'f')).toEqual([{ id: 'f-reason', text: 'Ghi lý do ghi nhận muộn.' }]);
});
