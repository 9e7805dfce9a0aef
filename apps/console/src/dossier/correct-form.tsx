import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { NO_MOMENT } from '../moment-text.ts';
import { Field } from '../parts/field.tsx';
import { type Flaw, flawOf, FlawSummary } from '../parts/flaws.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { takeFocus } from '../parts/take-focus.ts';
import { ReasonField } from '../parts/text-field.tsx';
import type { Definition } from '../procedures/definition.ts';
import { historyQuery } from '../queries.ts';
import { instantOf, localOf } from '../time.ts';
import { phaseNames } from '../words.ts';
import { type Entry, entryLine } from './history-words.ts';
import type { Dossier, Offered } from './offered.ts';
import type { Act } from './use-act.ts';

type Body = Schemas['CommandBody'];

/** What is wanted of each entry, by its number: struck out, or another moment. */
type Wanted = Readonly<Record<number, { strike: boolean; at: string }>>;

/** What a correction sends; the state is stated only where the corrector names one. */
const bodyOf = (entries: readonly Entry[], wanted: Wanted, reason: string, state: string): Body => {
  const struck = entries.filter(({ seq }) => wanted[seq]?.strike).map(({ seq }) => seq);
  const amended = entries.flatMap(({ seq, at }) => {
    const change = wanted[seq];
    return change && !change.strike && change.at !== localOf(at)
      ? [{ seq, at: instantOf(change.at) }]
      : [];
  });
  return {
    reason: reason.trim(),
    ...(struck.length > 0 && { void: struck }),
    ...(amended.length > 0 && { amend: amended }),
    ...(state !== '' && { configuration: JSON.parse(state) as NonNullable<Body['configuration']> }),
  };
};

/** A correction (đính chính): entries struck out or given another moment, with a reason. Nothing is erased. */
export function CorrectForm({
  dossier,
  offered,
  definition,
  pending,
  onAct,
  onCancel,
}: {
  dossier: Dossier;
  offered: Offered;
  definition: Definition | undefined;
  pending: boolean;
  onAct: (act: Act) => void;
  onCancel: () => void;
}) {
  const prefix = useId();
  const history = useQuery(historyQuery(dossier.id));
  const [wanted, setWanted] = useState<Wanted>({});
  const [reason, setReason] = useState('');
  const [state, setState] = useState('');
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const want = (entry: Entry, change: Partial<Wanted[number]>): void =>
    setWanted((before) => ({
      ...before,
      [entry.seq]: {
        ...(before[entry.seq] ?? { strike: false, at: localOf(entry.at) }),
        ...change,
      },
    }));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (Object.values(wanted).some(({ strike, at }) => !strike && at === NO_MOMENT)) return;
    const body = bodyOf(history.data?.items ?? [], wanted, reason, state);
    const found = [
      ...((body.void ?? body.amend)
        ? []
        : [{ id: `${prefix}-entries`, text: 'Chọn lần ghi phải hủy hoặc sửa giờ.' }]),
      ...(reason.trim() === '' ? [{ id: `${prefix}-reason`, text: 'Ghi lý do.' }] : []),
    ];
    setFlaws(found);
    if (found.length === 0 && !pending) onAct({ offered, body });
  };
  return (
    <form
      className="stack act-form"
      onSubmit={submit}
      noValidate
      aria-label={offered.label}
      ref={takeFocus}
    >
      <h3>{offered.label}</h3>
      <p className="soft">
        Lần ghi bị hủy vẫn nằm trong lịch sử, có gạch ngang và lý do; hạn và báo cáo tính lại.
      </p>
      <FlawSummary flaws={flaws} />
      <Asked query={history}>
        {({ items }) => (
          <fieldset className="stack-close" id={`${prefix}-entries`} tabIndex={-1}>
            <legend className="label">Các lần ghi</legend>
            {items
              .filter((entry) => entry.event !== 'correct' && !entry.voided)
              .map((entry) => (
                <div key={entry.seq} className="row correct-row">
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={wanted[entry.seq]?.strike ?? false}
                      onChange={(event) => want(entry, { strike: event.target.checked })}
                    />
                    <span>
                      Hủy {entry.seq}. {entryLine(entry)}
                    </span>
                  </label>
                  <MomentField
                    label={`Giờ đúng của lần ghi ${entry.seq}`}
                    value={wanted[entry.seq]?.at ?? localOf(entry.at)}
                    onChange={(at) => want(entry, { at })}
                  />
                </div>
              ))}
          </fieldset>
        )}
      </Asked>
      <Field label="Sau đính chính, hồ sơ đứng ở">
        {(tied) => (
          <select
            {...tied}
            className="input"
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">Theo các lần ghi còn lại</option>
            {Object.entries(phaseNames)
              .filter(([phase]) => phase !== 'in-hand')
              .map(([phase, text]) => (
                <option key={phase} value={JSON.stringify(phase)}>
                  {text}
                </option>
              ))}
            {Object.entries(definition?.steps ?? {}).flatMap(([id, step]) =>
              'task' in step
                ? [
                    <option key={id} value={JSON.stringify({ 'in-hand': id })}>
                      Đang giải quyết: {step.task}
                    </option>,
                  ]
                : [],
            )}
          </select>
        )}
      </Field>
      <ReasonField
        id={`${prefix}-reason`}
        flaw={flawOf(flaws, `${prefix}-reason`)}
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <button className="button button-usual" disabled={pending}>
          {pending ? 'Đang ghi…' : 'Đính chính'}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}
