import { changeWords } from './correction-words.ts';

it.each([
  ['outcome', 'granted', 'rejected', 'Kết quả: Chấp thuận, có kết quả → Không chấp thuận'],
  ['phase', 'returned', 'in-hand', 'Giai đoạn: đã trả kết quả → đang giải quyết'],
  ['returnedAt', '2023-06-14T17:00:00+07:00', null, 'Trả lúc: 17:00, 14/06/2023 → chưa có'],
  ['standing', 'overdue', 'on-time', 'Đánh giá: quá hạn → đúng hạn'],
  ['digitised', false, true, 'Số hóa: không → có'],
  ['channel', 'direct', 'online', 'Kênh nộp: Trực tiếp tại một cửa → Trực tuyến'],
] as const)('%s', (name, before, after, text) => {
  const words = changeWords({ name, before, after });
  expect(`${words.name}: ${words.before} → ${words.after}`).toBe(text);
});
