import { again, changed, emptyEntry, flawsInEntry, type QuickRow, rowOf } from './quick.ts';

const setting = {
  agency: 'thanh-ha',
  procedure: '2.000815',
  channel: 'direct',
  forward: true,
} as const;
const keys = { submit: 's', accept: 'a', forward: 'f' };
const entry = { ...emptyEntry, name: ' Trần Văn Bình ', phone: '0912345678' };
const row = rowOf(setting, entry, keys, false);

it('sends what the run has in common with what was entered, under its own keys', () => {
  expect(row).toEqual({
    id: 's',
    name: 'Trần Văn Bình',
    state: 'waiting',
    order: {
      keys,
      forward: true,
      immediate: false,
      body: {
        procedure: '2.000815',
        agency: 'thanh-ha',
        channel: 'direct',
        facts: {},
        papers: [],
        applicant: {
          name: 'Trần Văn Bình',
          phone: '0912345678',
          email: null,
          idNumber: null,
          address: null,
          representative: null,
        },
      },
    },
  });
});

it('needs a name, and a phone that is one if any', () => {
  expect(flawsInEntry(setting, { ...emptyEntry, phone: '12' }).map(({ id }) => id)).toEqual([
    'ho-ten',
    'dien-thoai',
  ]);
  expect(flawsInEntry(setting, { ...emptyEntry, name: 'An' })).toEqual([]);
});

it('tries what failed again under the same keys, and nothing else', () => {
  const done: QuickRow = {
    id: 'x',
    name: 'Đã xong',
    state: 'done',
    due: null,
    next: null,
    receipt: true,
  };
  const failed = { ...row, state: 'failed', problem: 'mất mạng' } as QuickRow;
  const rows = changed([row, done], 's', failed);
  expect(rows).toEqual([failed, done]);
  expect(again(rows)).toEqual([row, done]);
  expect(again(rows, 'x')).toEqual(rows);
});
