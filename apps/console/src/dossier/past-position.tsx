import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';

import type { Schemas } from '../api.ts';
import { NO_MOMENT } from '../moment-text.ts';
import { Asked } from '../parts/asked.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { dossierQuery } from '../queries.ts';
import { useDueText } from '../session/use-due-text.ts';
import { instantOf, localOf, momentText } from '../time.ts';
import { closedNames } from '../words.ts';

const phases: Readonly<Record<Schemas['Position']['phase'], string>> = {
  submitted: 'Mới nộp, chờ tiếp nhận',
  refused: 'Từ chối tiếp nhận',
  'in-hand': 'Đang giải quyết',
  closed: 'Đã giải quyết',
  returned: 'Đã trả kết quả',
};

/** How the dossier stood at an instant of the past, by what is known now. */
export function PastPosition({ id, at }: { id: string; at: string | undefined }) {
  const navigate = useNavigate();
  const [local, setLocal] = useState(at === undefined ? '' : localOf(at));
  const look = (event: SubmitEvent): void => {
    event.preventDefault();
    if (local === NO_MOMENT) return;
    void navigate({
      to: '/ho-so/$id',
      params: { id },
      search: local === '' ? {} : { at: instantOf(local) },
      replace: true,
    });
  };
  return (
    <section className="sheet stack-close no-print" aria-labelledby="nhin-lai">
      <h2 id="nhin-lai">Nhìn lại một thời điểm</h2>
      <form className="row" onSubmit={look}>
        <MomentField label="Hồ sơ đứng ở đâu lúc" value={local} onChange={setLocal} />
        <button className="button">Xem</button>
      </form>
      {at !== undefined && <Then id={id} at={at} />}
    </section>
  );
}

function Then({ id, at }: { id: string; at: string }) {
  const query = useQuery(dossierQuery(id, at));
  const dueText = useDueText();
  return (
    <Asked query={query}>
      {({ position }) =>
        position === null ? (
          <p>Lúc ấy hồ sơ chưa nộp.</p>
        ) : (
          <dl className="facts" aria-label={`Lúc ${momentText(at)}`}>
            <dt>Trạng thái</dt>
            <dd>
              {phases[position.phase]}
              {position.paused && ', đang tạm dừng'}
              {position.overdue && ', quá hạn'}
            </dd>
            <dt>Hẹn trả</dt>
            <dd>{position.due === null ? 'chưa có hoặc không hẹn' : dueText(position.due)}</dd>
            <dt>Chủ trì</dt>
            <dd>{position.owner.name}</dd>
            {position.closedAs !== null && (
              <>
                <dt>Kết quả</dt>
                <dd>{closedNames[position.closedAs]}</dd>
              </>
            )}
          </dl>
        )
      }
    </Asked>
  );
}
