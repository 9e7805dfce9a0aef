import { Link } from '@tanstack/react-router';

import { usePrint } from '../dossier/use-print.ts';
import { Mark } from '../parts/mark.tsx';
import { problemText } from '../parts/problem-note.tsx';
import { useDueText } from '../session/use-due-text.ts';
import { dayOf, dayText, hourText } from '../time.ts';
import type { QuickRow } from './quick.ts';

/** What became of each of a run, the last first; what failed stays until somebody says what to do with it. */
export function QuickRows({
  rows,
  onRetry,
  onDrop,
  onClear,
}: {
  rows: readonly QuickRow[];
  /** One, or all that failed. */
  onRetry: (id?: string) => void;
  onDrop: (id: string) => void;
  onClear: () => void;
}) {
  if (rows.length === 0) return null;
  const count = (state: QuickRow['state']) => rows.filter((row) => row.state === state).length;
  const [waiting, failed] = [count('waiting'), count('failed')];
  return (
    <section className="stack-close" aria-label="Đã nhập trong lượt này">
      <div className="row row-apart">
        <p role="status">
          <strong>{count('done')}</strong> hồ sơ đã tiếp nhận
          {waiting > 0 && `, ${waiting} đang ghi`}
          {failed > 0 && `, ${failed} chưa ghi được`}
        </p>
        <div className="row">
          {failed > 1 && (
            <button type="button" className="button" onClick={() => onRetry()}>
              Thử lại tất cả
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onClear}>
            Xóa các dòng đã xong khỏi màn hình
          </button>
        </div>
      </div>
      <ul className="rows quick-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.name}</strong>
            <Outcome row={row} onRetry={() => onRetry(row.id)} onDrop={() => onDrop(row.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({
  row,
  onRetry,
  onDrop,
}: {
  row: QuickRow;
  onRetry: () => void;
  onDrop: () => void;
}) {
  const dueText = useDueText();
  if (row.state === 'waiting') return <span className="soft">Đang ghi…</span>;
  if (row.state === 'failed')
    return (
      <>
        <Mark tone="late">{row.problem}</Mark>
        <span className="row">
          <button type="button" className="button" onClick={onRetry}>
            Thử lại
          </button>
          <button type="button" className="button button-quiet" onClick={onDrop}>
            Bỏ dòng này
          </button>
        </span>
      </>
    );
  return (
    <>
      <Link to="/ho-so/$id" params={{ id: row.id }}>
        {row.id}
      </Link>
      <span>
        {row.due === null
          ? 'Không hẹn ngày'
          : dueText(row.due, `hẹn ${hourText(row.due)} ngày ${dayText(dayOf(row.due))}`)}
        {row.next !== null && <span className="soft small"> · {row.next}</span>}
        {row.receipt && <Receipt id={row.id} />}
      </span>
    </>
  );
}

/** The receipt of one of them, a Word file away. */
function Receipt({ id }: { id: string }) {
  const print = usePrint(id);
  return (
    <span className="row">
      <button
        type="button"
        className="button button-quiet button-small"
        disabled={print.isPending}
        onClick={() => print.mutate({ form: 'receipt', name: 'Giấy hẹn' })}
      >
        Tải giấy hẹn
      </button>
      {print.error && <Mark tone="late">{problemText(print.error)}</Mark>}
    </span>
  );
}
