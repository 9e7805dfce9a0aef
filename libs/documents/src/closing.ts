/** The foot of the document: recipients on the left, signature on the right, together on one page. */
import { AlignmentType, Paragraph, type Table } from 'docx';
import { sideBySide } from './blocks.ts';
import type { Office } from './office.ts';
import { portrait, size, textWidth, twips } from './page.ts';
import { centred, run } from './paragraphs.ts';

/** Room for the signature and the seal, in points. */
const signing = 68;

/** Nơi nhận and the signature block. The paragraph before it should keep with it. */
export function closingBlock({ recipients, signer }: Office): Table {
  const right = Math.round(textWidth(portrait) * 0.52);
  const left = textWidth(portrait) - right;
  const small = { alignment: AlignmentType.LEFT, spacing: { before: 0, after: 0 } };
  const bold = { bold: true, size: size.body };
  const list = recipients.map((recipient, index) => {
    const end = index === recipients.length - 1 ? '.' : ';';
    return new Paragraph({
      ...small,
      children: [run({ text: `- ${recipient}${end}`, size: size.recipients })],
    });
  });
  const head = run({
    text: 'Nơi nhận:',
    bold: true,
    italics: true,
    size: size.recipientsHead,
  });
  const above = { spacing: { before: twips(12), after: 0 } };
  return sideBySide(
    [left, right],
    [
      [
        [new Paragraph({ ...small, ...above, children: [head] }), ...list],
        [
          ...[signer.authority, signer.title]
            .filter((text) => text !== '')
            .map((text, index) => centred(text, bold, index === 0 ? above : {})),
          centred(signer.name, bold, { spacing: { before: twips(signing), after: 0 } }),
        ],
      ],
    ],
  );
}
