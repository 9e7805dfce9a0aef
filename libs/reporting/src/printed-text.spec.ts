import { datesIn } from './printed-dates.ts';
import { figuresIn } from './printed-figures.ts';
import { find, sectionsOf } from './printed-text.ts';

describe('a printed text', () => {
  it('is cut into its sections, wrapped lines joined', () => {
    const text = sectionsOf('I. TÌNH HÌNH\n7. Về\nkết quả');
    expect(text.map((section) => [section.id, section.text])).toEqual([
      ['', ''],
      ['I', 'I. TÌNH HÌNH'],
      ['I.7', '7. Về kết quả'],
    ]);
    expect(find(text, 'I.7', /kết/u)).toEqual({ section: 'I.7', line: 3, groups: [] });
    expect(find(text, 'I.9', /kết/u)).toBeUndefined();
  });

  it('begins its headings anew in every part, and takes a smaller number for text', () => {
    const text = sectionsOf('I. AB\n1. Một\n2. Hai\n1. Không\nII. CD\n1. Ưu điểm');
    expect(text.map(({ id }) => id)).toEqual(['', 'I', 'I.1', 'I.2', 'II', 'II.1']);
  });

  it('gives figures across line breaks, with dots in thousands', () => {
    const text = 'I. TÌNH HÌNH\n7. Kết quả\nSố hồ sơ mới tiếp\nnhận là 1.934 hồ sơ';
    const figures = figuresIn(sectionsOf(text));
    expect(figures.of('inPeriod.total')).toMatchObject({ value: 1934, section: 'I.7', line: 3 });
    expect(figures.missing.map(({ key }) => key)).toContain('received');
    expect(figures.missing.map(({ key }) => key)).not.toContain('memo.paused');
  });

  it('gives the papers it cites, in both orders of words', () => {
    const { documents } = datesIn(
      sectionsOf(
        '- Ngày 10/3/2023 đã ban hành Kế hoạch số 19/KH-UBND; Công văn số 06/CV- UBND ngày 21/04/2023',
      ),
    );
    expect(documents.map(({ number, date }) => [number, date.day])).toEqual([
      ['06/CV-UBND', '2023-04-21'],
      ['19/KH-UBND', '2023-03-10'],
    ]);
  });
});
