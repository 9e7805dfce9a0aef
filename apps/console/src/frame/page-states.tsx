import { Link, useRouter } from '@tanstack/react-router';

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

export const NoSuchPage = () => (
  <div className="empty">
    <h1>Không có trang này</h1>
    <p>
      Địa chỉ có thể đã gõ nhầm. <Link to="/">Về Việc của tôi</Link>
    </p>
  </div>
);
