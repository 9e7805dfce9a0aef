import { type ReactNode, useEffect } from 'react';

/** The page of somebody who is not inside yet. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Một cửa`;
  }, [title]);
  return (
    <main className="gate">
      <div className="sheet stack">
        <div className="row">
          <img src="/favicon.svg" alt="" width="36" height="36" />
          <div>
            <p className="soft small">Một cửa</p>
            <h1>{title}</h1>
          </div>
        </div>
        {children}
      </div>
    </main>
  );
}
