import type { ComponentProps } from 'react';

import { Field, type FieldWords } from './field.tsx';

/** What stands in a field, and who is told when it changes. */
interface Written extends FieldWords {
  value: string;
  onChange: (value: string) => void;
}

/**
 * A line of text under its label, with a hint and what is wrong with it. What else an input takes
 * (`type`, `required`, `inputMode`, …) is handed on to it.
 *
 * @example <TextField label="Họ tên" required value={name} onChange={setName} />
 */
export function TextField({
  label,
  hint,
  flaw,
  id,
  wide,
  onChange,
  className = '',
  ...input
}: Written & Omit<ComponentProps<'input'>, keyof Written>) {
  return (
    <Field label={label} hint={hint} flaw={flaw} id={id} wide={wide}>
      {(tied) => (
        <input
          {...input}
          {...tied}
          className={`input ${className}`.trimEnd()}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Why something is done: two lines that grow. */
export function ReasonField({
  label = 'Lý do',
  hint,
  flaw,
  id,
  wide,
  onChange,
  ...area
}: Partial<Pick<Written, 'label'>> &
  Omit<Written, 'label'> &
  Omit<ComponentProps<'textarea'>, keyof Written | 'className' | 'rows'>) {
  return (
    <Field label={label} hint={hint} flaw={flaw} id={id} wide={wide}>
      {(tied) => (
        <textarea
          {...area}
          {...tied}
          className="input"
          rows={2}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
