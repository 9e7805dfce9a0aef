/** A form's Word file as docxtemplater reads it: our tags, nothing of the template evaluated. */
import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';

/** Looks a tag up in the row or the papers it stands in, by its whole name; there are no expressions. */
const parser = (tag: string): DXT.Parser => ({
  get: (scope: unknown) =>
    typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag.trim())
      ? (scope as Record<string, unknown>)[tag.trim()]
      : undefined,
});

/** @throws the library's own errors where tags don't fit together; `checkForm` puts them into words */
export const openTemplate = (
  bytes: Uint8Array,
  options: Pick<DXT.ConstructorOptions, 'modules' | 'nullGetter'> = {},
): Docxtemplater =>
  new Docxtemplater(new PizZip(bytes), {
    parser,
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    // What somebody pasted into a reason may hold characters no Word file can.
    stripInvalidXMLChars: true,
    ...options,
  });
