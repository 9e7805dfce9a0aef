import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, type ReactNode, useEffect, useState } from 'react';

import { archiveNames, parcelNames, wayNames } from '../afterlife/words.ts';
import { Field } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { agenciesQuery, proceduresQuery } from '../queries.ts';
import { useAccount } from '../session/session.ts';
import { phaseNames, roleNames, standingNames } from '../words.ts';
import { dueNames, type Filters, OPEN_PHASES } from './filters.ts';

type Change = (change: Filters) => void;

function Choice({
  label,
  value,
  onChange,
  all = 'Tất cả',
  children,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  /** What no choice is called; null: there is always one. */
  all?: string | null;
  children: ReactNode;
}) {
  return (
    <Field label={label}>
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
        >
          {all !== null && <option value="">{all}</option>}
          {children}
        </select>
      )}
    </Field>
  );
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));

/** The filters above the list; each change changes the address, and so the list. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: Change }) {
  const [q, setQ] = useState(filters.q ?? '');
  useEffect(() => setQ(filters.q ?? ''), [filters.q]);
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    onChange({ q: q.trim() });
  };
  const { field, procedure, owner, taskRole, paused, atRisk, way, parcel, archive } = filters;
  const more = [field, procedure, owner, taskRole, paused, atRisk, way, parcel, archive];
  const moreOpen = more.some((one) => one !== undefined);
  return (
    <form className="filters" onSubmit={search} role="search" aria-label="Lọc danh sách">
      <TextField
        label="Mã hồ sơ, người nộp, thủ tục"
        type="search"
        placeholder="Gõ không dấu cũng được, rồi Enter"
        value={q}
        onChange={setQ}
        onBlur={() => q.trim() !== (filters.q ?? '') && onChange({ q: q.trim() })}
      />
      <Choice label="Giai đoạn" value={filters.phase} onChange={(phase) => onChange({ phase })}>
        <option value={OPEN_PHASES}>Chưa xong</option>
        {optionsOf(phaseNames)}
      </Choice>
      <Choice
        label="Tình trạng hạn"
        value={filters.standing}
        onChange={(standing) => onChange({ standing })}
      >
        {Object.entries(standingNames).map(([value, { text }]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Choice>
      <Choice label="Hạn trả" value={filters.due} onChange={(due) => onChange({ due })}>
        {optionsOf(dueNames)}
      </Choice>
      <Choice
        label="Sắp xếp"
        all={null}
        value={filters.sort ?? 'due'}
        onChange={(sort) => onChange({ sort })}
      >
        <option value="due">Hạn gần nhất</option>
        <option value="submitted">Nộp mới nhất</option>
        <option value="waiting">Nộp lâu nhất</option>
        <option value="recorded">Ghi mới nhất</option>
      </Choice>
      <details open={moreOpen}>
        <summary>Lọc thêm</summary>
        <MoreFilters filters={filters} onChange={onChange} />
      </details>
    </form>
  );
}

function MoreFilters({ filters, onChange }: { filters: Filters; onChange: Change }) {
  const account = useAccount();
  const { data: procedures } = useQuery(proceduresQuery);
  const { data: agencies } = useQuery(agenciesQuery);
  const fields = [...new Set(procedures?.items.map(({ field }) => field))].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  const named = new Map(
    procedures?.items
      .filter(({ field }) => filters.field === undefined || field === filters.field)
      .map(({ code, name }) => [code, name]),
  );
  const sees =
    account.administrator ||
    account.grants.some(({ role }) => role !== 'desk' && role !== 'officer');
  return (
    <div className="pair">
      <Choice label="Lĩnh vực" value={filters.field} onChange={(field) => onChange({ field })}>
        {fields.map((field) => (
          <option key={field}>{field}</option>
        ))}
      </Choice>
      <Choice
        label="Thủ tục"
        value={filters.procedure}
        onChange={(procedure) => onChange({ procedure })}
      >
        {[...named].map(([code, name]) => (
          <option key={code} value={code}>
            {code} · {name}
          </option>
        ))}
      </Choice>
      <Choice
        label="Đang chờ ai làm"
        value={filters.taskRole}
        onChange={(taskRole) => onChange({ taskRole })}
      >
        {(['desk', 'officer', 'head', 'chair'] as const).map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      </Choice>
      {sees && (
        <Choice
          label="Cơ quan chủ trì"
          value={filters.owner}
          onChange={(owner) => onChange({ owner })}
        >
          {agencies?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label="Tạm dừng"
        value={filters.paused}
        onChange={(paused) => onChange({ paused })}
        all="Không lọc"
      >
        <option value="1">Chỉ hồ sơ đang tạm dừng</option>
        <option value="long">Chỉ hồ sơ tạm dừng quá lâu</option>
      </Choice>
      <Choice
        label="Nguy cơ trễ"
        value={filters.atRisk}
        onChange={(atRisk) => onChange({ atRisk })}
        all="Không lọc"
      >
        <option value="1">Chặng sau không kịp</option>
      </Choice>
      <Choice label="Nhận kết quả" value={filters.way} onChange={(way) => onChange({ way })}>
        {optionsOf(wayNames)}
      </Choice>
      <Choice label="Bưu gửi" value={filters.parcel} onChange={(parcel) => onChange({ parcel })}>
        {optionsOf(parcelNames)}
      </Choice>
      <Choice label="Lưu trữ" value={filters.archive} onChange={(archive) => onChange({ archive })}>
        {optionsOf(archiveNames)}
      </Choice>
    </div>
  );
}
