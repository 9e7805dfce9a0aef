import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  type CheckFinding,
  type Report,
  checkReportText,
  compareWithSeed,
  noCounts,
  readAcceptanceCase,
  seedFigures,
} from './index.ts';
import { sectionsOf } from './printed-text.ts';

const demo = new URL('../../../processes/demo/', import.meta.url);
const seed = readFileSync(new URL('bao-cao-quy-ii-2023-thanh-ha.txt', demo), 'utf8');
const yaml = readFileSync(new URL('seed-2023-q2.yaml', demo), 'utf8');

/** The seed with something written differently; a wrong `from` fails the test. */
const seedWith = (...changes: [from: string, to: string][]): string =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, seed);

const codes = (text: string, severity: CheckFinding['severity']): string[] =>
  checkReportText(text)
    .filter((finding) => finding.severity === severity)
    .map(({ code }) => code);

const found = (text: string, code: string): CheckFinding | undefined =>
  checkReportText(text).find((finding) => finding.code === code);

describe('the seed’s report', () => {
  it('contradicts itself once, and has one thing to read with care', () => {
    expect(codes(seed, 'error')).toEqual(['period-of-quarter']);
    expect(codes(seed, 'note')).toEqual(['memo-not-added']);
  });

  it('prints the period of quarter I for quarter II', () => {
    expect(found(seed, 'period-of-quarter')).toEqual({
      code: 'period-of-quarter',
      severity: 'error',
      section: 'I.6',
      line: 90,
      text:
        'Kỳ in trong báo cáo, từ 15/12/2022 đến 14/3/2023, là kỳ của quý I năm 2023. ' +
        'Quý II năm 2023 là từ 15/3/2023 đến 14/6/2023. ' +
        'Văn bản số 06/CV-UBND ngày 21/04/2023 và ngày lập báo cáo 15/6/2023 chỉ hợp với quý II năm 2023.',
      figures: {
        quarter: '2023-Q2',
        printedFrom: '2022-12-15',
        printedTo: '2023-03-14',
        from: '2023-03-15',
        to: '2023-06-14',
        letter: '2023-04-21',
        reportDate: '2023-06-15',
      },
    });
  });

  it('has memo items that must not be added', () => {
    const { text, figures } = found(seed, 'memo-not-added')!;
    expect(text).toContain('cộng thêm thành 939 ≠ 937');
    expect(figures).toMatchObject({ added: 939, received: 937 });
  });

  it('has sums and years that hold', () => {
    expect(codes(seed, 'ok').sort()).toEqual([
      'balance',
      'days-possible',
      'digitised-within',
      'document-dates',
      'letter-in-quarter',
      'on-time-claim',
      'online-repeated',
      'quarter-repeated',
      'report-date',
      'sum-in-hand',
      'sum-new',
      'sum-procedures',
      'sum-received',
      'sum-resolved',
      'years',
    ]);
    expect(found(seed, 'sum-procedures')?.text).toBe(
      '29 (mức độ 2) + 62 (mức độ 3) + 44 (mức độ 4) = 135 (thủ tục): khớp.',
    );
    expect(found(seed, 'balance')?.text).toContain('= 2, đúng bằng');
  });

  it('points at lines where the words stand', () => {
    const lines = seed.split('\n');
    for (const { line } of checkReportText(seed)) {
      expect(lines[line! - 1]).not.toBe('');
    }
    expect(lines[found(seed, 'sum-new')!.line! - 1]).toContain('934');
  });
});

