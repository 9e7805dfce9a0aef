import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';

import type { Schemas } from '../api.ts';
import { AfterlifeFields } from '../afterlife/afterlife-fields.tsx';
import { FactInputs } from '../parts/fact-inputs.tsx';
import { Check, Field } from '../parts/field.tsx';
import { type Flaw, flawOf, FlawSummary } from '../parts/flaws.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { takeFocus } from '../parts/take-focus.ts';
import { ReasonField, TextField } from '../parts/text-field.tsx';
import type { Definition, FactDeclaration } from '../procedures/definition.ts';
import { agenciesQuery } from '../queries.ts';
import { numberText, outcomeNames } from '../words.ts';
import { bodyOf, type Entered, flawsIn, freshly } from './command.ts';
import { ExtensionNote } from './extension-note.tsx';
import { asksDigitised, asksMoney, type Dossier, type Offered } from './offered.ts';
import { OpinionFields } from './opinion-fields.tsx';
import { PapersToAsk } from './papers-to-ask.tsx';
import { RightProcedure, useRightProcedure } from './right-procedure.tsx';
import type { Act } from './use-act.ts';

/**
 * What this act asks of facts: what the step declares; everything the procedure knows where the term depends on it,
 * the one that was chosen where the dossier goes to another.
 */
const factsAsked = (
  offered: Offered,
  definition: Definition | undefined,
): Record<string, FactDeclaration> =>
  offered.action === 'vary' || offered.action === 'accept' || offered.action === 'reclassify'
    ? (definition?.facts ?? {})
    : (offered.needs.facts as Record<string, FactDeclaration>);

const moneyLabels: Readonly<Record<string, string>> = {
  payment: 'Số tiền đã nộp (đồng)',
  refund: 'Số tiền hoàn trả (đồng)',
};

