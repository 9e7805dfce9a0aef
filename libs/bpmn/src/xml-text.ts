const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text without the letters XML 1.0 has no way to write: control characters, halves of surrogate pairs. */
export const xmlText = (text: string): string => text.replaceAll(unwritable, '');

/** A value as JSON that stands in XML: what XML cannot write is written as JSON's escapes. */
export const jsonInXml = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    unwritable,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
