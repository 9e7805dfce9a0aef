/** Tags in narrative text: `{{resolved.total}}` stands for a figure, `{{data.x:2}}` for one of two digits. */
import { periodName, type Report } from '#lib/reporting';
import { countKeys, figureOf } from './figures.ts';
import type { NarrativeData } from './narrative.ts';
import { capitalise, writeCount, writeDay, writeShare } from './vietnamese.ts';

/** What a tag stands for: a number (padded on request), words, or nothing for this report. */
export type TagValue = number | string | undefined;

/** Every tag that may be used, with its value; the office's own numbers under `data.`. */
export type Tags = ReadonlyMap<string, TagValue>;

/**
 * The tags of a report and an office's data: every figure of the total by its name in the JSON form, the
 * period in words, the share resolved in time, the office's name.
 */
export function tagsOf(report: Report, officeName: string, data: NarrativeData): Tags {
  const tags = new Map<string, TagValue>();
  for (const key of countKeys) tags.set(key, figureOf(report.total, key));
  const { resolved } = report.total;
  tags.set('resolved.inTimeShare', writeShare(resolved.early + resolved.onTime, resolved.total));
  const name = periodName(report.period.id);
  tags.set('period.name', name);
  tags.set('period.Name', capitalise(name));
  tags.set('period.from', writeDay(report.period.from));
  tags.set('period.to', writeDay(report.period.to));
  tags.set(
    'period.range',
    `từ ${writeDay(report.period.from)} đến ngày ${writeDay(report.period.to)}`,
  );
  tags.set('office.name', officeName);
  const add = (prefix: string, values: NarrativeData): void => {
    for (const [key, value] of Object.entries(values)) {
      if (typeof value === 'number') tags.set(`${prefix}.${key}`, value);
      else add(`${prefix}.${key}`, value);
    }
  };
  add('data', data);
  return tags;
}

const pattern = /\{\{\s*([A-Za-z][\w.]*)\s*(?::\s*(\d))?\s*\}\}/g;

/** The names of the tags in a text, in order, repeats kept. Does not say whether they exist. */
export function tagsIn(text: string): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** Whether braces are left over that are no tag: a slip of the hand that would be printed. */
export function hasBrokenTag(text: string): boolean {
  return /\{\{|\}\}/.test(text.replaceAll(pattern, ''));
}

/**
 * The text with every tag replaced by its value. A tag without value is left standing: `checkNarrative`
 * has refused it before.
 *
 * @example
 * fillTags('có {{data.petitions:2}} đơn', new Map([['data.petitions', 1]])) // 'có 01 đơn'
 */
export function fillTags(text: string, tags: Tags): string {
  return text.replaceAll(pattern, (whole: string, name: string, digits?: string) => {
    const value = tags.get(name);
    if (typeof value === 'number') return writeCount(value, Number(digits ?? 1));
    return value ?? whole;
  });
}
