import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { OPEN_PHASES } from '../dossiers/filters.ts';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

/** While a page waits for what it cannot be shown without. */
export const PageWaiting = () => (
  <p className="waiting" role="status">
    Đang tải…
  </p>
);

/** A page that could not be shown. */
export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  return (
    <div className="gate">
      <ProblemNote
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}

/** What an address leads to where there is nothing, and the ways on from there. */
export function Nothing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <PageHead title={title} />
      <div className="sheet stack">
        <p>{children}</p>
        <div className="row">
          <Link to="/" className="button button-usual">
            Về Việc của tôi
          </Link>
          <Link to="/ho-so" search={{ phase: OPEN_PHASES }} className="button">
            Xem danh sách hồ sơ
          </Link>
        </div>
      </div>
    </section>
  );
}

export const NoSuchPage = () => (
  <Nothing title="Không có trang này">
    Địa chỉ có thể đã gõ nhầm, hoặc trang đã đổi chỗ. Tìm hồ sơ theo mã hay tên người nộp thì dùng ô
    “Tìm hồ sơ”.
  </Nothing>
);
