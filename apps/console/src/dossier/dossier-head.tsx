import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';

import { dueWords } from '../due-words.ts';
import { Mark } from '../parts/mark.tsx';
import { useDueText } from '../session/use-due-text.ts';
import { dayOf, dayText, hourText, momentText, weekdayOf } from '../time.ts';
import { whyOverdue } from '../why-overdue.ts';
import { channelNames, outcomeNames, standingNames, workText } from '../words.ts';
import type { Dossier } from './offered.ts';

/** Which dossier this is, where it stands and when it is due. */
export function DossierHead({ dossier }: { dossier: Dossier }) {
  const { id, procedure, phaseLabel, status, owner, channel, submittedAt, outcome, hostedBy } =
    dossier;
  useEffect(() => {
    document.title = `${id} · Một cửa`;
  }, [id]);
  return (
    <header className="dossier-head">
      <div className="stack-close">
        <h1>
          <span className="code">{id}</span>
        </h1>
        <p className="strong">
          <Link to="/thu-tuc/$code" params={{ code: procedure.code }}>
            {procedure.name}
          </Link>
        </p>
        <p className="row">
          <span className="tag">{phaseLabel}</span>
          <span className="tag" title="Trạng thái quốc gia">
            {status.code}. {status.label}
          </span>
          {hostedBy !== null && <Mark tone="paused">Hồ sơ của hệ thống khác</Mark>}
          {outcome !== null && <span className="tag">{outcomeNames[outcome]}</span>}
          <span className="soft small">
            {owner.name} · {channelNames[channel]} · nộp lúc {momentText(submittedAt)}
          </span>
        </p>
      </div>
      <Due dossier={dossier} />
    </header>
  );
}

function Due({ dossier }: { dossier: Dossier }) {
  const { due, standing, phase, holds, position, risk } = dossier;
  const dueText = useDueText();
  const date = due !== null && (
    <time dateTime={due}>
      Hẹn trả {dueText(due, `${hourText(due)}, ${weekdayOf(dayOf(due))} ${dayText(dayOf(due))}`)}
    </time>
  );
  if (phase === 'submitted')
    return (
      <div className="due">
        <Mark tone="soon">Chờ tiếp nhận</Mark>
        <span className="soft small">Hạn trả tính từ lúc tiếp nhận</span>
      </div>
    );
  const closed = phase !== 'in-hand' && standing !== null;
  const words = closed
    ? standingNames[standing]
    : dueWords({ due, overdue: standing === 'overdue', paused: holds.length > 0 });
  const why = whyOverdue(dossier);
  return (
    <div className="due">
      <Mark tone={words.tone}>{words.text}</Mark>
      {date}
      {why !== null && <span className="small">{why}</span>}
      {risk?.now && (
        <span className="small">
          <strong>Chặng sau không kịp:</strong> các bước còn lại cần {workText(risk.needed)}, đến
          hạn còn {workText(risk.left)}
        </span>
      )}
      {holds.length > 0 && (
        <span className="small">{holds.map(({ label }) => label).join(', ')}</span>
      )}
      {position?.provisional && (
        <span className="soft small">Hẹn tạm: lịch làm việc chưa ban hành đến ngày này</span>
      )}
      {position?.returnedAt && (
        <span className="soft small">Đã trả lúc {momentText(position.returnedAt)}</span>
      )}
    </div>
  );
}
