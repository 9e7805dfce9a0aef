import { type RefObject, type SubmitEvent, useState } from 'react';

import { Field } from '../parts/field.tsx';

/** Where a scanner types: a code, or a slip's address, and Enter. It is empty again at once for the next. */
export function ScanField({
  field,
  onScan,
}: {
  field: RefObject<HTMLInputElement | null>;
  onScan: (typed: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') return;
    onScan(typed);
    setTyped('');
  };
  return (
    <form onSubmit={submit}>
      <Field
        label="Quét mã trên giấy hẹn, hoặc gõ mã hồ sơ rồi Enter"
        hint="Quét liền nhau được; mã QR hay mã vạch đều được."
      >
        {(tied) => (
          <input
            {...tied}
            ref={field}
            className="input scan"
            autoComplete="off"
            spellCheck={false}
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </form>
  );
}
