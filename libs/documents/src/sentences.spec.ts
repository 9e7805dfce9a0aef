import { counts, sampleReport } from '../../../test/documents/sample-report.ts';
import { resolutionSentences } from './sentences.ts';

test("the seed's quarter reads as in the seed, with the memo items inside the totals", () => {
  expect(resolutionSentences(sampleReport())).toEqual([
    '- Tổng số hồ sơ TTHC đã tiếp nhận trong kỳ báo cáo là 937 hồ sơ, trong đó: Số hồ sơ mới tiếp nhận là 934 hồ sơ (Trực tuyến: 854 hồ sơ, trực tiếp: 80 hồ sơ); Số hồ sơ từ kỳ báo cáo trước chuyển qua là 3 hồ sơ.',
    '- Kết quả giải quyết TTHC (bao gồm cả hồ sơ giải quyết theo cơ chế một cửa, một cửa liên thông theo dịch vụ công trực tuyến, trực tiếp và dịch vụ bưu chính công ích): Số hồ sơ đã giải quyết là 935 hồ sơ, trong đó: Số hồ sơ giải quyết trước hạn là 920 hồ sơ, số hồ sơ giải quyết đúng hạn là 15 hồ sơ; số hồ sơ giải quyết quá hạn 0 hồ sơ.',
    'Số hồ sơ đang giải quyết là 2 hồ sơ, trong đó: Số hồ sơ chưa đến hạn là 2 hồ sơ.',
    'Trong số hồ sơ đang giải quyết có 1 hồ sơ tạm dừng; trong số hồ sơ đã giải quyết có 1 hồ sơ trả lại do không đủ điều kiện giải quyết (các số này đã nằm trong tổng số nêu trên, không cộng thêm).',
  ]);
});

test.each<[what: string, total: ReturnType<typeof counts>, words: string]>([
  [
    'postal dossiers',
    counts([0, 1, 2, 3], [6, 0, 0], [0, 0]),
    'trực tiếp: 2 hồ sơ, qua dịch vụ bưu chính công ích: 3 hồ sơ)',
  ],
  ['overdue in hand', counts([0, 4, 0, 0], [0, 0, 0], [3, 1]), 'số hồ sơ đã quá hạn là 1 hồ sơ.'],
  ['nothing in hand', counts([0, 1, 0, 0], [1, 0, 0], [0, 0]), 'Không có hồ sơ đang giải quyết'],
  ['thousands', counts([0, 12345, 0, 0], [12345, 0, 0], [0, 0]), 'là 12.345 hồ sơ'],
  [
    'withdrawn only',
    counts([0, 1, 0, 0], [1, 0, 0], [0, 0], { withdrawn: 1 }),
    'Trong số hồ sơ đã giải quyết có 1 hồ sơ do người nộp rút (',
  ],
])('%s are told', (_, total, words) => {
  expect(resolutionSentences({ total }).join('\n')).toContain(words);
});

test('without memo items there is no note', () => {
  expect(resolutionSentences({ total: counts([0, 1, 0, 0], [1, 0, 0], [0, 0]) })).toHaveLength(3);
});

test('adjustments of the period before stand beside the carried over', () => {
  const previous = {
    period: '2023-Q1',
    inHand: 2,
    adjustments: [{ reason: 'ghi bù ngày tiếp nhận', change: 1, dossiers: ['HS-1'] }],
  };
  expect(resolutionSentences(sampleReport({ previous }))[0]).toContain(
    'chuyển qua là 3 hồ sơ, tính từ 2 hồ sơ đang giải quyết theo báo cáo đã khóa quý I năm 2023, điều chỉnh số liệu kỳ trước: thêm 1 hồ sơ (ghi bù ngày tiếp nhận).',
  );
});
