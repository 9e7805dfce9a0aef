import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { PageHead } from '../parts/page-head.tsx';
import type { Definition } from '../procedures/definition.ts';
import { momentText, weekdayOf } from '../time.ts';
import type { IntakeDraft } from './draft.ts';
import { Slip } from './slip.tsx';
import type { TakenIn as Taken } from './use-intake.ts';

/** What the counter says and hands over: the code, the day, the slip. */
export function TakenIn({
  draft,
  taken: { dossier, accepted },
  definition,
  onNext,
}: {
  draft: IntakeDraft;
  taken: Taken;
  definition: Definition | undefined;
  onNext: () => void;
}) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const { id, due, procedure } = dossier;
  return (
    <>
      <section className="no-print">
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
                  : `${weekdayOf(due.slice(0, 10))}, ${momentText(due)}`}
              </p>
            </div>
          )}
          <p>
            {procedure.name} · {draft.name}
          </p>
          <div className="row">
            <button type="button" className="button button-usual" ref={next} onClick={onNext}>
              Tiếp nhận hồ sơ tiếp theo
            </button>
            {accepted && (
              <button type="button" className="button" onClick={() => window.print()}>
                In giấy hẹn
              </button>
            )}
            <Link to="/ho-so/$id" params={{ id }} className="button">
              Mở hồ sơ
            </Link>
          </div>
        </div>
      </section>
      {accepted && <Slip draft={draft} dossier={dossier} definition={definition} />}
    </>
  );
}
