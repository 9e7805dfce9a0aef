import { sampleReport } from '../../../test/documents/sample-report.ts';
import { countKeys } from './figures.ts';
import { fillTags, hasBrokenTag, tagsIn, tagsOf } from './tags.ts';

const tags = tagsOf(sampleReport(), 'UBND thị trấn Thanh Hà', { vertical: { fields: 2 } });

test.each([
  ['{{inPeriod.online}} hồ sơ', '854 hồ sơ'],
  ['{{ memo.digitisedIntake }}', '933'],
  ['{{data.vertical.fields:2}} lĩnh vực', '02 lĩnh vực'],
  ['{{period.range}}', 'từ 15/3/2023 đến ngày 14/6/2023'],
  ['{{period.Name}}', 'Quý II năm 2023'],
  ['{{resolved.inTimeShare}}', '100%'],
  ['{{office.name}}', 'UBND thị trấn Thanh Hà'],
  ['không có thẻ', 'không có thẻ'],
])('%s is printed as %s', (text, printed) => {
  expect(fillTags(text, tags)).toBe(printed);
});

test('every figure of the report has a tag', () => {
  for (const key of countKeys) expect(typeof tags.get(key)).toBe('number');
});

test('tags are read in order; anything else in braces is broken', () => {
  expect(tagsIn('{{a}} và {{b.c:2}}, {{a}}')).toEqual(['a', 'b.c', 'a']);
  for (const text of ['{{a', 'a}}', '{{a b}}', '{{}}', '{{a:x}}']) {
    expect(hasBrokenTag(text)).toBe(true);
  }
});
