/** What keeps a narrative from being printed with a report, said before anything is printed. */
import type { Report } from '#lib/reporting';
import {
  numberedSections,
  type Narrative,
  type NarrativeParagraph,
  type NumberedSection,
} from './narrative.ts';
import type { Finding } from './refusal.ts';
import { hasBrokenTag, tagsIn, tagsOf, type Tags } from './tags.ts';
import { writeDay } from './vietnamese.ts';

const writtenTexts = (paragraphs: readonly NarrativeParagraph[] = []): string[] =>
  paragraphs.filter((paragraph) => typeof paragraph === 'string');

/**
 * All findings on a narrative for a report, in the order of the text; empty when it may be printed. Codes:
 *
 * - `wrong-period`: written for another period than the report's;
 * - `unknown-tag`, `broken-tag`, `empty-tag`: a tag that doesn't exist, isn't closed, or has no value;
 * - `missing-tag`: a section lacks a tag it requires;
 * - `missing-figures`, `repeated-figures`: the sentences of section I.7 don't stand exactly once;
 * - `unused-datum`: a number of the office's own that no text states;
 * - `broken-sum`, `unknown-sum`: the office's own numbers don't add up, or aren't there;
 * - `typed-period`: a period typed by hand that is not the report's (the slip of the seed, I.6).
 */
export function checkNarrative(report: Report, narrative: Narrative): Finding[] {
  const tags = tagsOf(report, narrative.office.name, narrative.data);
  const sections = numberedSections(narrative.sections);
  const used = new Set<string>();
  const texts: [where: string, text: string][] = [
    ['trích yếu', narrative.about],
    ...sections.flatMap(({ id, section }) =>
      [section.title, ...writtenTexts(section.text)].map((text): [string, string] => [id, text]),
    ),
    ['câu kết', narrative.closing],
  ];
  for (const [, text] of texts) for (const tag of tagsIn(text)) used.add(tag);
  return [
    ...checkPeriod(report, narrative),
    ...texts.flatMap(([where, text]) => [
      ...checkTags(where, text, tags),
      ...checkTypedPeriod(where, text, report),
    ]),
    ...sections.flatMap(checkRequired),
    ...checkFigures(sections),
    ...checkSums(narrative, tags),
    ...[...tags.keys()]
      .filter((tag) => tag.startsWith('data.') && !used.has(tag))
      .map((tag) => ({
        code: 'unused-datum',
        where: 'data',
        tag,
        message: `Số liệu ${tag} đã khai nhưng không mục nào nêu.`,
      })),
  ];
}

function checkPeriod(report: Report, narrative: Narrative): Finding[] {
  if (narrative.period === report.period.id) return [];
  const message = `Lời báo cáo viết cho kỳ ${narrative.period}, số liệu là của kỳ ${report.period.id}.`;
  return [{ code: 'wrong-period', where: 'period', message }];
}

function checkTags(where: string, text: string, tags: Tags): Finding[] {
  const findings = tagsIn(text).flatMap((tag): Finding[] => {
    if (!tags.has(tag)) {
      return [
        { code: 'unknown-tag', where, tag, message: `Mục ${where}: không có thẻ {{${tag}}}.` },
      ];
    }
    if (tags.get(tag) !== undefined) return [];
    const message = `Mục ${where}: thẻ {{${tag}}} không có giá trị trong kỳ này.`;
    return [{ code: 'empty-tag', where, tag, message }];
  });
  if (hasBrokenTag(text)) {
    const message = `Mục ${where}: có dấu {{ hoặc }} không thành thẻ: "${text.slice(0, 60)}".`;
    findings.push({ code: 'broken-tag', where, message });
  }
  return findings;
}

const day = String.raw`(\d{1,2})/(\d{1,2})/(\d{4})`;
const typedRange = new RegExp(
  String.raw`(?:quý|kỳ|tháng|năm)[^.;:]*?từ (?:ngày )?${day} đến (?:hết )?(?:ngày )?${day}`,
  'giu',
);

function checkTypedPeriod(where: string, text: string, report: Report): Finding[] {
  const { from, to } = report.period;
  return [...text.matchAll(typedRange)].flatMap((match) => {
    const [first = '', last = ''] = [match.slice(1, 4), match.slice(4, 7)].map((parts) =>
      writeDay(parts.toReversed().join('-')),
    );
    if (first === writeDay(from) && last === writeDay(to)) return [];
    const message = `Mục ${where}: ghi "từ ${first} đến ${last}", nhưng kỳ báo cáo là từ ${writeDay(from)} đến ${writeDay(to)}; hãy dùng {{period.range}}.`;
    return [{ code: 'typed-period', where, tag: 'period.range', message }];
  });
}

function checkRequired({ id, section }: NumberedSection): Finding[] {
  const present = new Set(writtenTexts(section.text).flatMap(tagsIn));
  return (section.requires ?? [])
    .filter((tag) => !present.has(tag))
    .map((tag) => ({
      code: 'missing-tag',
      where: id,
      tag,
      message: `Mục ${id}: thiếu thẻ {{${tag}}}.`,
    }));
}

function checkFigures(sections: readonly NumberedSection[]): Finding[] {
  const places = sections.flatMap(({ id, section }) =>
    (section.text ?? []).filter((paragraph) => typeof paragraph !== 'string').map(() => id),
  );
  const tag = 'figures: resolution';
  if (places.length === 0) {
    const message = `Không mục nào có "${tag}": báo cáo thiếu kết quả giải quyết TTHC.`;
    return [{ code: 'missing-figures', where: '', tag, message }];
  }
  return places.slice(1).map((where) => ({
    code: 'repeated-figures',
    where,
    tag,
    message: `Mục ${where}: "${tag}" đã có ở mục ${places[0] ?? ''}.`,
  }));
}

function checkSums(narrative: Narrative, tags: Tags): Finding[] {
  return narrative.sums.flatMap(({ total, parts }): Finding[] => {
    const unknown = [total, ...parts].filter((name) => typeof tags.get(name) !== 'number');
    if (unknown.length > 0) {
      return unknown.map((tag) => ({
        code: 'unknown-sum',
        where: 'sums',
        tag,
        message: `Phép cộng nêu số liệu không có: ${tag}.`,
      }));
    }
    const numbers = parts.map((name) => Number(tags.get(name)));
    const sum = numbers.reduce((a, b) => a + b, 0);
    if (sum === tags.get(total)) return [];
    const message = `Số liệu không khớp: ${total} = ${String(tags.get(total))}, nhưng ${numbers.join(' + ')} = ${sum}.`;
    return [{ code: 'broken-sum', where: 'sums', tag: total, message }];
  });
}
