import { useQuery } from '@tanstack/react-query';

import { Field } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { agenciesQuery } from '../queries.ts';
import { type Entered, OUTSIDE } from './command.ts';
import type { Dossier } from './offered.ts';

/** Whose opinion is asked, and until when it is to be there; or, of several who were asked, who has answered. */
export function OpinionFields({
  prefix,
  dossier,
  asking,
  entered,
  flaw,
  onChange,
}: {
  prefix: string;
  dossier: Dossier;
  asking: boolean;
  entered: Entered;
  flaw: (field: string) => string | undefined;
  onChange: (change: Partial<Entered>) => void;
}) {
  const { data } = useQuery(agenciesQuery);
  const waiting = dossier.opinions.filter(
    ({ closedAt, scope }) => closedAt === null && scope === entered.scope,
  );
  const agencies = asking
    ? (data?.items ?? []).filter(({ id }) => id !== dossier.owner.id)
    : waiting.flatMap(({ agency, outside }) => (agency && !outside ? [agency] : []));
  const outside = asking
    ? []
    : waiting.flatMap((opinion) => (opinion.agency && opinion.outside ? [opinion.agency] : []));
  const chosen = entered.agency === OUTSIDE && !asking ? entered.outside : entered.agency;
  const choose = (value: string): void =>
    onChange(
      outside.some(({ id }) => id === value)
        ? { agency: OUTSIDE, outside: value }
        : { agency: value },
    );
  return (
    <div className="pair">
      <Field
        id={`${prefix}-agency`}
        label={asking ? 'Cơ quan được xin ý kiến' : 'Cơ quan đã trả lời'}
        flaw={flaw('agency')}
      >
        {(tied) => (
          <select
            {...tied}
            className="input"
            value={chosen}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">Chọn…</option>
            {[...agencies, ...outside].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {asking && <option value={OUTSIDE}>Cơ quan khác, ngoài danh mục</option>}
          </select>
        )}
      </Field>
      {asking && entered.agency === OUTSIDE && (
        <TextField
          id={`${prefix}-outside`}
          label="Tên cơ quan"
          flaw={flaw('outside')}
          maxLength={200}
          value={entered.outside}
          onChange={(outside) => onChange({ outside })}
        />
      )}
      {asking && (
        <TextField
          id={`${prefix}-within`}
          label="Trả lời trong (ngày làm việc)"
          hint="Để trống là không hẹn ngày trả lời."
          flaw={flaw('within')}
          inputMode="decimal"
          value={entered.within}
          onChange={(text) => onChange({ within: text.replace(',', '.') })}
        />
      )}
    </div>
  );
}
