import type { CellKey } from '../queries.ts';
import { numberText } from '../words.ts';
import { Figures } from './figures.tsx';
import { columnGroups, type Counts, figureOf, type ReportRow } from './report.ts';

/** Opens the dossiers behind a figure. */
export type OpenFigure = (keys: readonly CellKey[], of: ReportRow['of']) => void;

/** A figure that opens its dossiers; none opens nothing. */
export function Figure({
  value,
  label,
  onOpen,
}: {
  value: number;
  label: string;
  onOpen: () => void;
}) {
  if (value === 0) return <span className="soft">0</span>;
  return (
    <button
      type="button"
      className="figure-button"
      aria-label={`${label}: ${value} hồ sơ`}
      onClick={onOpen}
    >
      {numberText(value)}
    </button>
  );
}

/** Biểu II.06 as a table: rows by field or unit, a total row, columns numbered as in the form. */
export function FigureTable({
  caption,
  first,
  rows,
  total,
  onOpen,
}: {
  caption: string;
  /** What the first column names. */
  first: string;
  rows: readonly ReportRow[];
  total: Counts;
  onOpen: OpenFigure;
}) {
  const columns = columnGroups.flatMap((group) =>
    group.columns.map((column) => ({ ...column, group: group.label })),
  );
  const cells = ({ name, of, counts }: ReportRow) =>
    columns.map(({ keys, label, group, number }) => (
      <td key={number} className={label === 'Tổng số' ? 'number sum' : 'number'}>
        <Figure
          value={figureOf(counts, keys)}
          label={`${name}, ${group.toLowerCase()}, ${label.toLowerCase()}`}
          onOpen={() => onOpen(keys, of)}
        />
      </td>
    ));
  return (
    <Figures caption={caption}>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            {first}
          </th>
          {columnGroups.map(({ label, columns: of }) => (
            <th key={label} colSpan={of.length} scope="colgroup">
              {label}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(({ label, number }) => (
            <th key={number} scope="col">
              {label}
              <span className="soft small"> ({number})</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Tổng cộng</th>
          {cells({ name: 'Tổng cộng', of: {}, counts: total })}
        </tr>
      </tfoot>
    </Figures>
  );
}
