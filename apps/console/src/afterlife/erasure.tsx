import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import type { Dossier } from '../dossier/offered.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReasonField } from '../parts/text-field.tsx';
import { erasureQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { useAccount } from '../session/session.ts';
import { momentText } from '../time.ts';

const ended = new Set<Dossier['phase']>(['refused', 'returned', 'withdrawn', 'stopped']);

/** That the applicant's data were erased by law, or for a leader the way to erase them. */
export function Erasure({ dossier }: { dossier: Dossier }) {
  const account = useAccount();
  const leads = account.grants.some(
    ({ agency, role }) => agency.id === dossier.owner.id && (role === 'head' || role === 'chair'),
  );
  const mayBe = ended.has(dossier.phase);
  const { data } = useQuery({ ...erasureQuery(dossier.id), enabled: mayBe });
  if (!mayBe || !data) return null;
  if (data.erasure) {
    const { at, actorName, ground } = data.erasure;
    return (
      <section className="sheet stack-close" aria-labelledby="da-xoa">
        <h2 id="da-xoa">Đã xóa dữ liệu cá nhân</h2>
        <p>
          Người nộp, lời văn và các tệp của hồ sơ đã xóa. Lịch sử, mã băm và số liệu còn nguyên.
        </p>
        <p className="soft small">
          {momentText(at)}
          {actorName !== null && ` · ${actorName}`}
        </p>
        <p>Căn cứ: {ground}</p>
      </section>
    );
  }
  return leads ? <ErasureForm id={dossier.id} /> : null;
}

function ErasureForm({ id }: { id: string }) {
  const client = useQueryClient();
  const say = useSay();
  const [ground, setGround] = useState('');
  const erase = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/dossiers/{id}/erasure', {
          params: { path: { id } },
          body: { ground: ground.trim() },
        }),
      ),
    onSuccess: () => {
      say('Đã xóa dữ liệu cá nhân của hồ sơ.');
      void client.invalidateQueries({ queryKey: ['dossier', id] });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!erase.isPending && ground.trim() !== '') erase.mutate();
  };
  return (
    <section className="sheet no-print">
      <details>
        <summary>Xóa dữ liệu cá nhân theo căn cứ pháp luật</summary>
        <form className="stack" onSubmit={submit}>
          {erase.error && <ProblemNote error={erase.error} />}
          <p>
            Người nộp, lời văn của các lần ghi và các tệp sẽ bị xóa hẳn, không lấy lại được. Lịch sử
            và số liệu còn nguyên.
          </p>
          <ReasonField
            label="Căn cứ, số văn bản yêu cầu"
            maxLength={500}
            required
            value={ground}
            onChange={setGround}
          />
          <button className="button button-grave" disabled={erase.isPending}>
            {erase.isPending ? 'Đang xóa…' : 'Xóa hẳn dữ liệu cá nhân'}
          </button>
        </form>
      </details>
    </section>
  );
}
