import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sessionQuery } from '../queries.ts';
import { SESSION } from '../query-client.ts';
import { useSay } from '../said.tsx';
import { Gate } from './gate.tsx';

export function ChangePassword() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const say = useSay();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/session/password', { body: { current, next } })),
    onSuccess: async (answer) => {
      client.setQueryData(SESSION, answer);
      say('Đã đổi mật khẩu.');
      await navigate({ to: '/', replace: true });
    },
  });
  const differs = tried && next !== again;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (next === again && !change.isPending) change.mutate();
  };
  const forced = session.account?.mustChangePassword === true;
  return (
    <Gate title="Đổi mật khẩu">
      <form className="stack" onSubmit={submit}>
        {forced && (
          <p className="note">
            Mật khẩu vừa rồi chỉ dùng một lần. Hãy đặt mật khẩu của riêng bạn để bắt đầu làm việc.
          </p>
        )}
        {change.error && <ProblemNote error={change.error} />}
        <input type="hidden" autoComplete="username" value={session.account?.username ?? ''} />
        <TextField
          label={forced ? 'Mật khẩu dùng một lần' : 'Mật khẩu hiện tại'}
          type="password"
          autoComplete="current-password"
          autoFocus
          required
          value={current}
          onChange={setCurrent}
        />
        <TextField
          label="Mật khẩu mới"
          hint="Một câu dài dễ nhớ tốt hơn một từ ngắn nhiều ký hiệu."
          type="password"
          autoComplete="new-password"
          required
          value={next}
          onChange={setNext}
        />
        <TextField
          label="Nhập lại mật khẩu mới"
          flaw={differs ? 'Hai lần nhập chưa giống nhau.' : undefined}
          type="password"
          autoComplete="new-password"
          required
          value={again}
          onChange={setAgain}
        />
        <div className="row">
          <button className="button button-usual" disabled={change.isPending}>
            {change.isPending ? 'Đang đổi…' : 'Đổi mật khẩu'}
          </button>
          {!forced && (
            <button
              type="button"
              className="button button-quiet"
              onClick={() => router.history.back()}
            >
              Quay lại
            </button>
          )}
        </div>
      </form>
    </Gate>
  );
}
