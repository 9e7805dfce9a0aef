import { FileChoice } from '../files/file-choice.tsx';
import { type CopyKind, copyNames } from '../files/words.ts';
import type { Facts } from '../parts/fact-inputs.tsx';
import { Check } from '../parts/field.tsx';
import type { Paper } from '../procedures/definition.ts';
import { type Handed, type IntakeDraft, isRequired, usuallyHanded } from './draft.ts';

/** How many of a paper are handed in, in words. */
export const countText = ({ originals, copies, show }: Paper): string => {
  if (show) return 'xuất trình';
  const parts = [
    originals > 0 ? `${originals} bản chính` : '',
    copies > 0 ? `${copies} bản sao` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
};

/** The papers of a procedure, ticked off as they are handed over: of which kind, and scanned or not. */
export function PaperList({
  papers,
  facts,
  channel,
  ticked,
  handed,
  onTick,
  onHand,
}: {
  papers: readonly Paper[];
  facts: Facts;
  channel: IntakeDraft['channel'];
  ticked: Readonly<Record<string, boolean>>;
  handed: Readonly<Record<string, Handed>>;
  onTick: (id: string, there: boolean) => void;
  onHand: (paper: Paper, change: Partial<Handed>) => void;
}) {
  return (
    <ul className="stack-close">
      {papers.map((paper) => {
        const own = handed[paper.id] ?? usuallyHanded(paper, channel);
        return (
          <li key={paper.id}>
            <Check
              checked={ticked[paper.id] === true}
              onChange={(there) => {
                onTick(paper.id, there);
                if (there) onHand(paper, {});
              }}
            >
              {paper.name}
              <span className="soft small">
                {' '}
                ({countText(paper)}
                {!isRequired(paper, facts) && ', nếu có'})
              </span>
            </Check>
            {ticked[paper.id] === true && (
              <div className="row paper-handed">
                <select
                  className="input"
                  aria-label={`Loại bản: ${paper.name}`}
                  value={own.copy}
                  onChange={({ target }) => onHand(paper, { copy: target.value as CopyKind })}
                >
                  {Object.entries(copyNames).map(([copy, name]) => (
                    <option key={copy} value={copy}>
                      {name}
                    </option>
                  ))}
                </select>
                <FileChoice
                  about={paper.name}
                  file={own.file}
                  onChange={(file) => onHand(paper, { file })}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
