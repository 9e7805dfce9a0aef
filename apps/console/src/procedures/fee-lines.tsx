import type { Facts } from '../parts/fact-inputs.tsx';
import { numberText } from '../words.ts';
import { type Definition, holds } from './definition.ts';

const certaintyWords = {
  verified: null,
  secondary: 'theo nguồn khác',
  unverified: 'chưa đối chiếu',
};

/** What a procedure costs; with facts, only the items of this case. An unknown fee is never said to be free. */
export function FeeLines({ fee, facts }: { fee: Definition['fee']; facts?: Facts }) {
  const items = fee.items.filter(
    ({ when }) => when === undefined || facts === undefined || holds(when, facts),
  );
  const doubt = certaintyWords[fee.source.certainty];
  return (
    <>
      {items.length > 0 && (
        <ul>
          {items.map(({ label, amount, per }) => (
            <li key={label}>
              {label}: <span className="number">{numberText(amount)} đồng</span>
              {per !== undefined && `/${per}`}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">
        {fee.source.text}
        {doubt !== null && ` (${doubt})`}
      </p>
    </>
  );
}
