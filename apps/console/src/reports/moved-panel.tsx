import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { More } from '../parts/more.tsx';
import { movedQuery } from '../queries.ts';
import { momentText } from '../time.ts';
import { numberText, signedText } from '../words.ts';
import { actText, countedText, type MovedDossier, toldActs } from './moved-words.ts';

/** What is counted otherwise than it was locked: the figures, and each dossier with what was recorded of it since. */
export function MovedPanel({
  period,
  agency,
  lock: { version, lockedAt },
  onClose,
}: {
  period: string;
  agency: string;
  lock: Schemas['ReportLock'];
  onClose: () => void;
}) {
  const query = useInfiniteQuery(movedQuery(period, agency, version));
  return (
    <Dialog side title="Được đếm khác từ khi khóa" onClose={onClose}>
      <Asked query={query}>
        {({ pages }) => {
          const [first] = pages;
          return (
            <>
              <p>
                <strong className="number">{numberText(first?.dossiers ?? 0)} hồ sơ</strong> nay
                được đếm khác bản {version}, khóa lúc {momentText(lockedAt)}. Bản đã khóa không đổi.
              </p>
              <MovedFigures figures={first?.figures ?? []} />
              <ol className="parts">
                {pages
                  .flatMap(({ items }) => items)
                  .map((one) => (
                    <MovedItem key={one.dossier} moved={one} />
                  ))}
              </ol>
              <More query={query}>Xem thêm hồ sơ</More>
            </>
          );
        }}
      </Asked>
    </Dialog>
  );
}

function MovedFigures({ figures }: Pick<Schemas['MovedSinceLock'], 'figures'>) {
  if (figures.length === 0)
    return <p>Các con số của dòng tổng cộng vẫn như cũ: hồ sơ chỉ đổi chỗ.</p>;
  return (
    <table className="moved-figures">
      <caption className="seen-by-readers">Số liệu khác với bản đã khóa</caption>
      <thead>
        <tr>
          <th scope="col">Số liệu khác đi</th>
          <th scope="col">Đã khóa</th>
          <th scope="col">Nay</th>
          <th scope="col">Chênh</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ key, label, locked, now }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className="number">{numberText(locked)}</td>
            <td className="number">{numberText(now)}</td>
            <td className="number">{signedText(now - locked)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MovedItem({ moved }: { moved: MovedDossier }) {
  const { dossier, locked, now, segments } = moved;
  const { told, others } = toldActs(moved);
  const [before, after] = [countedText(locked, now), countedText(now, locked)];
  return (
    <li>
      <div className="stack-close">
        <Link to="/ho-so/$id" params={{ id: dossier }} className="code">
          {dossier}
        </Link>
        {before !== after && (
          <dl className="facts">
            <dt>Đã khóa</dt>
            <dd>{before}</dd>
            <dt>Nay</dt>
            <dd className="strong">{after}</dd>
          </dl>
        )}
        {segments && <p>Phần việc liên thông được đếm khác.</p>}
        <ul className="soft small">
          {told.map((act) => (
            <li key={act.seq}>{actText(act)}</li>
          ))}
          {others > 0 && <li>và {numberText(others)} lần ghi khác</li>}
          {told.length === 0 && (
            <li>Không ghi thêm gì: do lịch làm việc hoặc danh bạ cơ quan đã đổi.</li>
          )}
        </ul>
      </div>
    </li>
  );
}
