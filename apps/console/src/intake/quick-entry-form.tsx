import { type SubmitEvent, useEffect, useRef, useState } from 'react';

import { FactInputs } from '../parts/fact-inputs.tsx';
import { Field } from '../parts/field.tsx';
import { type Flaw, flawOf } from '../parts/flaws.tsx';
import { type FactDeclaration, filledFacts } from '../procedures/definition.ts';
import { emptyEntry, flawsInEntry, type QuickEntry, type QuickSetting } from './quick.ts';

/** One line of a run: a name, a phone if there is one, the facts of the case; Enter sends it. */
export function QuickEntryForm({
  setting,
  facts,
  onEnter,
}: {
  setting: QuickSetting;
  facts: Readonly<Record<string, FactDeclaration>>;
  onEnter: (entry: QuickEntry) => void;
}) {
  const [entry, setEntry] = useState(emptyEntry);
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  const filled = { ...entry, facts: filledFacts(facts, entry.facts) };
  const enter = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = flawsInEntry(setting, filled);
    setFlaws(found);
    const [first] = found;
    if (first) {
      document.getElementById(first.id)?.focus();
      return;
    }
    onEnter(filled);
    setEntry(emptyEntry);
    name.current?.focus();
  };
  return (
    <form className="sheet stack" onSubmit={enter} noValidate>
      <div className="pair">
        <Field id="ho-ten" label="Họ tên người nộp" flaw={flawOf(flaws, 'ho-ten')}>
          {(tied) => (
            <input
              {...tied}
              ref={name}
              className="input"
              autoComplete="off"
              value={entry.name}
              onChange={(event) => setEntry({ ...entry, name: event.target.value })}
            />
          )}
        </Field>
        <Field id="dien-thoai" label="Điện thoại (nếu có)" flaw={flawOf(flaws, 'dien-thoai')}>
          {(tied) => (
            <input
              {...tied}
              className="input"
              type="tel"
              autoComplete="off"
              value={entry.phone}
              onChange={(event) => setEntry({ ...entry, phone: event.target.value })}
            />
          )}
        </Field>
        <FactInputs
          declared={facts}
          facts={filled.facts}
          prefix="du-kien"
          onChange={(next) => setEntry({ ...entry, facts: next })}
        />
      </div>
      <div className="row">
        <button className="button button-usual">Nhận hồ sơ này</button>
        <span className="soft">
          hoặc <kbd>Enter</kbd>
        </span>
      </div>
    </form>
  );
}
