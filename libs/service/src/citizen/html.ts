const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

class Markup {
  constructor(readonly text: string) {}
}

/** Markup that is safe to send: only `html` makes it. */
export type Html = Markup;

/** What may stand in markup: text is escaped, markup is not, nothing (null) leaves nothing. */
export type Part = Html | string | number | null | readonly Part[];

const written = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
  return part.map(written).join('');
};

/**
 * Markup from a template. Whatever is put in is escaped, as text and as the value of a quoted attribute.
 *
 * @example html`<p title="${'"'}">${'<b>'}</p>`.text // '<p title="&quot;">&lt;b&gt;</p>'
 */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Markup(strings.map((text, index) => text + written(parts[index] ?? null)).join(''));
