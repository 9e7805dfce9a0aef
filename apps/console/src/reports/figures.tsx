import type { ReactNode } from 'react';

/** A table of figures that scrolls by itself where it is wider than the page. */
export function Figures({
  caption,
  label = caption,
  words = false,
  children,
}: {
  caption: string;
  /** What the region is called where the caption says something else. */
  label?: string;
  /** Cells hold words beside figures. */
  words?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="table-scroll sheet sheet-table" tabIndex={0} role="region" aria-label={label}>
      <table className={words ? 'figures figures-words' : 'figures'}>
        <caption>
          <span>{caption}</span>
        </caption>
        {children}
      </table>
    </div>
  );
}