/** Asks in place for what an act needs, and sends it. */
export function ActionForm({
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
  const [entered, setEntered] = useState<Entered>(() =>
    freshly(offered, dossier.facts, Date.now()),
  );
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const { needs, action } = offered;
  const right = useRightProcedure(entered.procedure);
  const declared = factsAsked(offered, action === 'reclassify' ? right : definition);
  const digitised = asksDigitised(offered, definition);
  const set = (change: Partial<Entered>): void =>
    setEntered((before) => ({ ...before, ...change }));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = flawsIn(offered, entered, prefix);
    setFlaws(found);
    if (found.length > 0 || pending) return;
    onAct({
      offered,
      body: bodyOf(offered, entered, { digitised, facts: Object.keys(declared) }),
    });
  };
  const flaw = (field: string) => flawOf(flaws, `${prefix}-${field}`);
  return (
    <form
      className="stack act-form"
      onSubmit={submit}
      noValidate
      aria-label={offered.label}
      ref={takeFocus}
    >
      <h3>{offered.label}</h3>
      <FlawSummary flaws={flaws} />
      {action === 'extend' && <ExtensionNote dossier={dossier} due={entered.due} />}
      {(offered.scopes.length > 1 || needs.segment) && (
        <ScopeField
          id={`${prefix}-scope`}
          dossier={dossier}
          offered={offered}
          definition={definition}
          value={entered.scope}
          flaw={flaw('scope')}
          onChange={(scope) => set({ scope })}
        />
      )}
      {needs.outcome && (
        <Field id={`${prefix}-outcome`} label="Kết quả giải quyết" flaw={flaw('outcome')}>
          {(tied) => (
            <select
              {...tied}
              className="input"
              value={entered.outcome}
              onChange={(event) => set({ outcome: event.target.value as Entered['outcome'] })}
            >
              <option value="">Chọn…</option>
              {Object.entries(outcomeNames).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {needs.fields.includes('procedure') && (
        <RightProcedure
          id={`${prefix}-procedure`}
          dossier={dossier}
          value={entered.procedure}
          flaw={flaw('procedure')}
          onChoose={(procedure) => set({ procedure })}
        />
      )}
      {needs.fields.includes('agency') && (
        <OpinionFields
          prefix={prefix}
          dossier={dossier}
          asking={action === 'request-opinion'}
          entered={entered}
          flaw={flaw}
          onChange={set}
        />
      )}
      <div className="pair">
        {needs.fields.includes('returnedAt') && (
          <>
            <MomentField
              id={`${prefix}-returnedAt`}
              label="Đã trả kết quả lúc"
              value={entered.returnedAt}
              flaw={flaw('returnedAt')}
              onChange={(returnedAt) => set({ returnedAt })}
            />
            <MomentField
              id={`${prefix}-finishedAt`}
              label="Có kết quả lúc (nếu khác)"
              value={entered.finishedAt}
              onChange={(finishedAt) => set({ finishedAt })}
            />
          </>
        )}
        {needs.fields.includes('due') && (
          <MomentField
            id={`${prefix}-due`}
            label="Hẹn trả mới"
            hint="Sau ngày đang hẹn; phải ghi trước khi hồ sơ quá hạn."
            value={entered.due}
            flaw={flaw('due')}
            onChange={(due) => set({ due })}
          />
        )}
        {asksMoney(offered) && (
          <TextField
            id={`${prefix}-amount`}
            label={moneyLabels[action] ?? 'Số tiền (đồng)'}
            {...(action === 'refund' && {
              hint: `Nhiều nhất ${numberText(dossier.money.refundable)} đồng, đã nộp mà chưa hoàn trả.`,
            })}
            flaw={flaw('amount')}
            inputMode="numeric"
            value={entered.amount}
            onChange={(text) => set({ amount: text.replace(/[.\s]/g, '') })}
          />
        )}
        {(action === 'payment' || action === 'refund') && (
          <TextField
            id={`${prefix}-receipt`}
            label={
              action === 'payment'
                ? 'Số biên lai (không bắt buộc)'
                : 'Số chứng từ hoàn trả (không bắt buộc)'
            }
            maxLength={100}
            value={entered.receipt}
            onChange={(receipt) => set({ receipt })}
          />
        )}
        {needs.fields.includes('to') && (
          <AgencyField
            id={`${prefix}-to`}
            value={entered.to}
            without={dossier.owner.id}
            flaw={flaw('to')}
            onChange={(to) => set({ to })}
          />
        )}
        <AfterlifeFields
          offered={offered}
          entered={entered}
          prefix={prefix}
          flaw={flaw}
          onChange={set}
        />
        {needs.fields.includes('at') && (
          <MomentField
            id={`${prefix}-at`}
            label="Theo bưu chính, lúc"
            hint="Để trống là bây giờ."
            value={entered.at}
            flaw={flaw('at')}
            onChange={(at) => set({ at })}
          />
        )}
      </div>
      <FactInputs
        declared={declared}
        facts={entered.facts}
        prefix={prefix}
        onChange={(facts) => set({ facts })}
      />
      {digitised && (
        <Check checked={entered.digitised} onChange={(checked) => set({ digitised: checked })}>
          {action === 'accept' ? 'Đã số hóa giấy tờ nộp' : 'Đã số hóa kết quả'}
        </Check>
      )}
      {action === 'request-supplement' && definition && (
        <PapersToAsk
          papers={definition.papers}
          reason={entered.reason}
          onChange={(reason) => set({ reason })}
        />
      )}
      <ReasonField
        id={`${prefix}-reason`}
        label={
          action === 'request-opinion'
            ? 'Nội dung xin ý kiến'
            : needs.reason
              ? 'Lý do'
              : 'Ghi chú, lý do (không bắt buộc)'
        }
        flaw={flaw('reason')}
        value={entered.reason}
        onChange={(reason) => set({ reason })}
      />
      {action !== 'record-returned' && !needs.fields.includes('at') && (
        <details>
          <summary>Việc đã xảy ra trước đó?</summary>
          <MomentField
            id={`${prefix}-at`}
            label="Xảy ra lúc"
            hint="Để trống là bây giờ. Ghi muộn thì phải nêu lý do."
            value={entered.at}
            onChange={(at) => set({ at })}
          />
        </details>
      )}
      <div className="row">
        <button className="button button-usual" disabled={pending}>
          {pending ? 'Đang ghi…' : offered.label}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}

function ScopeField({
  id,
  dossier,
  offered,
  definition,
  value,
  flaw,
  onChange,
}: {
  id: string;
  dossier: Dossier;
  offered: Offered;
  definition: Definition | undefined;
  value: string;
  flaw: string | undefined;
  onChange: (scope: string) => void;
}) {
  const nameOf = (segment: string): string =>
    dossier.segments.find((one) => one.segment === segment)?.name ??
    definition?.segments[segment]?.name ??
    segment;
  const options =
    offered.scopes.length > 0 ? offered.scopes : Object.keys(definition?.segments ?? {});
  return (
    <Field id={id} label={offered.needs.segment ? 'Chặng liên thông' : 'Áp dụng cho'} flaw={flaw}>
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {offered.needs.segment && <option value="">Chọn…</option>}
          {options.map((scope) => (
            <option key={scope} value={scope}>
              {scope === 'dossier' ? 'Cả hồ sơ' : `Chặng “${nameOf(scope)}”`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function AgencyField({
  id,
  value,
  without,
  flaw,
  onChange,
}: {
  id: string;
  value: string;
  without: string;
  flaw: string | undefined;
  onChange: (agency: string) => void;
}) {
  const { data } = useQuery(agenciesQuery);
  const kind = data?.items.find((agency) => agency.id === without)?.kind;
  const others = data?.items.filter((agency) => agency.id !== without) ?? [];
  const alike = (agency: Schemas['Agency']): boolean => agency.kind === kind;
  return (
    <Field id={id} label="Cơ quan nhận" flaw={flaw}>
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">Chọn…</option>
          <AgencyGroup label="Cùng loại cơ quan" agencies={others.filter(alike)} />
          <AgencyGroup label="Cơ quan khác" agencies={others.filter((agency) => !alike(agency))} />
        </select>
      )}
    </Field>
  );
}

function AgencyGroup({
  label,
  agencies,
}: {
  label: string;
  agencies: readonly Schemas['Agency'][];
}) {
  return agencies.length === 0 ? null : (
    <optgroup label={label}>
      {agencies.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
