import {
  narrativeData,
  sampleNarrative,
  sampleReport,
} from '../../../test/documents/sample-report.ts';
import { checkNarrative } from './check-narrative.ts';
import { parseNarrative, type Narrative, type NarrativeParagraph } from './narrative.ts';
import { DocumentRefused } from './refusal.ts';

/** The filled-in narrative with one paragraph added to part III. */
function withText(...text: NarrativeParagraph[]): Narrative {
  const narrative = sampleNarrative();
  narrative.sections[2]!.text!.push(...text);
  return narrative;
}

function withSection(place: number, text: NarrativeParagraph[]): Narrative {
  const narrative = sampleNarrative();
  narrative.sections[0]!.sections![place - 1]!.text = text;
  return narrative;
}

test('the narrative of Thanh Hà, quarter II 2023, has no finding', () => {
  expect(checkNarrative(sampleReport(), sampleNarrative())).toEqual([]);
});

test.each<[what: string, narrative: Narrative, code: string, where: string, tag: string]>([
  ['an unknown tag', withText('có {{resolved.late}} hồ sơ'), 'unknown-tag', 'III', 'resolved.late'],
  ['an unknown datum', withText('có {{data.pakn}} đơn'), 'unknown-tag', 'III', 'data.pakn'],
  ['a tag not closed', withText('có {{resolved.total hồ sơ'), 'broken-tag', 'III', ''],
  ['braces left over', withText('có resolved.total}} hồ sơ'), 'broken-tag', 'III', ''],
  [
    'a figure typed instead of its tag',
    withSection(9, [
      'Đã tiếp nhận {{inPeriod.online}} hồ sơ trực tuyến; số hóa {{memo.digitisedIntake}} và 859 hồ sơ.',
    ]),
    'missing-tag',
    'I.9',
    'memo.digitisedResult',
  ],
  [
    'a datum no text states',
    { ...sampleNarrative(), data: { ...sampleNarrative().data, extra: 4 } },
    'unused-datum',
    'data',
    'data.extra',
  ],
  ['another period', { ...sampleNarrative(), period: '2023-Q1' }, 'wrong-period', 'period', ''],
  [
    'no sentences of figures',
    withSection(7, ['Như kỳ trước.']),
    'missing-figures',
    '',
    'figures: resolution',
  ],
  [
    'them twice',
    withText({ figures: 'resolution' }),
    'repeated-figures',
    'III',
    'figures: resolution',
  ],
  [
    'numbers that do not add up',
    {
      ...sampleNarrative(),
      sums: [{ total: 'data.procedures.total', parts: ['data.procedures.level2'] }],
    },
    'broken-sum',
    'sums',
    'data.procedures.total',
  ],
  [
    'a sum of a number that is not there',
    { ...sampleNarrative(), sums: [{ total: 'data.none', parts: ['data.petitions'] }] },
    'unknown-sum',
    'sums',
    'data.none',
  ],
  [
    "the seed's slip: quarter I's days typed for quarter II",
    withText('Trong quý II năm 2023 (từ 15/12/2022 đến ngày 14/3/2023) UBND tiếp nhận'),
    'typed-period',
    'III',
    'period.range',
  ],
])('%s is found', (_, narrative, code, where, tag) => {
  const found = checkNarrative(sampleReport(), narrative);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ code, where, ...(tag === '' ? {} : { tag }) });
  expect(found[0]!.message).toContain(tag);
});

test('the right days typed by hand are no finding', () => {
  const text = 'Trong quý II năm 2023 (từ ngày 15/03/2023 đến ngày 14/06/2023) UBND tiếp nhận';
  expect(checkNarrative(sampleReport(), withText(text))).toEqual([]);
});

test('a share of nothing has no value and is found where it is used', () => {
  const report = sampleReport();
  report.total.resolved = { total: 0, early: 0, onTime: 0, overdue: 0 };
  expect(checkNarrative(report, sampleNarrative())).toMatchObject([
    { code: 'empty-tag', where: 'II.1', tag: 'resolved.inTimeShare' },
  ]);
});

test.each<[what: string, change: object, where: string]>([
  ['no office', { office: undefined }, 'office'],
  ['a date that is none', { office: { ...sampleNarrative().office, date: '31/6' } }, 'office.date'],
  ['an unknown key', { ofice: {} }, 'ofice'],
  ['an empty section', { sections: [{ title: 'TRỐNG' }] }, 'chưa có nội dung'],
  ['a fraction of a petition', { data: { petitions: 0.5 } }, 'data.petitions'],
  ['a period of no kind', { period: 'quý 2' }, 'period'],
])('a file with %s is refused and says where', (_, change, where) => {
  const parse = () => parseNarrative({ ...narrativeData(), ...change });
  expect(parse).toThrow(DocumentRefused);
  expect(parse).toThrow(where);
});
