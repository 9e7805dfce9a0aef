import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';

import { Asked } from '../parts/asked.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { type Flaw, flawOf, FlawSummary } from '../parts/flaws.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReasonField } from '../parts/text-field.tsx';
import { colleaguesQuery } from '../queries.ts';
import { useAccount } from '../session/session.ts';
import { type HeldTask, useAssign } from './use-assign.ts';

/** Gives a task to one of those who may do it: by who leads them, or by who has it and says why. */
export function GiveDialog({
  held,
  act,
  onClose,
}: {
  held: HeldTask;
  act: 'assign' | 'delegate';
  onClose: () => void;
}) {
  const { dossier, task, name, holder } = held;
  const prefix = useId();
  const account = useAccount();
  const query = useQuery(colleaguesQuery(dossier, task));
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const assign = useAssign(dossier, task, onClose);
  const title = act === 'assign' ? 'Giao việc' : 'Chuyển việc cho đồng nghiệp';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = [
      ...(to === '' ? [{ id: `${prefix}-to`, text: 'Chọn người nhận.' }] : []),
      ...(act === 'delegate' && reason.trim() === ''
        ? [{ id: `${prefix}-reason`, text: 'Ghi lý do chuyển.' }]
        : []),
    ];
    setFlaws(found);
    if (found.length === 0 && !assign.isPending) assign.mutate({ act, to, reason: reason.trim() });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>
          <span className="strong">{name}</span>
          <br />
          <span className="soft">
            hồ sơ <span className="code">{dossier}</span>
            {holder && ` · ${holder.id === account.id ? 'bạn' : holder.name} đang giữ`}
          </span>
        </p>
        <FlawSummary flaws={flaws} />
        {assign.error && <ProblemNote error={assign.error} />}
        <Asked query={query}>
          {({ items }) => {
            const others = items.filter(({ id }) => id !== holder?.id);
            if (others.length === 0)
              return <p className="note">Không có ai khác có vai làm việc này.</p>;
            return (
              <fieldset className="stack-close" id={`${prefix}-to`} tabIndex={-1}>
                <legend className="label">Người nhận</legend>
                {others.map((one) => (
                  <label key={one.id} className="check">
                    <input
                      type="radio"
                      name={prefix}
                      checked={to === one.id}
                      onChange={() => setTo(one.id)}
                    />
                    <span>
                      {one.name}
                      {one.id === account.id && ' (bạn nhận thay)'}
                      <span className="soft"> · đang giữ {one.open} việc</span>
                    </span>
                  </label>
                ))}
              </fieldset>
            );
          }}
        </Asked>
        <ReasonField
          id={`${prefix}-reason`}
          label={act === 'assign' ? 'Lý do, dặn dò (không bắt buộc)' : 'Lý do'}
          flaw={flawOf(flaws, `${prefix}-reason`)}
          value={reason}
          onChange={setReason}
        />
        <div className="row">
          <button className="button button-usual" disabled={assign.isPending}>
            {assign.isPending ? 'Đang ghi…' : act === 'assign' ? 'Giao việc' : 'Chuyển việc'}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            Thôi
          </button>
        </div>
      </form>
    </Dialog>
  );
}
