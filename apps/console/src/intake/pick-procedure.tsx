import { type KeyboardEvent, useId, useState } from 'react';

import type { Schemas } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { speaksOf } from '../plain-letters.ts';

type Procedure = Schemas['ListedProcedure'];

const SHOWN = 30;

/** Chooses a procedure by any part of its name or code, with marks or without; arrows and Enter suffice. */
export function PickProcedure({
  id,
  procedures,
  chosen,
  flaw,
  onChoose,
}: {
  id: string;
  procedures: readonly Procedure[];
  chosen: Procedure | undefined;
  flaw: string | undefined;
  onChoose: (code: string) => void;
}) {
  const list = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = text !== null;
  const found = open
    ? procedures
        .filter(({ code, name, field }) => speaksOf(`${code} ${name} ${field}`, text))
        .slice(0, SHOWN)
    : [];
  const active = found[Math.min(at, found.length - 1)];
  const optionId = (code: string) => `${list}-${code}`;
  const choose = (procedure: Procedure): void => {
    onChoose(procedure.code);
    setText(null);
  };
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setAt(next);
    const code = found[next]?.code;
    if (code !== undefined)
      document.getElementById(optionId(code))?.scrollIntoView({ block: 'nearest' });
  };
  const heed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      if (open) move(at + 1);
      else setText('');
    } else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Enter' && active) choose(active);
    else if (event.key === 'Escape' && open) setText(null);
    else return;
    event.preventDefault();
  };
  return (
    <Field id={id} label="Thủ tục" hint="Gõ tên hoặc mã, không dấu cũng được." flaw={flaw}>
      {(tied) => (
        <div className="pick">
          <input
            {...tied}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={active && optionId(active.code)}
            autoComplete="off"
            spellCheck={false}
            placeholder="ví dụ: khai sinh"
            value={text ?? (chosen ? `${chosen.name} (${chosen.code})` : '')}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={heed}
            onBlur={() => setText(null)}
          />
          <ul role="listbox" id={list} aria-label="Thủ tục" hidden={!open}>
            {found.map((procedure) => (
              <li
                key={procedure.code}
                id={optionId(procedure.code)}
                role="option"
                aria-selected={procedure === active}
                // Before the blur that would close the list.
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(procedure);
                }}
              >
                <span>{procedure.name}</span>
                <span className="soft small">
                  {procedure.code} · {procedure.field} · {procedure.term}
                </span>
              </li>
            ))}
            {open && found.length === 0 && (
              <li className="empty" role="option" aria-selected="false" aria-disabled="true">
                Không có thủ tục nào như vậy ở cơ quan này.
              </li>
            )}
          </ul>
        </div>
      )}
    </Field>
  );
}
