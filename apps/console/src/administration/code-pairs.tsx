import { useId } from 'react';

import { Field } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';

/** Something of ours and the code it has elsewhere. */
export interface CodePair {
  ours: string;
  theirs: string;
}

export const pairsOf = (record: Readonly<Record<string, string>>): CodePair[] =>
  Object.entries(record).map(([ours, theirs]) => ({ ours, theirs }));

/** An empty code of theirs is ours. */
export const recordOf = (pairs: readonly CodePair[]): Record<string, string> =>
  Object.fromEntries(
    pairs.map(({ ours, theirs }) => [ours, theirs.trim() === '' ? ours : theirs.trim()]),
  );

/** Edits which code of ours is which of a partner's, a line each. */
export function CodePairs({
  legend,
  add,
  choices,
  pairs,
  onChange,
}: {
  legend: string;
  add: string;
  choices: readonly { code: string; words: string }[];
  pairs: readonly CodePair[];
  onChange: (pairs: CodePair[]) => void;
}) {
  const prefix = useId();
  const set = (at: number, change: Partial<CodePair>): void =>
    onChange(pairs.map((pair, index) => (index === at ? { ...pair, ...change } : pair)));
  const next = choices.find(({ code }) => pairs.every(({ ours }) => ours !== code));
  return (
    <fieldset className="stack-close">
      <legend className="label">{legend}</legend>
      {pairs.length === 0 && <p className="soft">Chưa có.</p>}
      {pairs.map(({ ours, theirs }, index) => (
        <div key={index} className="grant">
          <Field id={`${prefix}-${index}-ours`} label="Ở đây">
            {(tied) => (
              <select
                {...tied}
                className="input"
                value={ours}
                onChange={(event) => set(index, { ours: event.target.value })}
              >
                {choices.map(({ code, words }) => (
                  <option key={code} value={code}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            id={`${prefix}-${index}-theirs`}
            label="Mã của đối tác"
            placeholder={ours}
            value={theirs}
            onChange={(theirs) => set(index, { theirs })}
          />
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange(pairs.filter((_, other) => other !== index))}
          >
            Bỏ
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="button"
          disabled={!next}
          onClick={() => next && onChange([...pairs, { ours: next.code, theirs: '' }])}
        >
          {add}
        </button>
      </div>
    </fieldset>
  );
}
