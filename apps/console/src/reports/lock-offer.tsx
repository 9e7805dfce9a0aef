import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { Schemas } from '../api.ts';
import { Mark } from '../parts/mark.tsx';
import { localOf } from '../time.ts';
import { LockDialog } from './lock-dialog.tsx';
import type { Report } from './report.ts';
import { atVersion, looksBack, NOW, type ReportSearch } from './report-search.ts';

/** That the figures of a period that is over are not locked, or may be issued again; and the way to do it. */
export function LockOffer({
  report,
  locks: { locks, afterLock, blocked },
  search,
  onChange,
}: {
  /** As it is on the screen. */
  report: Report;
  locks: Schemas['ReportLocks'];
  search: ReportSearch;
  onChange: (next: ReportSearch) => void;
}) {
  const [open, setOpen] = useState(false);
  const again = locks.length > 0;
  const may = blocked === null;
  if (again ? !may || search.version !== NOW : !isOver(report)) return null;
  return (
    <section
      className="sheet row row-apart no-print"
      aria-label={again ? 'Phát hành lại' : 'Khóa số liệu'}
    >
      {again ? (
        <p className="soft">Số liệu đang xem có thể phát hành lại thành bản mới, kèm lý do.</p>
      ) : (
        <div>
          <Mark tone="plain">Chưa khóa số liệu</Mark>
          <p className="soft small">
            Con số còn đổi theo những gì ghi thêm.
            {!may && ' Lãnh đạo cơ quan xem lại rồi khóa.'}
          </p>
        </div>
      )}
      {may &&
        (looksBack(search) ? (
          <Link to="/bao-cao" search={atVersion(search, NOW)} replace className="button">
            Xem số liệu lúc này để khóa
          </Link>
        ) : (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {again ? 'Phát hành lại…' : 'Khóa số liệu…'}
          </button>
        ))}
      {open && (
        <LockDialog
          report={report}
          again={again}
          afterLock={afterLock}
          onLocked={(version) => onChange({ version })}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

/** Whether the period is looked at as of its end, or would be if one did not look back. */
const isOver = ({ asOf, period }: Report): boolean => localOf(asOf).slice(0, 10) > period.to;
