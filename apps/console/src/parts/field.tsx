import { type ReactNode, useId } from 'react';

/** What an input needs to be tied to its label, hint and flaw. */
export interface Tied {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** What is said about an input. */
export interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  flaw?: string | undefined;
  /** Where an error summary leads; made up unless given. */
  id?: string | undefined;
  /** Over the whole row, where fields stand side by side. */
  wide?: boolean | undefined;
}

/** A label, an input, a hint and what is wrong with it. */
export function Field({
  label,
  hint,
  flaw,
  id: given,
  wide = false,
  children,
}: FieldWords & { children: (tied: Tied) => ReactNode }) {
  const own = useId();
  const id = given ?? own;
  const described = [hint && `${id}-hint`, flaw && `${id}-flaw`].filter(Boolean).join(' ');
  return (
    <div className={`field${flaw ? ' field-flawed' : ''}${wide ? ' field-wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {flaw && (
        <span className="flaw" id={`${id}-flaw`}>
          {flaw}
        </span>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': flaw ? true : undefined,
      })}
    </div>
  );
}

/** A box to tick with its words. */
export function Check({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
