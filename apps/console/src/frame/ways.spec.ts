import type { Account } from '../session/session.ts';
import { waysOf } from './ways.ts';

const account = (role?: Account['grants'][number]['role'], administrator = false): Account =>
  ({
    administrator,
    standsInFor: [],
    grants:
      role === undefined ? [] : [{ role, agency: { id: 'thanh-ha', name: 'TH' }, fields: null }],
  }) as unknown as Account;

it.each([
  ['a desk', account('desk'), ['Việc của tôi', 'Tiếp nhận', 'Hồ sơ', 'Nhắc việc']],
  ['an officer', account('officer'), ['Việc của tôi', 'Hồ sơ', 'Nhắc việc', 'Chốt sổ']],
  ['a head', account('head'), ['Việc của tôi', 'Hồ sơ', 'Nhắc việc', 'Báo cáo']],
  ['an auditor', account('auditor'), ['Việc của tôi', 'Hồ sơ', 'Nhắc việc', 'Báo cáo']],
])('first stand the ways of %s', (_, who, names) => {
  expect(waysOf(who).first.map(({ name }) => name)).toEqual(names);
});

it('no page is there twice, and only an administrator sees the administration', () => {
  for (const who of [account(), account('desk'), account('head', true)]) {
    const { first, rest } = waysOf(who);
    const to = [...first, ...rest].map((way) => way.to);
    expect(new Set(to).size).toBe(to.length);
    expect(to.includes('/quan-tri')).toBe(who.administrator);
  }
});
