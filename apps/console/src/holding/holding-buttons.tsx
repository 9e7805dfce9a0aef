import { useState } from 'react';

import { useAccount } from '../session/session.ts';
import { GiveDialog } from './give-dialog.tsx';
import { type HeldTask, useAssign } from './use-assign.ts';

/** What may be done about who has a task: exactly what the answer allows. */
export function HoldingButtons({ held }: { held: HeldTask }) {
  const { dossier, task, name, holder, assignable } = held;
  const account = useAccount();
  const [giving, setGiving] = useState<'assign' | 'delegate'>();
  const assign = useAssign(dossier, task);
  if (assignable.length === 0) return null;
  const may = (act: HeldTask['assignable'][number]): boolean => assignable.includes(act);
  const own = holder?.id === account.id;
  const labelled = (label: string) => `${label}: ${name}, hồ sơ ${dossier}`;
  return (
    <span className="row holding">
      {may('claim') && (
        <button
          type="button"
          className="button button-small"
          aria-label={labelled('Nhận việc')}
          data-claim
          disabled={assign.isPending}
          onClick={() => assign.mutate({ act: 'claim' })}
        >
          Nhận việc
        </button>
      )}
      {may('delegate') && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={labelled('Chuyển việc')}
          onClick={() => setGiving('delegate')}
        >
          Chuyển…
        </button>
      )}
      {may('assign') && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={labelled('Giao việc')}
          onClick={() => setGiving('assign')}
        >
          Giao việc…
        </button>
      )}
      {may('release') && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={labelled(own ? 'Nhả việc' : 'Thu lại việc')}
          disabled={assign.isPending}
          onClick={() => assign.mutate({ act: 'release' })}
        >
          {own ? 'Nhả việc' : 'Thu lại'}
        </button>
      )}
      {giving && <GiveDialog held={held} act={giving} onClose={() => setGiving(undefined)} />}
    </span>
  );
}
