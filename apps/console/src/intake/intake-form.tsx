import { Link } from '@tanstack/react-router';
import { type Dispatch, type SetStateAction, type SubmitEvent, useEffect, useState } from 'react';

import { FactInputs } from '../parts/fact-inputs.tsx';
import { Check } from '../parts/field.tsx';
import { type Flaw, flawOf, FlawSummary } from '../parts/flaws.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { filledFacts } from '../procedures/definition.ts';
import { useSay } from '../said.tsx';
import { type Account, desksOf } from '../session/session.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { ChannelInputs, DeskField, OwnerField, WayInputs } from './counter-fields.tsx';
import {
  emptyDraft,
  flawsOf,
  type IntakeDraft,
  isDigitised,
  missingPapers,
  withHanded,
} from './draft.ts';
import { IntakeAside } from './intake-aside.tsx';
import { PaperList } from './papers.tsx';
import { PickProcedure } from './pick-procedure.tsx';
import { SameApplicant } from './same-applicant.tsx';
import { type TakenIn, useIntake } from './use-intake.ts';
import { Unnumbered } from './unnumbered.tsx';
import { type Offer, useOffered } from './use-offered.ts';

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
  /** Flaws that were told, by the field they are of: each is gone as soon as it is mended. */
  const [told, setTold] = useState<readonly string[]>([]);
  const intake = useIntake(onDone);
  const say = useSay();
  const offer = useOffered(account, draft);
  const { procedures, chosen, definition } = offer;
  const facts = definition ? filledFacts(definition.facts, draft.facts) : draft.facts;
  const set = (change: Partial<IntakeDraft>): void => onChange({ ...draft, ...change });
  const found = [...flawsOf(draft), ...ownerFlaws(offer, draft)];
  const flaws = found.filter(({ id }) => told.includes(id));
  const send = (accept: boolean): void => {
    setTold(found.map(({ id }) => id));
    if (found.length === 0 && !intake.isPending)
      intake.mutate({ draft: { ...draft, facts }, accept });
  };
  const clear = (): void => {
    onChange({ ...emptyDraft, agency: draft.agency });
    say('Đã xóa phiếu đang nhập.', { run: () => onChange(draft) });
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
      <PageHead
        title="Tiếp nhận hồ sơ"
        under="Một lượt: ghi nhận, tiếp nhận và tải giấy hẹn để in."
      >
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
          <Unnumbered offer={offer} owner={draft.owner} />
          <FlawSummary flaws={flaws} />
          {intake.error && <ProblemNote error={intake.error} />}
          <section className="sheet stack">
            <h2>Hồ sơ</h2>
            <DeskField
              desks={desks}
              value={draft.agency}
              flaw={flawOf(flaws, 'co-quan')}
              onChoose={(agency) => set({ agency, owner: '', procedure: '' })}
            />
            <PickProcedure
              id="thu-tuc"
              procedures={procedures}
              chosen={chosen}
              flaw={flawOf(flaws, 'thu-tuc')}
              onChoose={(code) =>
                set({ procedure: code, owner: '', facts: {}, papers: {}, handed: {} })
              }
            />
            <OwnerField
              offer={offer}
              value={draft.owner}
              flaw={flawOf(flaws, 'co-quan-giai-quyet')}
              onChoose={(owner) => set({ owner })}
            />
            <fieldset>
              <legend className="label">Nộp bằng cách</legend>
              <div className="choices">
                <ChannelInputs channel={draft.channel} onChoose={(channel) => set({ channel })} />
              </div>
            </fieldset>
            <fieldset>
              <legend className="label">Nhận kết quả</legend>
              <div className="choices">
                <WayInputs way={draft.way} onChoose={(way) => set({ way })} />
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
              <Check checked={isDigitised(draft)} onChange={(digitised) => set({ digitised })}>
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

/** A desk that does not decide on the procedure itself takes it in for somebody. */
const ownerFlaws = (
  { chosen, agency }: Pick<Offer, 'chosen' | 'agency'>,
  { owner }: Pick<IntakeDraft, 'owner'>,
): Flaw[] =>
  chosen && agency && chosen.ownerKind !== agency.kind && owner === ''
    ? [{ id: 'co-quan-giai-quyet', text: 'Chọn cơ quan giải quyết.' }]
    : [];
