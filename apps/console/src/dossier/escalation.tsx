import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReasonField } from '../parts/text-field.tsx';
import { useSay } from '../said.tsx';
import { useAccount } from '../session/session.ts';
import type { Dossier } from './offered.ts';

/** Tells a leader of the owner that a dossier needs them; recorded, and sent to their inbox. */
export function Escalation({ dossier }: { dossier: Dossier }) {
  const account = useAccount();
  const say = useSay();
  const [role, setRole] = useState<'head' | 'chair'>('head');
  const [reason, setReason] = useState('');
  const tell = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/dossiers/{id}/escalations', {
          params: { path: { id: dossier.id } },
          body: { role, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      setReason('');
      say('Đã báo lãnh đạo.');
    },
  });
  const works = account.grants.some(
    ({ agency, role: own }) => agency.id === dossier.owner.id && own !== 'auditor',
  );
  if (!works || dossier.phase !== 'in-hand') return null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!tell.isPending && reason.trim() !== '') tell.mutate();
  };
  return (
    <section className="sheet no-print">
      <details>
        <summary>Báo lãnh đạo về hồ sơ này</summary>
        <form className="stack" onSubmit={submit}>
          {tell.error && <ProblemNote error={tell.error} />}
          <Field label="Báo cho">
            {(tied) => (
              <select
                {...tied}
                className="input"
                value={role}
                onChange={(event) => setRole(event.target.value === 'chair' ? 'chair' : 'head')}
              >
                <option value="head">Lãnh đạo đơn vị</option>
                <option value="chair">Chủ tịch</option>
              </select>
            )}
          </Field>
          <ReasonField required value={reason} onChange={setReason} />
          <button className="button" disabled={tell.isPending}>
            {tell.isPending ? 'Đang báo…' : 'Báo lãnh đạo'}
          </button>
        </form>
      </details>
    </section>
  );
}
