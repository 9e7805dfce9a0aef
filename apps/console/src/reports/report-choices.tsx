import { useState } from 'react';

import type { Schemas } from '../api.ts';
import { NO_MOMENT } from '../moment-text.ts';
import { Field } from '../parts/field.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { instantOf, localOf } from '../time.ts';
import { Downloads } from './downloads.tsx';
import {
  lockedOrderOf,
  looksBack,
  orderOf,
  periodId,
  type PeriodKind,
  periodKinds,
  periodParts,
  PETITIONS,
  type ReportSearch,
  yearsOf,
} from './report-search.ts';

/** Which agency, which period, looked at from when; each change changes the address. */
export function ReportChoices({
  agencies,
  periods,
  agency,
  period,
  search,
  onChange,
}: {
  agencies: readonly Pick<Schemas['Agency'], 'id' | 'name'>[];
  /** The newest, the running ones among them. */
  periods: readonly { id: string }[];
  agency: string | undefined;
  period: string | undefined;
  search: ReportSearch;
  onChange: (next: ReportSearch) => void;
}) {
  const { year, kind } = periodParts(period ?? '');
  const petitions = search.form === PETITIONS;
  return (
    <div className="sheet report-choices">
      <Field label="Cơ quan">
        {(tied) => (
          <select
            {...tied}
            className="input"
            value={agency ?? ''}
            onChange={(event) => onChange({ agency: event.target.value })}
          >
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Kỳ">
        {(tied) => (
          <select
            {...tied}
            className="input"
            value={kind}
            onChange={(event) =>
              onChange({ period: periodId(year, event.target.value as PeriodKind) })
            }
          >
            {Object.entries(periodKinds).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Năm">
        {(tied) => (
          <select
            {...tied}
            className="input"
            value={year}
            onChange={(event) => onChange({ period: periodId(event.target.value, kind) })}
          >
            {yearsOf(periods, year).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </Field>
      {agency !== undefined && period !== undefined && (
        <Downloads
          period={period}
          order={petitions ? orderOf(agency, search) : lockedOrderOf(agency, search)}
          petitions={petitions}
        />
      )}
      <details open={looksBack(search)}>
        <summary>Nhìn lại</summary>
        <LookBack search={search} onChange={onChange} />
      </details>
    </div>
  );
}

function LookBack({
  search: { asOf, asKnownAt },
  onChange,
}: {
  search: ReportSearch;
  onChange: (next: ReportSearch) => void;
}) {
  const [of, setOf] = useState(asOf === undefined ? '' : localOf(asOf));
  const [known, setKnown] = useState(asKnownAt === undefined ? '' : localOf(asKnownAt));
  const moment = (local: string) => (local === '' ? '' : instantOf(local));
  return (
    <div className="row">
      <MomentField
        label="Kỳ báo cáo nhìn tại lúc"
        hint="Để trống là cuối kỳ."
        value={of}
        onChange={setOf}
      />
      <MomentField
        label="Chỉ những gì đã ghi đến lúc"
        hint="Để trống là đến bây giờ."
        value={known}
        onChange={setKnown}
      />
      <button
        type="button"
        className="button"
        disabled={of === NO_MOMENT || known === NO_MOMENT}
        onClick={() => onChange({ asOf: moment(of), asKnownAt: moment(known) })}
      >
        Xem số liệu
      </button>
    </div>
  );
}
