import { Link, useSearch } from '@tanstack/react-router';

import { PageHead } from '../parts/page-head.tsx';
import { useAccount } from '../session/session.ts';
import { Accounts } from './accounts.tsx';
import { ApiKeys } from './api-keys.tsx';
import { Partners } from './partners.tsx';

/** Accounts, keys and partners; for administrators alone. */
export function Administration() {
  const { muc } = useSearch({ from: '/frame/quan-tri' });
  const account = useAccount();
  const keys = muc === 'khoa';
  const partners = muc === 'doi-tac';
  if (!account.administrator)
    return (
      <>
        <PageHead title="Quản trị" />
        <p className="note">Trang này dành cho quản trị viên.</p>
      </>
    );
  return (
    <section>
      <PageHead title="Quản trị" />
      <nav className="pages-tabs" aria-label="Mục quản trị">
        <Link to="/quan-tri" search={{}} aria-current={keys || partners ? undefined : 'page'}>
          Tài khoản
        </Link>
        <Link to="/quan-tri" search={{ muc: 'khoa' }} aria-current={keys ? 'page' : undefined}>
          Khóa cho hệ thống khác
        </Link>
        <Link
          to="/quan-tri"
          search={{ muc: 'doi-tac' }}
          aria-current={partners ? 'page' : undefined}
        >
          Đối tác liên thông
        </Link>
      </nav>
      {keys ? <ApiKeys /> : partners ? <Partners /> : <Accounts />}
    </section>
  );
}
