import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import type { Schemas } from '../api.ts';
import { useRowKeys } from '../keys.ts';
import { Asked } from '../parts/asked.tsx';
import { Field } from '../parts/field.tsx';
import { Mark } from '../parts/mark.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { TextField } from '../parts/text-field.tsx';
import { speaksOf } from '../plain-letters.ts';
import { proceduresQuery } from '../queries.ts';
import { texts } from '../search-texts.ts';
import { dayText, today } from '../time.ts';

type Listed = Schemas['ListedProcedure'];

const onlineNames: Readonly<Record<string, string>> = {
  none: 'cung cấp thông tin trực tuyến',
  partial: 'trực tuyến một phần',
  full: 'trực tuyến toàn trình',
};

const inForce = ({ effective: { from, to } }: Listed, day: string): boolean =>
  from <= day && (to === null || day <= to);

/** How many of those listed are proved; of the others each says itself why not. */
const certifiedOf = (listed: readonly Listed[]): string => {
  const proved = listed.filter(({ certificate }) => certificate === 'proved').length;
  const open = listed.some(
    ({ certificate }) => certificate === null || certificate === 'under-way',
  );
  return `, ${proved} đã chứng minh không thể kẹt${open ? ' (đang xét tiếp)' : ''}`;
};

/** The catalogue: found by any part of name, code or field, with marks or without. */
export function ProceduresPage() {
  const { q, field } = useSearch({ from: '/frame/thu-tuc' });
  const navigate = useNavigate();
  const query = useQuery(proceduresQuery);
  const list = useRef<HTMLElement>(null);
  useRowKeys(list);
  const change = (next: { q?: string; field?: string }): void =>
    void navigate({
      to: '/thu-tuc',
      search: (before) => texts({ ...before, ...next }, ['q', 'field']),
      replace: true,
    });
  const day = today();
  return (
    <section ref={list}>
      <PageHead title="Thủ tục hành chính" />
      <Asked query={query}>
        {({ items }) => {
          const fields = [...new Set(items.map((one) => one.field))].sort((a, b) =>
            a.localeCompare(b, 'vi'),
          );
          const found = items
            .filter((one) => field === undefined || one.field === field)
            .filter(({ code, name, field: of }) => speaksOf(`${code} ${name} ${of}`, q ?? ''))
            .sort((a, b) => a.name.localeCompare(b.name, 'vi') || b.version - a.version);
          return (
            <>
              <div className="filters">
                <TextField
                  label="Tên, mã hoặc lĩnh vực"
                  type="search"
                  placeholder="Gõ không dấu cũng được"
                  value={q ?? ''}
                  onChange={(q) => change({ q })}
                />
                <Field label="Lĩnh vực">
                  {(tied) => (
                    <select
                      {...tied}
                      className="input"
                      value={field ?? ''}
                      onChange={(event) => change({ field: event.target.value })}
                    >
                      <option value="">Tất cả</option>
                      {fields.map((one) => (
                        <option key={one}>{one}</option>
                      ))}
                    </select>
                  )}
                </Field>
              </div>
              <p className="counted soft small" role="status">
                {found.length} thủ tục{certifiedOf(found)}
              </p>
              <ul className="rows">
                {found.map((one) => (
                  <li key={`${one.code}@${one.version}`}>
                    <Link
                      to="/thu-tuc/$code"
                      params={{ code: one.code }}
                      search={{ version: String(one.version) }}
                      data-row
                    >
                      <span className="cell">
                        <span className="code">{one.code}</span>
                        <span className="soft small">phiên bản {one.version}</span>
                        {one.certificate === 'denied' && <Mark tone="late">Có chỗ hỏng</Mark>}
                        {one.certificate === 'not-proven' && (
                          <Mark tone="soon">Chưa chứng minh được</Mark>
                        )}
                      </span>
                      <span className="cell">
                        <span className="strong">{one.name}</span>
                      </span>
                      <span className="cell">
                        <span>{one.term}</span>
                        <span className="soft small">{onlineNames[one.online] ?? one.online}</span>
                      </span>
                      <span className="cell">
                        <span>{one.field}</span>
                        {!inForce(one, day) && (
                          <span className="mark mark-plain small">
                            {one.effective.from > day
                              ? `Có hiệu lực từ ${dayText(one.effective.from)}`
                              : `Hết hiệu lực ${dayText(one.effective.to ?? '')}`}
                          </span>
                        )}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Asked>
    </section>
  );
}
