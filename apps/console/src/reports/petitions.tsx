import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { petitionCellsQuery, petitionsQuery } from '../queries.ts';
import { CellPanel } from './cell-panel.tsx';
import { Figure } from './figure-table.tsx';
import { Figures } from './figures.tsx';
import { type PetitionCell, petitionCells, petitionColumns } from './petition-cells.ts';
import { Identities, ReportHead } from './report-parts.tsx';
import { type FormProps, orderOf, type ReportSearch } from './report-search.ts';

type PetitionRow = Pick<Schemas['PetitionReport']['total'], PetitionCell>;

/** Opens the petitions behind a figure. */
type OpenFigure = (cell: PetitionCell, of: Pick<ReportSearch, 'kind' | 'owner'>) => void;

/** Biểu II.05: petitions by what they are about and by unit; every figure opens those it counts. */
export function Petitions({ period, agency, search, onChange, onClose }: FormProps) {
  const order = orderOf(agency, search);
  const query = useQuery(petitionsQuery(period, order));
  const cell = petitionCells.find((one) => one === search.cell);
  const { kind, owner } = search;
  const of = { ...(kind !== undefined && { kind }), ...(owner !== undefined && { owner }) };
  const open: OpenFigure = (opened, row) => onChange({ cell: opened, ...row });
  return (
    <>
      <Asked query={query}>
        {(report) => (
          <div className="stack">
            <ReportHead report={report} unit="phản ánh, kiến nghị" />
            <p className="note">
              Dòng và cột của biểu chưa đối chiếu với bản in của thông tư; cơ quan xem lại trước khi
              gửi.
            </p>
            <PetitionTable
              caption="Phản ánh, kiến nghị theo nội dung"
              first="Nội dung"
              rows={report.kinds.map((row) => ({
                name: row.name,
                of: { kind: row.kind },
                counts: row,
              }))}
              total={report.total}
              onOpen={open}
            />
            {report.unsaid > 0 && (
              <p className="soft">
                Trong đó {report.unsaid} phản ánh, kiến nghị chưa ai ghi nội dung, tính vào dòng mặc
                định của biểu.
              </p>
            )}
            {report.units && (
              <PetitionTable
                caption="Phản ánh, kiến nghị theo đơn vị"
                first="Đơn vị"
                rows={report.units.map((row) => ({
                  name: row.name,
                  of: { owner: row.agency },
                  counts: row,
                }))}
                total={report.total}
                onOpen={open}
              />
            )}
            <Identities report={report} />
          </div>
        )}
      </Asked>
      {cell !== undefined && (
        <CellPanel
          behind={petitionCellsQuery(period, [cell], { ...order, ...of })}
          row={query.data?.kinds.find((one) => one.kind === kind)?.name}
          onClose={onClose}
        />
      )}
    </>
  );
}

function PetitionTable({
  caption,
  first,
  rows,
  total,
  onOpen,
}: {
  caption: string;
  /** What the first column names. */
  first: string;
  rows: readonly { name: string; of: Parameters<OpenFigure>[1]; counts: PetitionRow }[];
  total: PetitionRow;
  onOpen: OpenFigure;
}) {
  const cells = (name: string, counts: PetitionRow, of: Parameters<OpenFigure>[1]) =>
    petitionColumns.map(({ cell, label }) => (
      <td key={cell} className={cell === 'received' ? 'number sum' : 'number'}>
        <Figure
          value={counts[cell]}
          label={`${name}, ${label.toLowerCase()}`}
          onOpen={() => onOpen(cell, of)}
        />
      </td>
    ));
  return (
    <Figures caption={caption}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {petitionColumns.map(({ cell, label }) => (
            <th key={cell} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of, counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells(name, counts, of)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Tổng cộng</th>
          {cells('Tổng cộng', total, {})}
        </tr>
      </tfoot>
    </Figures>
  );
}
