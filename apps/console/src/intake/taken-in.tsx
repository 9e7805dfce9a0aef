import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { bodyOf, freshly } from '../dossier/command.ts';
import { arrange, asks } from '../dossier/offered.ts';
import { PrintedForms } from '../dossier/printed-forms.tsx';
import { useAct } from '../dossier/use-act.ts';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDueText } from '../session/use-due-text.ts';
import { dayOf, dayText, hourText, weekdayOf } from '../time.ts';
import type { IntakeDraft } from './draft.ts';
import { ReceiptAtOnce } from './receipt-at-once.tsx';
import type { TakenIn as Taken } from './use-intake.ts';

/** What the counter says and hands over: the code, the day, the receipt. */
export function TakenIn({
  draft,
  taken: { dossier, accepted },
  onNext,
}: {
  draft: IntakeDraft;
  taken: Taken;
  onNext: () => void;
}) {
  const dueText = useDueText();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const { id, due, procedure } = dossier;
  return (
    <section className="stack">
      <PageHead title={accepted ? 'Đã tiếp nhận' : 'Đã ghi nhận, chờ tiếp nhận'} />
      <div className="sheet stack" role="status">
        <div>
          <p className="soft">Mã hồ sơ</p>
          <p className="slip-code">{id}</p>
        </div>
        {accepted && (
          <div>
            <p className="soft">Hẹn trả kết quả</p>
            <p className="slip-code">
              {due === null
                ? 'Không hẹn ngày'
                : dueText(due, `${hourText(due)}, ${weekdayOf(dayOf(due))} ${dayText(dayOf(due))}`)}
            </p>
          </div>
        )}
        <p>
          {procedure.name} · {draft.name}
        </p>
        {accepted && <ReceiptAtOnce dossier={dossier} />}
        <div className="row">
          <button type="button" className="button button-usual" ref={next} onClick={onNext}>
            Tiếp nhận hồ sơ tiếp theo
          </button>
          <Link to="/ho-so/$id" params={{ id }} className="button">
            Mở hồ sơ
          </Link>
        </div>
        {accepted && <NextStep dossier={dossier} />}
      </div>
      <PrintedForms dossier={dossier} />
    </section>
  );
}

/** The step that follows at the counter, done from here when it asks nothing. */
function NextStep({ dossier }: { dossier: Taken['dossier'] }) {
  const [done, setDone] = useState(false);
  const act = useAct(dossier, () => setDone(true));
  const { usual } = arrange(dossier.actions);
  if (done || usual?.action !== 'step' || asks(usual)) return null;
  const body = bodyOf(usual, freshly(usual, {}, Date.now()), { digitised: false, facts: [] });
  return (
    <div className="stack-close">
      {act.error && <ProblemNote error={act.error} />}
      <div className="row">
        <span className="soft">Bước tiếp theo:</span>
        <button
          type="button"
          className="button"
          disabled={act.isPending}
          onClick={() => act.mutate({ offered: usual, body })}
        >
          {usual.label}
        </button>
      </div>
    </div>
  );
}
