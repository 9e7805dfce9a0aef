import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { More } from '../parts/more.tsx';
import type { BehindFigures } from '../queries.ts';
import { useDueText } from '../session/use-due-text.ts';
import { dayText } from '../time.ts';
import { closedNames, numberText, standingNames } from '../words.ts';

/** The dossiers behind a figure, beside the table that shows it. */
export function CellPanel({
  behind,
  row,
  onClose,
}: {
  behind: BehindFigures;
  /** The row it stands in; absent: the total. */
  row: string | undefined;
  onClose: () => void;
}) {
  const query = useInfiniteQuery(behind);
  const figures = query.data?.pages[0];
  return (
    <Dialog
      side
      title={figures ? figures.map(({ label }) => label).join(' + ') : 'Đang mở…'}
      onClose={onClose}
    >
      <Asked query={query}>
        {({ pages }) => (
          <>
            <p>
              <strong className="number">
                {numberText(figures?.reduce((sum, { figure }) => sum + figure, 0) ?? 0)} hồ sơ
              </strong>
              {row !== undefined && ` · ${row}`}
            </p>
            <ol className="parts">
              {pages
                .flat()
                .flatMap(({ items }) => items)
                .map((item) => (
                  <CellItem key={item.dossier} item={item} />
                ))}
            </ol>
            <More query={query}>Xem thêm hồ sơ</More>
          </>
        )}
      </Asked>
    </Dialog>
  );
}

function CellItem({ item }: { item: Schemas['Cell']['items'][number] }) {
  const { dossier, field, acceptedAt, due, closedAt, closedAs, standing, owner } = item;
  const dueText = useDueText();
  const words = standing === null ? undefined : standingNames[standing as 'early'];
  return (
    <li>
      <div>
        <Link to="/ho-so/$id" params={{ id: dossier }} className="code">
          {dossier}
        </Link>
        <p className="soft small">
          {field} · {owner.name}
        </p>
      </div>
      <div className="small">
        {words && <span className={`mark mark-${words.tone}`}>{words.text}</span>}
        <p className="soft">
          {acceptedAt !== null && `nhận ${dayText(acceptedAt)}`}
          {due !== null && ` · hạn ${dueText(due, dayText(due))}`}
          {closedAt !== null && ` · xong ${dayText(closedAt)}`}
        </p>
        {closedAs !== null && <p className="soft">{closedNames[closedAs]}</p>}
      </div>
    </li>
  );
}
