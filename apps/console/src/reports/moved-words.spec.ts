import { actText, countedText, type MovedDossier, toldActs } from './moved-words.ts';

type Counted = NonNullable<MovedDossier['locked']>;
type Act = MovedDossier['acts'][number];

const counted = (cells: Record<string, string>, rest: Partial<Counted> = {}): Counted => ({
  field: 'Đất đai',
  owner: { id: 'xa', name: 'Xã A' },
  cells: Object.entries(cells).map(([key, label]) => ({ key, label })),
  ...rest,
});
const inHand = counted({
  received: 'Tổng số',
  carriedOver: 'Từ kỳ trước',
  'inHand.total': 'Đang giải quyết',
  'inHand.overdue': 'Đang giải quyết, quá hạn',
});
const resolved = counted({
  received: 'Tổng số',
  carriedOver: 'Từ kỳ trước',
  'resolved.total': 'Đã giải quyết',
  'resolved.overdue': 'Giải quyết quá hạn',
  'memo.digitisedResult': 'Số hóa kết quả',
});
const act = (seq: number, kind: Act['kind']): Act => ({
  seq,
  kind,
  label: 'Ghi là đã trả kết quả',
  at: '2023-06-02T09:00:00+07:00',
  recordedAt: '2023-07-03T09:00:00+07:00',
});

it('what is counted otherwise is told, without the sums it stands in', () => {
  expect(countedText(inHand, resolved)).toBe('Đang giải quyết, quá hạn');
  expect(countedText(resolved, inHand)).toBe('Giải quyết quá hạn; Số hóa kết quả');
  expect(countedText(null, resolved)).toBe('Không đếm');
  expect(countedText(inHand, null)).toBe('Từ kỳ trước; Đang giải quyết, quá hạn');
});

it('a field or an owner is told where it is another', () => {
  const moved = { ...inHand, field: 'Hộ tịch', owner: { id: 'xa-b', name: 'Xã B' } };
  expect(countedText(moved, inHand)).toBe('Đang giải quyết, quá hạn; Hộ tịch; Xã B');
});

it('an act says when it was recorded and, where late, of when', () => {
  expect(actText(act(1, 'amend'))).toBe('Ghi là đã trả kết quả, ghi lúc 09:00, 03/07/2023');
  expect(actText(act(1, 'late'))).toBe(
    'Ghi là đã trả kết quả, ghi bù lúc 09:00, 03/07/2023, việc của 09:00, 02/06/2023',
  );
});

it('of many acts those late and those that correct are told, in their order', () => {
  const acts = [...[1, 2, 3, 4, 5].map((seq) => act(seq, 'act')), act(6, 'void'), act(7, 'late')];
  const { told, others } = toldActs({ acts });
  expect(told.map(({ seq }) => seq)).toEqual([1, 2, 6, 7]);
  expect(others).toBe(3);
});
