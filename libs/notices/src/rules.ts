import { z } from 'zod';

import { DocumentRefused, type Finding, parseOrRefuse } from '#lib/documents';

import { policySchema } from './policy.ts';
import { checkTemplate, templateSchema, type TemplateVersion } from './template.ts';
import { type ToldEvent, toldEvents } from './told-events.ts';

const rulesSchema = z.strictObject({ policy: policySchema, templates: z.array(templateSchema) });

/** Everything an installation knows of telling applicants; every event has its template. */
export type NoticeRules = z.output<typeof rulesSchema>;

/**
 * The rules that policy and templates of a catalogue describe.
 *
 * @throws DocumentRefused with a finding for every slip, an unknown tag by its name
 */
export const parseNoticeRules = (data: unknown): NoticeRules => {
  const rules = parseOrRefuse(rulesSchema, 'notices', data);
  const { templates } = rules;
  const findings: Finding[] = [
    ...templates.flatMap(checkTemplate),
    ...(Object.keys(toldEvents) as ToldEvent[])
      .filter((event) => templates.filter((one) => one.event === event).length !== 1)
      .map((event) => ({
        code: 'missing-template',
        where: event,
        message: `Phải có đúng một tệp mẫu tin cho việc ${event}.`,
      })),
  ];
  if (findings.length > 0) throw new DocumentRefused('notices', findings);
  return rules;
};

/** The version of an event's words in use on a day; undefined before the first. */
export const templateOn = (
  rules: NoticeRules,
  event: ToldEvent,
  day: string,
): TemplateVersion | undefined =>
  versionsOf(rules, event).findLast(({ effective }) => effective.from <= day);

/** A version by its number; undefined where it was taken out of the catalogue. */
export const templateOf = (
  rules: NoticeRules,
  event: ToldEvent,
  version: number,
): TemplateVersion | undefined => versionsOf(rules, event).find((one) => one.version === version);

const versionsOf = ({ templates }: NoticeRules, event: ToldEvent): readonly TemplateVersion[] =>
  templates.find((one) => one.event === event)?.versions ?? [];
