import { useEffect, useRef } from 'react';

/** What is wrong with a form: where (id of the input) and in which words. */
export interface Flaw {
  id: string;
  text: string;
}

/** The words for one input, if something is wrong with it. */
export const flawOf = (flaws: readonly Flaw[], id: string): string | undefined =>
  flaws.find((flaw) => flaw.id === id)?.text;

/** Everything wrong with a form at its head; each line leads to its input. Takes the focus when it appears. */
export function FlawSummary({ flaws }: { flaws: readonly Flaw[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (flaws.length > 0) box.current?.focus();
  }, [flaws]);
  if (flaws.length === 0) return null;
  return (
    <div className="note note-flaw" role="alert" tabIndex={-1} ref={box}>
      <h3>Còn chỗ cần sửa</h3>
      <ul>
        {flaws.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
