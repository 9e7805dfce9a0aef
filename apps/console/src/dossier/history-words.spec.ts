import { type Entry, factsOf } from './history-words.ts';

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
