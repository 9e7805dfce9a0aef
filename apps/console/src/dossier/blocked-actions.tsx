import { idOf, labelOf, type Offered } from './offered.ts';

/** What may not be done now, each with its reason; the buttons are there and can be read, not pressed. */
export function BlockedActions({
  blocked,
  nameOf,
}: {
  blocked: readonly Offered[];
  nameOf: (segment: string) => string;
}) {
  if (blocked.length === 0) return null;
  return (
    <details className="blocked-acts">
      <summary>Việc chưa làm được, và vì sao ({blocked.length})</summary>
      <ul className="blocked">
        {blocked.map((offered) => {
          const id = idOf(offered);
          return (
            <li key={id}>
              <button
                type="button"
                className="button"
                aria-disabled="true"
                aria-describedby={`vi-sao-${id}`}
                data-blocked={id}
              >
                {labelOf(offered, nameOf)}
              </button>
              <span className="soft small" id={`vi-sao-${id}`}>
                {offered.taskName !== null && `${offered.taskName}: `}
                {offered.blocked?.message}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
