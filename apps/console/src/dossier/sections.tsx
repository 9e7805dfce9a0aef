import type { ReactNode } from 'react';

import type { Schemas } from '../api.ts';
import { HeldBefore } from '../holding/held-before.tsx';
import { HolderLine } from '../holding/holder-line.tsx';
import { HoldingButtons } from '../holding/holding-buttons.tsx';
import { leftToDo } from '../left-to-do.ts';
import { Mark } from '../parts/mark.tsx';
import { factText } from '../parts/fact-inputs.tsx';
import type { Definition } from '../procedures/definition.ts';
import { useDueText } from '../session/use-due-text.ts';
import { momentText } from '../time.ts';
import { segmentStates, standingNames } from '../words.ts';
import type { Dossier } from './offered.ts';

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="sheet stack-close" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What does not fit in the history, for the leader to see. */
export function Findings({ dossier: { findings } }: { dossier: Dossier }) {
  if (findings.length === 0) return null;
  return (
    <section className="note note-care">
      <h2>Điều cần xem lại</h2>
      <ul>
        {findings.map(({ seq, code, text }) => (
          <li key={`${seq}${code}`}>
            {text} <span className="soft small">(lần ghi {seq})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is to be done, who has it, and until when. */
export function OpenTasks({ dossier: { id, tasks, requests: all } }: { dossier: Dossier }) {
  const dueText = useDueText();
  // An opinion asked of somebody by name stands among the opinions.
  const requests = all.filter(({ from }) => from === undefined);
  if (tasks.length + requests.length === 0) return null;
  return (
    <Section id="viec-dang-mo" title="Việc đang mở">
      <ul className="parts">
        {tasks.map((task) => (
          <li key={`${task.task}${task.segment ?? ''}`}>
            <div>
              <p className="strong">{leftToDo(task.name)}</p>
              <p className="soft small">
                {task.laneName} · {task.agency.name} · từ {momentText(task.openedAt)}
              </p>
              <p className="row">
                <HolderLine holder={task.holder} />
                <HoldingButtons held={{ ...task, dossier: id }} />
              </p>
            </div>
            {task.due !== null && (
              <div>
                <Mark tone={task.overdue ? 'late' : 'plain'}>
                  {task.overdue ? 'Chậm định mức' : 'Trong định mức'}
                </Mark>
                <p className="soft small">{dueText(task.due)}</p>
              </div>
            )}
          </li>
        ))}
        {requests.map(({ scope, reason, label }) => (
          <li key={`${scope}${reason}`}>
            <p>{label} (không dừng thời hạn)</p>
          </li>
        ))}
      </ul>
      <HeldBefore dossier={id} />
    </Section>
  );
}

/** The parts other agencies have. */
export function Segments({ segments }: { segments: readonly Schemas['Segment'][] }) {
  const dueText = useDueText();
  if (segments.length === 0) return null;
  return (
    <Section id="chang" title="Chặng liên thông">
      <ul className="parts">
        {segments.map((one) => (
          <li key={`${one.segment}${one.offeredAt ?? ''}`}>
            <div>
              <p className="strong">{one.name}</p>
              <p className="soft small">{one.agency.name}</p>
              <p className="soft small">
                {one.offeredAt && `giao ${momentText(one.offeredAt)}`}
                {one.receivedAt && ` · nhận ${momentText(one.receivedAt)}`}
                {one.endedAt && ` · xong ${momentText(one.endedAt)}`}
              </p>
            </div>
            <div>
              {one.standing === null ? (
                <Mark tone={one.overdue ? 'late' : 'plain'}>
                  {one.overdue ? 'Quá hạn' : segmentStates[one.state]}
                </Mark>
              ) : (
                <Mark tone={standingNames[one.standing].tone}>
                  {standingNames[one.standing].text}
                </Mark>
              )}
              {one.due !== null && <p className="soft small">hạn {dueText(one.due)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who the dossier is for, as far as one may see. */
export function Applicant({ applicant }: { applicant: Dossier['applicant'] }) {
  if (!applicant) return null;
  const lines: [string, string | null][] = [
    ['Họ tên', applicant.name],
    ['Điện thoại', applicant.phone],
    ['Thư điện tử', applicant.email],
    ['Số định danh', applicant.idNumber],
    ['Địa chỉ', applicant.address],
    ['Người đại diện', applicant.representative],
  ];
  return (
    <Section id="nguoi-nop" title="Người nộp">
      {applicant.masked && (
        <p className="soft small">Thông tin cá nhân được che theo quyền của bạn.</p>
      )}
      <dl className="facts">
        {lines
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div key={label} className="facts-row">
              <dt>{label}</dt>
              <dd>
                {label === 'Điện thoại' && !applicant.masked ? <Phone number={value} /> : value}
              </dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

const Phone = ({ number }: { number: string | null }) => (
  <a href={`tel:${(number ?? '').replace(/[^\d+]/g, '')}`}>{number}</a>
);

/** What is known of the case itself. */
export function FactList({
  dossier: { facts, field, receivedBy, owner, procedure },
  definition,
}: {
  dossier: Dossier;
  definition: Definition | undefined;
}) {
  return (
    <Section id="noi-dung-ho-so" title="Nội dung">
      <dl className="facts">
        <dt>Lĩnh vực</dt>
        <dd>{field}</dd>
        <dt>Mã thủ tục</dt>
        <dd>
          {procedure.code}, phiên bản {procedure.version}
        </dd>
        <dt>Chủ trì</dt>
        <dd>{owner.name}</dd>
        {receivedBy.id !== owner.id && (
          <>
            <dt>Nơi nhận</dt>
            <dd>{receivedBy.name}</dd>
          </>
        )}
        {Object.entries(facts)
          .filter(([id]) => id !== 'channel')
          .map(([id, value]) => (
            <div key={id} className="facts-row">
              <dt>{definition?.facts[id]?.label ?? id}</dt>
              <dd>{factText(value, definition?.facts[id])}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