describe('one number changed', () => {
  it.each([
    ['Trực tuyến: 854', 'Trực tuyến: 855', ['sum-new', 'online-repeated']],
    ['trực tiếp: 80', 'trực tiếp: 81', ['sum-new']],
    ['mới tiếp nhận là 934', 'mới tiếp nhận là 935', ['sum-new', 'sum-received']],
    ['kỳ báo cáo là 937', 'kỳ báo cáo là 938', ['sum-received', 'balance']],
    ['chuyển qua là 3', 'chuyển qua là 4', ['sum-received']],
    ['đã giải quyết là 935', 'đã giải quyết là 934', ['sum-resolved', 'balance']],
    ['trước hạn là 920', 'trước hạn là 921', ['sum-resolved']],
    ['đúng hạn là 15', 'đúng hạn là 16', ['sum-resolved']],
    ['quá hạn 0 hồ', 'quá hạn 1 hồ', ['sum-resolved', 'on-time-claim']],
    ['đang giải quyết là 2', 'đang giải quyết là 3', ['sum-in-hand', 'balance']],
    ['tạm dừng là 1', 'tạm dừng là 5', ['memo-exceeds']],
    ['62 TTHC', '63 TTHC', ['sum-procedures']],
    ['với 135 thủ tục', 'với 136 thủ tục', ['sum-procedures']],
    ['tiếp nhận 854', 'tiếp nhận 845', ['online-repeated']],
    ['933 hồ sơ', '9.330 hồ sơ', ['digitised-within']],
    ['859 hồ sơ', '936 hồ sơ', ['digitised-within']],
  ])('“%s” to “%s” is named', (from, to, expected) => {
    const errors = codes(seedWith([from, to]), 'error');
    expect(errors.filter((code) => code !== 'period-of-quarter').sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('says both sides', () => {
    expect(found(seedWith(['trực tiếp: 80', 'trực tiếp: 81']), 'sum-new')?.text).toBe(
      '854 (trực tuyến) + 81 (trực tiếp) = 935, báo cáo ghi 934 (mới tiếp nhận): không khớp.',
    );
  });

  it('a figure that is gone is missing, not 0', () => {
    const text = seedWith(['trước hạn là 920', 'trước hạn là nhiều']);
    expect(found(text, 'missing-figure')).toMatchObject({ section: 'I.7', line: null });
    expect(found(text, 'sum-resolved')).toBeUndefined();
  });
});

describe('one date changed', () => {
  const fixed: [string, string] = [
    'từ 15/12/2022 đến ngày 14/3/2023',
    'từ 15/3/2023 đến ngày 14/6/2023',
  ];

  it('the period put right, nothing is wrong any more', () => {
    expect(codes(seedWith(fixed), 'error')).toEqual([]);
    expect(found(seedWith(fixed), 'period-of-quarter')?.severity).toBe('ok');
  });

  it('a period of no quarter is said to be none', () => {
    const text = seedWith(['14/3/2023', '15/3/2023']);
    expect(found(text, 'period-of-quarter')?.text).toContain('không phải kỳ của quý nào');
  });

  it('quarter I throughout fits the period, but neither the letter nor the day of the report', () => {
    const text = seedWith(['quý II năm', 'quý I năm']);
    expect(found(text, 'period-of-quarter')?.severity).toBe('ok');
    expect(found(text, 'letter-in-quarter')?.severity).toBe('error');
    expect(found(text, 'report-date')?.severity).toBe('note');
  });

  it('quarter III throughout was not over on the day of the report', () => {
    const text = seedWith(['quý II năm', 'quý III năm']);
    expect(codes(text, 'error')).toEqual(['report-date', 'period-of-quarter', 'letter-in-quarter']);
  });

  it('a report dated on the last day of its quarter is too early', () => {
    const text = seedWith(['ngày 15  tháng 6', 'ngày 14 tháng 6']);
    expect(found(text, 'report-date')?.severity).toBe('error');
  });

  it('one sentence with another quarter is named; the plan for quarter III in I.4 is not', () => {
    const text = seedWith(['Trong quý II năm 2023 đã', 'Trong quý I năm 2023 đã']);
    expect(found(text, 'quarter-repeated')?.text).toBe(
      'Tiêu đề ghi quý II năm 2023, mục I.9 ghi quý I năm 2023: không thống nhất.',
    );
  });

  it('one other year is named', () => {
    const text = seedWith(['tháng 6 năm 2023', 'tháng 6 năm 2024']);
    expect(found(text, 'years')).toMatchObject({ severity: 'error', section: '' });
  });

  it('a day that does not exist or lies after the report is named', () => {
    expect(found(seedWith(['24/05/2023', '31/04/2023']), 'impossible-day')?.text).toBe(
      'Ngày 31/04/2023 không có trong lịch.',
    );
    expect(found(seedWith(['24/05/2023', '24/05/2024']), 'impossible-day')?.section).toBe('I.5');
  });

  it('a paper cited with two dates is named', () => {
    const text = seedWith(['Ngày 10/3/2023 UBND', 'Ngày 11/3/2023 UBND']);
    expect(found(text, 'document-dates')?.text).toContain('Văn bản số 19/KH-UBND');
  });
});

describe('the layout of the text does not matter', () => {
  const summary = (text: string): string[] =>
    checkReportText(text)
      .map(({ code, severity, text: said, section }) => [code, severity, section, said].join(' | '))
      .filter((line) => !line.startsWith('document-dates'))
      .sort();
  const joined = sectionsOf(seed)
    .map(({ text }) => text)
    .join('\n');
  const wrapped = (width: number): string =>
    joined.replace(new RegExp(`(?=.{${width}})(.{1,${width}}) `, 'gu'), '$1\n\n');

  it.each([
    ['one line a section', joined],
    ['lines of 40', wrapped(40)],
    ['lines of 61', wrapped(61)],
    ['Windows line ends', seed.replaceAll('\n', '\r\n')],
    ['decomposed letters', seed.normalize('NFD')],
    ['hard spaces', seed.replaceAll('hồ sơ', 'hồ\u00a0sơ')],
    ['the other place of the tone mark', seed.replaceAll('hóa', 'hoá')],
  ])('%s', (_, text) => {
    expect(summary(text)).toEqual(summary(seed));
    expect(seedFigures(text)).toEqual(seedFigures(seed));
  });

  it('a text that is no report has every figure missing and no more to say', () => {
    expect(new Set(codes('', 'error'))).toEqual(new Set(['missing-figure']));
    expect(checkReportText('Kính gửi: UBND huyện').every(({ line }) => line === null)).toBe(true);
  });
});

describe('the acceptance case', () => {
  const { figures, ...rest } = readAcceptanceCase(parse(yaml));

  it('is what the text says', () => {
    expect(rest).toEqual({
      source: 'bao-cao-quy-ii-2023-thanh-ha.txt',
      agency: 'thanh-ha',
      period: '2023-Q2',
    });
    expect(seedFigures(seed)).toEqual(figures);
  });

  it('refuses what is not one', () => {
    expect(() => readAcceptanceCase({ figures })).toThrow();
  });

  it('stands beside our report, figure by figure, where the text is not silent', () => {
    const total: Report['total'] = {
      ...noCounts(),
      received: 937,
      carriedOver: 3,
      inPeriod: { total: 934, online: 854, direct: 80, postal: 0 },
      resolved: { total: 935, early: 921, onTime: 14, overdue: 0 },
      inHand: { total: 2, within: 2, overdue: 0 },
    };
    total.memo.paused = 1;
    total.memo.returnedUnqualified = 1;
    total.memo.digitisedIntake = 933;
    total.memo.digitisedResult = 859;
    const table = compareWithSeed({ total }, figures);
    expect(table).toHaveLength(15);
    expect(table[0]).toEqual({
      key: 'received',
      figure: 'Tổng số tiếp nhận',
      ours: 937,
      seed: 937,
      equal: true,
    });
    expect(
      table.filter(({ equal }) => !equal).map(({ key, ours, seed: theirs }) => [key, ours, theirs]),
    ).toEqual([
      ['resolved.early', 921, 920],
      ['resolved.onTime', 14, 15],
    ]);
  });
});

describe('the sentences our own report prints', () => {
  it('are read too', () => {
    const { counts } = seedFigures(
      'I. TÌNH HÌNH\n7. Kết quả\n- Tổng số hồ sơ TTHC đã tiếp nhận trong kỳ báo cáo là 1.237 hồ sơ, trong đó: ' +
        'Số hồ sơ mới tiếp nhận là 1.234 hồ sơ (Trực tuyến: 1.200 hồ sơ, trực tiếp: 30 hồ sơ, qua dịch vụ bưu chính công ích: 4 hồ sơ). ' +
        'Số hồ sơ đang giải quyết là 5 hồ sơ, trong đó: Số hồ sơ chưa đến hạn là 3 hồ sơ; số hồ sơ đã quá hạn là 2 hồ sơ. ' +
        'Trong số hồ sơ đang giải quyết có 1 hồ sơ tạm dừng; trong số hồ sơ đã giải quyết có 6 hồ sơ trả lại do không đủ điều kiện giải quyết, 2 hồ sơ bị từ chối giải quyết',
    );
    expect(counts).toMatchObject({
      received: 1237,
      inPeriod: { total: 1234, online: 1200, direct: 30, postal: 4 },
      inHand: { total: 5, within: 3, overdue: 2 },
      memo: { paused: 1, returnedUnqualified: 6 },
    });
    const none = 'I. TÌNH HÌNH\n7. Kết quả\nKhông có hồ sơ đang giải quyết chuyển sang kỳ sau.';
    expect(seedFigures(none).counts.inHand.total).toBe(0);
  });
});
