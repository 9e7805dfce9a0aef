import type { Facts } from '../parts/fact-inputs.tsx';
import { Check } from '../parts/field.tsx';
import type { Paper } from '../procedures/definition.ts';
import { isRequired } from './draft.ts';

/** How many of a paper are handed in, in words. */
export const countText = ({ originals, copies, show }: Paper): string => {
  if (show) return 'xuất trình';
  const parts = [
    originals > 0 ? `${originals} bản chính` : '',
    copies > 0 ? `${copies} bản sao` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
};

/** The papers of a procedure, ticked off as they are handed over. */
export function PaperList({
  papers,
  facts,
  ticked,
  onTick,
}: {
  papers: readonly Paper[];
  facts: Facts;
  ticked: Readonly<Record<string, boolean>>;
  onTick: (id: string, there: boolean) => void;
}) {
  return (
    <ul>
      {papers.map((paper) => (
        <li key={paper.id}>
          <Check checked={ticked[paper.id] === true} onChange={(there) => onTick(paper.id, there)}>
            {paper.name}
            <span className="soft small">
              {' '}
              ({countText(paper)}
              {!isRequired(paper, facts) && ', nếu có'})
            </span>
          </Check>
        </li>
      ))}
    </ul>
  );
}
