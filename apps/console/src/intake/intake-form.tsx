import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Dispatch, type SetStateAction, type SubmitEvent, useEffect, useState } from 'react';

import { FactInputs } from '../parts/fact-inputs.tsx';
import { Check, Field } from '../parts/field.tsx';
import { type Flaw, flawOf, FlawSummary } from '../parts/flaws.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { definitionOf, filledFacts } from '../procedures/definition.ts';
import { agenciesQuery, procedureQuery, proceduresQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { type Account, desksOf } from '../session/session.ts';
import { today } from '../time.ts';
import { channelNames } from '../words.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { emptyDraft, flawsOf, type IntakeDraft, missingPapers, withHanded } from './draft.ts';
import { IntakeAside } from './intake-aside.tsx';
import { proceduresAt } from './offered-procedures.ts';
import { PaperList } from './papers.tsx';
import { PickProcedure } from './pick-procedure.tsx';
import { SameApplicant } from './same-applicant.tsx';
import { type TakenIn, useIntake } from './use-intake.ts';

/** Everything the counter asks for, from top to bottom in the order it is asked. */
export function IntakeForm({
  account,
  draft: given,
  onChange,
  onDone,
}: {
  account: Account;
  draft: IntakeDraft;
  onChange: Dispatch<SetStateAction<IntakeDraft>>;
  onDone: (taken: TakenIn) => void;
}) {
  const desks = desksOf(account);
  const draft = { ...given, agency: given.agency || (desks[0]?.id ?? '') };
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const intake = useIntake(onDone);
  const say = useSay();
  const { data: agencies } = useQuery(agenciesQuery);
  const { data: catalogue } = useQuery(proceduresQuery);
  const agency = agencies?.items.find(({ id }) => id === draft.agency);
  const procedures = proceduresAt(catalogue?.items ?? [], agency, account, today());
  const chosen = procedures.find(({ code }) => code === draft.procedure);
  const { data: procedure } = useQuery({
    ...procedureQuery(draft.procedure, chosen?.version),
    enabled: chosen !== undefined,
  });
  const definition = procedure && definitionOf(procedure);
  const facts = definition ? filledFacts(definition.facts, draft.facts) : draft.facts;
  const set = (change: Partial<IntakeDraft>): void => onChange({ ...draft, ...change });
  const send = (accept: boolean): void => {
    const found = flawsOf(draft);
    setFlaws(found);
    if (found.length === 0 && !intake.isPending)
      intake.mutate({ draft: { ...draft, facts }, accept });
  };
  const clear = (): void => {
    onChange({ ...emptyDraft, agency: draft.agency });
    say('Đã xóa phiếu đang nhập.', () => onChange(draft));
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send(true);
  };
  useEffect(() => {
    document.getElementById('thu-tuc')?.focus();
  }, []);
  return (
    <section>
      <PageHead title="Tiếp nhận hồ sơ" under="Một lượt: ghi nhận, tiếp nhận và in giấy hẹn.">
        <Link to="/tiep-nhan/nhanh" className="button button-quiet">
          Tiếp nhận nhanh nhiều hồ sơ
        </Link>
        {(draft.procedure !== '' || draft.name !== '') && (
          <button type="button" className="button button-quiet" onClick={clear}>
            Xóa phiếu đang nhập
          </button>
        )}
      </PageHead>
      <form className="intake" onSubmit={submit} noValidate>
        <div className="stack">
          <FlawSummary flaws={flaws} />
          {intake.error && <ProblemNote error={intake.error} />}
          <section className="sheet stack">
            <h2>Hồ sơ</h2>
            {desks.length > 1 && (
              <Field id="co-quan" label="Cơ quan tiếp nhận" flaw={flawOf(flaws, 'co-quan')}>
                {(tied) => (
                  <select
                    {...tied}
                    className="input"
                    value={draft.agency}
                    onChange={(event) => set({ agency: event.target.value, procedure: '' })}
                  >
                    {desks.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <PickProcedure
              id="thu-tuc"
              procedures={procedures}
              chosen={chosen}
              flaw={flawOf(flaws, 'thu-tuc')}
              onChoose={(code) => set({ procedure: code, facts: {}, papers: {}, handed: {} })}
            />
            <fieldset>
              <legend className="label">Nộp bằng cách</legend>
              <div className="choices">
                {(['direct', 'online', 'postal'] as const).map((channel) => (
                  <label key={channel} className="check">
                    <input
                      type="radio"
                      name="channel"
                      checked={draft.channel === channel}
                      onChange={() => set({ channel })}
                    />
                    <span>{channelNames[channel]}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            {definition && Object.keys(definition.facts).length > 0 && (
              <fieldset className="stack-close">
                <legend className="label">Trường hợp của hồ sơ</legend>
                <FactInputs
                  declared={definition.facts}
                  facts={facts}
                  prefix="du-kien"
                  onChange={(next) => set({ facts: next })}
                />
              </fieldset>
            )}
          </section>
          {definition && (
            <section className="sheet stack-close">
              <h2>Giấy tờ</h2>
              <PaperList
                papers={definition.papers}
                facts={facts}
                channel={draft.channel}
                ticked={draft.papers}
                handed={draft.handed}
                onTick={(id, there) => set({ papers: { ...draft.papers, [id]: there } })}
                // A file may arrive when the form has changed meanwhile.
                onHand={(paper, change) => onChange((now) => withHanded(now, paper, change))}
              />
              <Check checked={draft.digitised} onChange={(digitised) => set({ digitised })}>
                Đã số hóa giấy tờ nộp
              </Check>
            </section>
          )}
          <ApplicantFields draft={draft} flaws={flaws} onChange={set} />
          <SameApplicant draft={draft} />
        </div>
        <IntakeAside
          definition={definition}
          facts={facts}
          missing={definition ? missingPapers(definition.papers, { ...draft, facts }) : []}
          pending={intake.isPending}
          onLater={() => send(false)}
        />
      </form>
    </section>
  );
}
