import { type ReactNode, useEffect } from 'react';

/** The title of a page, in the page and in the window, with what stands beside it. */
export function PageHead({
  title,
  under,
  children,
}: {
  title: string;
  under?: ReactNode;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Một cửa`;
  }, [title]);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {under && <p className="soft">{under}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </header>
  );
}
