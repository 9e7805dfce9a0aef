import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useState } from 'react';

import { answerOf, ApiProblem } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sessionQuery } from '../queries.ts';
import { SESSION } from '../query-client.ts';
import { waitText } from '../time.ts';
import { Gate } from './gate.tsx';
import { nextPath } from './session.ts';

const oidcWords: Readonly<Record<string, string>> = {
  'oidc-unavailable': 'Hệ thống đăng nhập chung tạm thời không trả lời. Hãy thử lại sau.',
  'oidc-failed': 'Đăng nhập qua hệ thống chung không thành công. Hãy thử lại.',
  'account-unknown':
    'Tài khoản của bạn chưa được khai báo ở đây. Hãy báo quản trị viên của cơ quan.',
};

/** Whole seconds until one may try again, counted down. */
const useWait = (error: unknown): number => {
  const seconds =
    error instanceof ApiProblem && error.status === 429 ? (error.retryAfter ?? 60) : 0;
  const [left, setLeft] = useState(0);
  useEffect(() => {
    setLeft(seconds);
    if (seconds === 0) return;
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds, error]);
  return left;
};

export function LogIn() {
  const { tiep, loi } = useSearch({ from: '/dang-nhap' });
  const { data: session } = useSuspenseQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/session', { body: { username, password } })),
    onSuccess: async (answer) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
      client.setQueryData(SESSION, answer);
      await navigate({ to: nextPath(tiep), replace: true });
    },
  });
  const wait = useWait(login.error);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (wait === 0 && !login.isPending) login.mutate();
  };
  return (
    <Gate title="Đăng nhập">
      <form className="stack" onSubmit={submit}>
        {loi !== undefined && !login.error && (
          <p className="note note-flaw" role="alert">
            {oidcWords[loi] ?? 'Đăng nhập qua hệ thống chung không thành công. Hãy thử lại.'}
          </p>
        )}
        {wait > 0 ? (
          <p className="note note-care" role="alert">
            Bạn đã nhập sai nhiều lần. Hãy đợi {waitText(wait)} rồi thử lại.
          </p>
        ) : (
          login.error && <ProblemNote error={login.error} />
        )}
        <TextField
          label="Tên đăng nhập"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          value={username}
          onChange={setUsername}
        />
        <TextField
          label="Mật khẩu"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        <button className="button button-usual" disabled={login.isPending || wait > 0}>
          {login.isPending ? 'Đang đăng nhập…' : 'Đăng nhập'}
        </button>
        {session.oidc && (
          <a
            className="button"
            href={`/api/v1/session/oidc?next=${encodeURIComponent(nextPath(tiep))}`}
          >
            Đăng nhập bằng tài khoản công vụ
          </a>
        )}
      </form>
    </Gate>
  );
}
