import type { CountedAs } from '#lib/reporting';

import { movedLines } from './moved-lines.ts';

const agencies = [{ id: 'thanh-ha', shortName: 'UBND TT. Thanh Hà' }];
const counted = (...cells: CountedAs['cells'][number][]): CountedAs => ({
  field: 'Hộ tịch',
  owner: 'thanh-ha',
  cells: ['received', 'inPeriod.total', 'inPeriod.online', ...cells],
});
const last = (locked: CountedAs | null, now: CountedAs | null) =>
  movedLines({ figures: [], dossiers: [{ dossier: 'HS-1', locked, now }] }, agencies)
    .at(-1)
    ?.split(/ {2,}/);

const early = counted('resolved.total', 'resolved.early');

it.each<[string, CountedAs | null, CountedAs | null, string, string]>([
  [
    'a date that was wrong',
    early,
    counted('resolved.total', 'resolved.overdue'),
    'Giải quyết trước hạn',
    'Giải quyết quá hạn',
  ],
  [
    'a return nobody had recorded',
    counted('inHand.total', 'inHand.overdue', 'memo.paused'),
    early,
    'Đang giải quyết, quá hạn; Tạm dừng (trong số đang giải quyết)',
    'Giải quyết trước hạn',
  ],
  ['another field', early, { ...early, field: 'Đất đai' }, 'Hộ tịch', 'Đất đai'],
  ['another owner', early, { ...early, owner: 'ben-kia' }, 'UBND TT. Thanh Hà', 'ben-kia'],
  [
    'one more figure',
    early,
    counted(...early.cells.slice(3), 'memo.digitisedResult'),
    '–',
    'Số hóa khi trả kết quả (trong số đã giải quyết)',
  ],
  [
    'a dossier that was not there',
    null,
    early,
    'không đếm',
    'Tiếp nhận trực tuyến; Giải quyết trước hạn; Hộ tịch; UBND TT. Thanh Hà',
  ],
])('of %s it tells what differs', (_, locked, now, before, after) => {
  expect(last(locked, now)).toEqual(['HS-1', before, after]);
});

it('says so where nothing differs', () => {
  expect(movedLines({ figures: [], dossiers: [] }, agencies)).toEqual([
    'Không có gì khác với báo cáo đã khóa.',
  ]);
});
