import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { cellQuery, petitionCellQuery } from '../queries.ts';
import { dayText } from '../time.ts';
import { closedNames, numberText, standingNames } from '../words.ts';

type CellQuery = ReturnType<typeof cellQuery> | ReturnType<typeof petitionCellQuery>;

/** The dossiers behind a figure, beside the table that shows it. */
export function CellPanel({
  queries,
  row,
  onClose,
}: {
  /** One for each figure that is added up. */
  queries: readonly CellQuery[];
  /** The row it stands in; absent: the total. */
  row: string | undefined;
  onClose: () => void;
}) {
  const cells = useQueries({ queries });
  const failed = cells.find(({ isError }) => isError);
  const answers = cells.flatMap(({ data }) => (data ? [data] : []));
  const there = answers.length === queries.length;
  const items = answers.flatMap((answer) => answer.items);
  const figure = answers.reduce((sum, answer) => sum + answer.figure, 0);
  return (
    <Dialog
      side
      title={there ? answers.map(({ label }) => label).join(' + ') : 'Đang mở…'}
      onClose={onClose}
    >
      {failed && <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />}
      {there && (
        <>
          <p>
            <strong className="number">{numberText(figure)} hồ sơ</strong>
            {row !== undefined && ` · ${row}`}
          </p>
          <ol className="parts">
            {items.map((item) => (
              <CellItem key={item.dossier} item={item} />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}

function CellItem({ item }: { item: Schemas['Cell']['items'][number] }) {
  const { dossier, field, acceptedAt, due, closedAt, closedAs, standing, owner } = item;
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
          {due !== null && ` · hạn ${dayText(due)}`}
          {closedAt !== null && ` · xong ${dayText(closedAt)}`}
        </p>
        {closedAs !== null && <p className="soft">{closedNames[closedAs]}</p>}
      </div>
    </li>
  );
}
