import { Link } from '@tanstack/react-router';

import { useAccount } from '../session/session.ts';
import type { Offer } from './use-offered.ts';

/** Told before anything is entered: dossiers of this agency cannot be numbered yet, and who can mend it. */
export function Unnumbered({
  offer: { agency, owners, procedures },
  owner,
}: {
  offer: Offer;
  owner: string;
}) {
  const { administrator } = useAccount();
  const deciding =
    owners.find(({ id }) => id === owner) ??
    (procedures.some(({ ownerKind }) => ownerKind === agency?.kind) ? agency : undefined);
  if (deciding?.code !== null) return null;
  return (
    <p className="note note-care">
      {deciding.name} chưa có mã định danh nên chưa cấp được mã hồ sơ và chưa tiếp nhận được.{' '}
      {administrator ? (
        <Link to="/quan-tri" search={{ muc: 'ma-dinh-danh' }}>
          Ghi mã định danh
        </Link>
      ) : (
        'Nhờ quản trị viên ghi mã ở trang Quản trị, mục Mã định danh.'
      )}
    </p>
  );
}
