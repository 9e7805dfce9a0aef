import { type SubmitEvent, useEffect, useRef, useState } from 'react';

import { FactInputs } from '../parts/fact-inputs.tsx';
import { type Flaw, flawOf } from '../parts/flaws.tsx';
import { TextField } from '../parts/text-field.tsx';
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
        <TextField
          id="ho-ten"
          label="Họ tên người nộp"
          flaw={flawOf(flaws, 'ho-ten')}
          ref={name}
          autoComplete="off"
          value={entry.name}
          onChange={(name) => setEntry({ ...entry, name })}
        />
        <TextField
          id="dien-thoai"
          label="Điện thoại (nếu có)"
          flaw={flawOf(flaws, 'dien-thoai')}
          type="tel"
          autoComplete="off"
          value={entry.phone}
          onChange={(phone) => setEntry({ ...entry, phone })}
        />
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
