import { createHash } from 'node:crypto';

import { fillTags, tagsIn } from '#lib/documents';

import type { TemplateVersion } from './template.ts';
import type { Channel } from './told-events.ts';

/** What tags stand for; undefined where this dossier has no such thing. */
export type TagValues = Readonly<Record<string, string | undefined>>;

/** A notice in its words. Only e-mails have a subject. */
export interface Letter {
  subject: string | null;
  text: string;
}

/**
 * The words of a template for these values. A line that names something this dossier does not have is left
 * out. A short message is one line; `plain` writes it without diacritics.
 */
export const letterOf = (
  { mail, sms, zalo }: TemplateVersion,
  channel: Channel,
  values: TagValues,
  plain: boolean,
): Letter => {
  const clear = plain ? withoutDiacritics : (text: string) => text;
  switch (channel) {
    case 'mail':
      return {
        subject: clear(filled(mail.subject, values).join(' ')),
        text: clear(`${filled(mail.body, values).join('\n')}\n`),
      };
    case 'sms':
      return { subject: null, text: clear(filled(sms, values).join(' ')) };
    case 'zalo':
      return { subject: null, text: clear(filled(zalo, values).join('\n')) };
  }
};

const filled = (template: string, values: TagValues): string[] => {
  const tags = new Map(Object.entries(values));
  return template
    .trim()
    .split('\n')
    .filter((line) => tagsIn(line).every((tag) => values[tag] !== undefined))
    .map((line) => fillTags(line, tags).trimEnd());
};

/** @example withoutDiacritics('Đã đổi ngày hẹn') // 'Da doi ngay hen' */
const withoutDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');

/** By what a sent text can be recognised without being kept. */
export const textHash = ({ subject, text }: Letter): string =>
  createHash('sha256')
    .update(`${subject ?? ''}\n${text}`)
    .digest('hex');
