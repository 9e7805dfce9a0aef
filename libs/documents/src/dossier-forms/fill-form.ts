/** A form printed: the office's Word file with the papers' values in place of its tags. */
import type PizZip from 'pizzip';

import { pack, seal, unpack } from '../archive.ts';
import { DocumentRefused } from '../refusal.ts';
import { checkForm } from './check-form.ts';
import type { FormKind } from './form-kinds.ts';
import { type PapersOf, tagValues } from './form-tags.ts';
import type { DossierPapers } from './papers.ts';
import { qrPicture } from './qr-picture.ts';
import { putQr } from './qr-place.ts';
import { openTemplate } from './template.ts';

/** What stands for a value nobody knows: dots, to be written on by hand. */
export const BLANK = '…'.repeat(8);

/**
 * The form as a docx file. Equal input gives equal bytes; it is dated on the form's day.
 *
 * @throws DocumentRefused if `checkForm` finds anything
 */
export function fillForm<K extends FormKind>(
  kind: K,
  template: Uint8Array,
  papers: PapersOf<K>,
): Uint8Array {
  const findings = checkForm(kind, template);
  if (findings.length > 0) throw new DocumentRefused('form', findings);
  const document = openTemplate(template, {
    nullGetter: (part: { module?: string }) => (part.module === undefined ? BLANK : ''),
  });
  document.render(tagValues(papers));
  const zip = document.getZip() as PizZip;
  const filled = unpack(zip.generate({ type: 'uint8array', compression: 'STORE' }));
  const whole = 'code' in papers ? putQr(filled, qrPicture(qrTextOf(papers))) : filled;
  return seal(pack(whole), `${papers.day}T00:00:00+07:00`);
}

/** What the QR code says: the page that looks the dossier up, or where there is none its code alone. */
export const qrTextOf = ({ code, lookUp }: Pick<DossierPapers, 'code' | 'lookUp'>): string =>
  lookUp === null ? code : `${lookUp}?ma=${encodeURIComponent(code)}`;
