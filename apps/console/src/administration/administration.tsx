import { Link, useSearch } from '@tanstack/react-router';

import { PageHead } from '../parts/page-head.tsx';
import { useAccount } from '../session/session.ts';
import { Accounts } from './accounts.tsx';
import { ApiKeys } from './api-keys.tsx';
import { Partners } from './partners.tsx';

const sections = [
  { muc: undefined, name: 'Tài khoản' },
  { muc: 'khoa', name: 'Khóa cho hệ thống khác' },
  { muc: 'doi-tac', name: 'Đối tác liên thông' },
];

/** Accounts, keys and partners; for administrators alone. */
export function Administration() {
  const { muc } = useSearch({ from: '/frame/quan-tri' });
  const account = useAccount();
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
        {sections.map(({ muc: section, name }) => (
          <Link
            key={name}
            to="/quan-tri"
            search={{ muc: section }}
            activeOptions={{ explicitUndefined: true }}
          >
            {name}
          </Link>
        ))}
      </nav>
      {muc === 'khoa' ? <ApiKeys /> : muc === 'doi-tac' ? <Partners /> : <Accounts />}
    </section>
  );
}
