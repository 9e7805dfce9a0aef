import { actorText, type Entry, factsOf, labelText } from './history-words.ts';

it.each([
  [{ channel: 'online' }, 'Kênh nộp', 'Trực tuyến'],
  [{ way: 'online' }, 'Nhận kết quả', 'Bản điện tử'],
  [{ outcome: 'granted' }, 'Kết quả', 'Chấp thuận, có kết quả'],
  [{ amount: 8000 }, 'Số tiền (đồng)', '8.000'],
  [{ until: '2031-12-31' }, 'Lưu đến hết ngày', '31/12/2031'],
  [{ carrier: 'online' }, 'Đơn vị chuyển phát', 'online'],
])('%j: %s “%s”', (fact, name, value) => {
  expect(factsOf({ fact } as unknown as Entry)).toEqual([[name, value]]);
});

it('names whoever did it: a person, whom a log names by what they are, or as the log does', () => {
  const by = (actor: string, actorName: string | null) =>
    actorText({ actor, actorName, inPlaceOf: null } as Entry);
  expect([by('7', 'Nguyễn Thị Lan'), by('citizen', null), by('mot-cua-1', null)]).toEqual([
    'Nguyễn Thị Lan',
    'Người nộp',
    'mot-cua-1',
  ]);
});

it('says a step as its button does, and the acceptance by its name', () => {
  expect(labelText({ event: 'step', label: 'Tiếp nhận, chuyển chuyên môn' })).toBe(
    'Chuyển chuyên môn',
  );
  expect(labelText({ event: 'accept', label: 'Tiếp nhận hồ sơ' })).toBe('Tiếp nhận hồ sơ');
});
