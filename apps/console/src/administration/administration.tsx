import { Link, useSearch } from '@tanstack/react-router';

import { PageHead } from '../parts/page-head.tsx';
import { useAccount } from '../session/session.ts';
import { Accounts } from './accounts.tsx';
import { AgencyCodes } from './agency-codes.tsx';
import { ApiKeys } from './api-keys.tsx';
import { Partners } from './partners.tsx';

const sections = [
  { muc: undefined, name: 'Tài khoản' },
  { muc: 'khoa', name: 'Khóa cho hệ thống khác' },
  { muc: 'doi-tac', name: 'Đối tác liên thông' },
  { muc: 'ma-dinh-danh', name: 'Mã định danh' },
];

function Section({ muc }: { muc: string | undefined }) {
  switch (muc) {
    case 'khoa':
      return <ApiKeys />;
    case 'doi-tac':
      return <Partners />;
    case 'ma-dinh-danh':
      return <AgencyCodes />;
    default:
      return <Accounts />;
  }
}

/** Accounts, keys, partners and identity codes; for administrators alone. */
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
      <Section muc={muc} />
    </section>
  );
}
