import { definition } from './machine.examples.ts';
import { waysAhead } from './way-ahead.ts';

const joint = definition(`
facts:
  can-xac-minh: { type: boolean, label: Cần xác minh, default: false }
lanes:
  cv: { name: Chuyên môn, agency: owner, role: officer }
  ca: { name: Công an, agency: cong-an, role: officer }
  bh: { name: BHXH, agency: bhxh, role: officer }
segments:
  cu-tru: { name: Cư trú, agency: cong-an }
  the: { name: Thẻ, agency: bhxh, budget: { value: 3, unit: working-day } }
start: mot
steps:
  mot: { task: Một, lane: cv, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: re }, lai: { label: Lại, to: mot } } }
  re:
    decision:
      - { when: { fact: can-xac-minh }, to: xac-minh }
      - { to: song }
  xac-minh: { task: Xác minh, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: song }, lai: { label: Lại, to: mot } } }
  song:
    parallel:
      then: ky
      branches:
        a:
          start: giao-ca
          steps:
            giao-ca: { handOver: { segment: cu-tru, receive: lam-ca, decline: join } }
            lam-ca: { task: Làm, lane: ca, segment: cu-tru, budget: { value: 4, unit: working-hour }, actions: { xong: { label: Xong, to: join } } }
        b:
          start: giao-bh
          steps:
            giao-bh: { handOver: { segment: the, receive: lam-bh, decline: join } }
            lam-bh: { task: Làm, lane: bh, segment: the, actions: { xong: { label: Xong, to: join } } }
  ky: { task: Ký, lane: cv, budget: { value: 2, unit: working-hour }, actions: { ky: { label: Ký, to: cap } } }
  cap: { outcome: granted }
`);

const ahead = (facts: Record<string, boolean>) =>
  Object.fromEntries(waysAhead(joint, facts, 'working'));

it('adds up the budgets after each step, the longest branch for all of them', () => {
  expect(ahead({ 'can-xac-minh': false })).toMatchObject({
    mot: { own: 8, after: 24 + 2 },
    song: { own: 24, after: 2 },
    ky: { own: 2, after: 0 },
  });
});

it('goes on beyond the join with what follows it', () => {
  expect(ahead({ 'can-xac-minh': false })).toMatchObject({
    'giao-ca': { own: 0, after: 4 + 2 },
    'lam-ca': { own: 4, after: 2 },
    'giao-bh': { own: 24, after: 2 },
    'lam-bh': { own: 0, after: 2 },
  });
});

it('takes decisions as the facts stand', () => {
  expect(ahead({ 'can-xac-minh': true })).toMatchObject({
    mot: { own: 8, after: 16 + 24 + 2 },
    'xac-minh': { own: 16, after: 24 + 2 },
  });
});
