import type { FactDeclaration, FactValue } from '../procedures/definition.ts';
import { Check, Field } from './field.tsx';

export type Facts = Readonly<Record<string, FactValue>>;

/** An input for each declared fact of a procedure, with the value it has or its default. */
export function FactInputs({
  declared,
  facts,
  onChange,
  prefix,
}: {
  declared: Readonly<Record<string, FactDeclaration>>;
  facts: Facts;
  onChange: (facts: Facts) => void;
  /** Before each input's id, which is the fact's. */
  prefix: string;
}) {
  const set = (id: string) => (value: FactValue) => onChange({ ...facts, [id]: value });
  return Object.entries(declared).map(([id, fact]) => {
    const value = facts[id] ?? fact.default;
    if (fact.type === 'boolean')
      return (
        <Check key={id} checked={value === true} onChange={set(id)}>
          {fact.label}
        </Check>
      );
    return (
      <Field key={id} id={`${prefix}-${id}`} label={fact.label}>
        {(tied) =>
          fact.type === 'choice' ? (
            <select
              {...tied}
              className="input"
              value={String(value)}
              onChange={(event) => set(id)(event.target.value)}
            >
              {Object.entries(fact.options).map(([option, label]) => (
                <option key={option} value={option}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...tied}
              className="input"
              inputMode={fact.type === 'number' ? 'decimal' : 'text'}
              type={fact.type === 'number' ? 'number' : 'text'}
              step="any"
              value={String(value)}
              onChange={(event) =>
                set(id)(
                  fact.type === 'number' ? event.target.valueAsNumber || 0 : event.target.value,
                )
              }
            />
          )
        }
      </Field>
    );
  });
}

/** The value of a fact in words. */
export const factText = (value: FactValue, declared: FactDeclaration | undefined): string => {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (declared?.type === 'choice') return declared.options[String(value)] ?? String(value);
  return String(value);
};
