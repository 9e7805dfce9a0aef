import type { LinkProps } from '@tanstack/react-router';

import { OPEN_PHASES } from '../dossiers/filters.ts';
import { type Account, leads, mayClose, mayReport, mayTakeIn } from '../session/session.ts';

/** A page one can go to from anywhere, and what it is called. */
export interface Way {
  to: NonNullable<LinkProps['to']>;
  search?: { phase: string };
  name: string;
}

/** How many ways stand first; on a phone they are its bar, and the rest is behind one more. */
const FIRST = 4;

/**
 * The pages somebody's grants open, and no other: those their role uses most, and the rest.
 *
 * @example waysOf(clerk).first.map(({ name }) => name) // ['Việc của tôi', 'Tiếp nhận', 'Hồ sơ', 'Nhắc việc']
 */
export const waysOf = (account: Account): { first: Way[]; rest: Way[] } => {
  const desk = mayTakeIn(account);
  const reports = mayReport(account);
  const all: (Way | false)[] = [
    { to: '/', name: 'Việc của tôi' },
    desk && { to: '/tiep-nhan', name: 'Tiếp nhận' },
    { to: '/ho-so', search: { phase: OPEN_PHASES }, name: 'Hồ sơ' },
    { to: '/nhac-viec', name: 'Nhắc việc' },
    !desk && reports && { to: '/bao-cao', name: 'Báo cáo' },
    mayClose(account) && { to: '/chot-so', name: 'Chốt sổ' },
    { to: '/can-xac-nhan', name: 'Cần xác nhận' },
    leads(account) && { to: '/dinh-chinh', name: 'Đính chính' },
    leads(account) && { to: '/sap-xep', name: 'Sắp xếp cơ quan' },
    desk && reports && { to: '/bao-cao', name: 'Báo cáo' },
    { to: '/thu-tuc', name: 'Thủ tục' },
    account.administrator && { to: '/quan-tri', name: 'Quản trị' },
  ];
  const ways = all.filter((way) => way !== false);
  return { first: ways.slice(0, FIRST), rest: ways.slice(FIRST) };
};
