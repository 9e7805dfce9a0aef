import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { NO_MOMENT } from '../moment-text.ts';
import { Field } from '../parts/field.tsx';
import { type Flaw, flawOf, FlawSummary } from '../parts/flaws.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { takeFocus } from '../parts/take-focus.ts';
import { TextField } from '../parts/text-field.tsx';
import { peopleQuery } from '../queries.ts';
import { agenciesOf, useAccount } from '../session/session.ts';
import { instantOf, localOf } from '../time.ts';
import { roleNames } from '../words.ts';

/** What stands in the form; moments as local texts. */
interface Entered {
  agency: string;
  absent: string;
  substitute: string;
  from: string;
  to: string;
  reason: string;
}

const missing = (entered: Entered, prefix: string): Flaw[] =>
  (
    [
      ['substitute', entered.substitute === '', 'Chọn người trực thay.'],
      ['from', [NO_MOMENT, ''].includes(entered.from), 'Ghi ngày giờ bắt đầu.'],
      ['to', [NO_MOMENT, ''].includes(entered.to), 'Ghi ngày giờ kết thúc.'],
      ['to', entered.to !== '' && entered.to <= entered.from, 'Kết thúc phải sau lúc bắt đầu.'],
    ] as const
  )
    .filter(([, is]) => is)
    .map(([field, , text]) => ({ id: `${prefix}-${field}`, text }));

/** Names who stands in for oneself or, by who leads them, for somebody else, and for how long. */
export function NewSubstitution({
  onMade,
  onCancel,
}: {
  onMade: () => void;
  onCancel: () => void;
}) {
  const prefix = useId();
  const account = useAccount();
  const agencies = agenciesOf(account, Object.keys(roleNames) as (keyof typeof roleNames)[]);
  const [entered, setEntered] = useState<Entered>({
    agency: agencies[0]?.id ?? '',
    absent: account.id,
    substitute: '',
    from: localOf(Date.now()),
    to: '',
    reason: '',
  });
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const people = useQuery(peopleQuery(entered.agency));
  const items = people.data?.items ?? [];
  const set = (change: Partial<Entered>): void =>
    setEntered((before) => ({ ...before, ...change }));
  const make = useMutation({
    mutationFn: () => {
      const { agency, absent, substitute, from, to, reason } = entered;
      return answerOf(
        api.POST('/api/v1/substitutions', {
          body: {
            agency,
            absent,
            substitute,
            from: instantOf(from),
            to: instantOf(to),
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          },
        }),
      );
    },
    onSuccess: onMade,
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = missing(entered, prefix);
    setFlaws(found);
    if (found.length === 0 && !make.isPending) make.mutate();
  };
  const flaw = (field: string) => flawOf(flaws, `${prefix}-${field}`);
  return (
    <form className="sheet stack" onSubmit={submit} noValidate ref={takeFocus}>
      <h2>Cử người trực thay</h2>
      <FlawSummary flaws={flaws} />
      {(people.error ?? make.error) && <ProblemNote error={people.error ?? make.error} />}
      <div className="pair">
        {agencies.length > 1 && (
          <Choice
            id={`${prefix}-agency`}
            label="Cơ quan"
            value={entered.agency}
            options={agencies}
            onChange={(agency) => set({ agency, absent: account.id, substitute: '' })}
          />
        )}
        <Choice
          id={`${prefix}-absent`}
          label="Người vắng"
          value={entered.absent}
          options={items
            .filter(({ mayBeAbsent }) => mayBeAbsent)
            .map(({ id, name }) => ({ id, name: id === account.id ? `${name} (tôi)` : name }))}
          onChange={(absent) => set({ absent, substitute: '' })}
        />
        <Choice
          id={`${prefix}-substitute`}
          label="Người trực thay"
          value={entered.substitute}
          flaw={flaw('substitute')}
          options={[
            { id: '', name: 'Chọn…' },
            ...items.filter(({ id }) => id !== entered.absent).map(withRoles),
          ]}
          onChange={(substitute) => set({ substitute })}
        />
      </div>
      <div className="pair">
        <MomentField
          id={`${prefix}-from`}
          label="Từ"
          value={entered.from}
          flaw={flaw('from')}
          onChange={(from) => set({ from })}
        />
        <MomentField
          id={`${prefix}-to`}
          label="Đến trước"
          value={entered.to}
          flaw={flaw('to')}
          onChange={(to) => set({ to })}
        />
      </div>
      <TextField
        label="Lý do (không bắt buộc)"
        value={entered.reason}
        onChange={(reason) => set({ reason })}
      />
      <div className="row">
        <button className="button button-usual" disabled={make.isPending}>
          {make.isPending ? 'Đang ghi…' : 'Cử trực thay'}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}

const withRoles = ({ id, name, roles }: Schemas['AgencyPerson']) => ({
  id,
  name: `${name}, ${[...new Set(roles.map(({ roleName }) => roleName))].join(', ')}`,
});

function Choice({
  id,
  label,
  value,
  flaw,
  options,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  flaw?: string | undefined;
  options: readonly { id: string; name: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Field id={id} label={label} flaw={flaw}>
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
