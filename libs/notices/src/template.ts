/** The words of one event, as an office writes and dates them. */
import { z } from 'zod';

import { type Finding, hasBrokenTag, tagsIn } from '#lib/documents';

import { type Channel, channels, commonTags, type ToldEvent, toldEvents } from './told-events.ts';

const text = z.string().trim().min(1);

export const sourceSchema = z.strictObject({
  text: text.describe('Văn bản quy định, hoặc ai soạn'),
  certainty: z.enum(['verified', 'secondary', 'unverified']),
});

const versionSchema = z.strictObject({
  version: z.int().positive().describe('Số phiên bản; tin đã gửi giữ số này'),
  effective: z.strictObject({ from: z.iso.date().describe('Ngày bắt đầu dùng') }),
  source: sourceSchema,
  mail: z.strictObject({ subject: text, body: text }),
  sms: text,
  zalo: text,
});
export type TemplateVersion = z.output<typeof versionSchema>;

export const templateSchema = z.strictObject({
  event: z.enum(Object.keys(toldEvents) as [ToldEvent, ...ToldEvent[]]),
  versions: z.array(versionSchema).min(1),
});
export type Template = z.output<typeof templateSchema>;

/** The texts of a version, each with where it stands in the file. */
const textsOf = ({ mail, sms, zalo }: TemplateVersion): [Channel, where: string, string][] => [
  ['mail', 'mail.subject', mail.subject],
  ['mail', 'mail.body', mail.body],
  ['sms', 'sms', sms],
  ['zalo', 'zalo', zalo],
];

/**
 * What is wrong with the words of an event. Codes: `unknown-tag`, `broken-tag`; `missing-tag`: a channel does
 * not say what the event is about; `version-order`: numbers or dates of the versions do not rise.
 */
export const checkTemplate = ({ event, versions }: Template): Finding[] => [
  ...versions.flatMap((version) => checkVersion(event, version)),
  ...versions.slice(1).flatMap((version, index): Finding[] => {
    const before = versions[index];
    return before &&
      (before.version >= version.version || before.effective.from >= version.effective.from)
      ? [
          {
            code: 'version-order',
            where: `${event}.${version.version}`,
            message: `Mẫu tin ${event}: phiên bản ${version.version} phải có số và ngày hiệu lực sau phiên bản ${before.version}.`,
          },
        ]
      : [];
  }),
];

const checkVersion = (event: ToldEvent, version: TemplateVersion): Finding[] => {
  const { tags, requires } = toldEvents[event];
  const at = (where: string) => `${event}.${version.version}.${where}`;
  const texts = textsOf(version);
  const slips = texts.flatMap(([channel, where, written]): Finding[] => {
    const known = new Set<string>([
      ...commonTags,
      ...tags,
      ...(channel === 'mail' ? ['optOut'] : []),
    ]);
    return [
      ...tagsIn(written)
        .filter((tag) => !known.has(tag))
        .map((tag) => ({
          code: 'unknown-tag',
          where: at(where),
          tag,
          message: `Mẫu tin ${at(where)}: không có thẻ {{${tag}}}; dùng được: ${[...known].join(', ')}.`,
        })),
      ...(hasBrokenTag(written)
        ? [
            {
              code: 'broken-tag',
              where: at(where),
              message: `Mẫu tin ${at(where)}: có dấu {{ hoặc }} không thành thẻ.`,
            },
          ]
        : []),
    ];
  });
  const missing = channels.flatMap((channel) => {
    const used = texts
      .filter(([own]) => own === channel)
      .flatMap(([, , written]) => tagsIn(written));
    const wanted: readonly string[] = channel === 'mail' ? [...requires, 'optOut'] : requires;
    return wanted
      .filter((tag) => !used.includes(tag))
      .map((tag) => ({
        code: 'missing-tag',
        where: at(channel),
        tag,
        message: `Mẫu tin ${at(channel)}: thiếu thẻ {{${tag}}}.`,
      }));
  });
  return [...slips, ...missing];
};
