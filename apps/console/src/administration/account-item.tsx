import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { accountsQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { useAccount } from '../session/session.ts';
import { editedOf, type EditedGrant, givenOf, GrantsEditor, grantText } from './grants-editor.tsx';

/** One account: its grants, a new password, whether it may log in. */
export function AccountItem({
  account,
  onSecret,
}: {
  account: Schemas['Account'];
  onSecret: (username: string, oneTimePassword: string) => void;
}) {
  const { username, name, email, grants, administrator, disabled, mustChangePassword } = account;
  const own = useAccount().username === username;
  const client = useQueryClient();
  const say = useSay();
  const [editing, setEditing] = useState<EditedGrant[]>();
  const [asking, setAsking] = useState<'password' | 'disable'>();
  const params = { path: { username } };
  const again = () => client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  const grant = useMutation({
    mutationFn: (next: readonly EditedGrant[]) =>
      answerOf(
        api.PUT('/api/v1/accounts/{username}/grants', { params, body: { grants: givenOf(next) } }),
      ),
    onSuccess: again,
  });
  const reset = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/accounts/{username}/password', { params })),
    onSuccess: ({ oneTimePassword }) => {
      setAsking(undefined);
      onSecret(username, oneTimePassword);
      return again();
    },
  });
  const disable = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/accounts/{username}/disable', { params })),
    onSuccess: () => {
      setAsking(undefined);
      say(`Đã khóa tài khoản ${username}.`);
      return again();
    },
  });
  const enable = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/accounts/{username}/enable', { params })),
    onSuccess: () => {
      say(`Đã mở khóa tài khoản ${username}.`);
      return again();
    },
  });
  const save = async (next: readonly EditedGrant[]): Promise<void> => {
    const before = editedOf(grants);
    await grant.mutateAsync(next);
    setEditing(undefined);
    say(`Đã lưu quyền của ${name}.`, { run: () => grant.mutate(before) });
  };
  const error = grant.error ?? reset.error ?? disable.error ?? enable.error;
  return (
    <li className="stack-close">
      <div className="row row-apart">
        <div>
          <p className="strong">
            {name} <span className="soft">({username})</span>
          </p>
          <p className="soft small">
            {[
              administrator ? 'Quản trị viên' : null,
              ...grants.map(grantText),
              email,
              mustChangePassword && !disabled ? 'chưa đổi mật khẩu dùng một lần' : null,
            ]
              .filter((part) => part !== null)
              .join(' · ') || 'Chưa có quyền nào'}
          </p>
        </div>
        {disabled ? (
          <div className="row">
            <span className="mark mark-plain">Đã khóa</span>
            <button
              type="button"
              className="button button-quiet"
              disabled={enable.isPending}
              onClick={() => enable.mutate()}
            >
              Mở khóa
            </button>
          </div>
        ) : (
          <div className="row">
            <button
              type="button"
              className="button button-quiet"
              aria-expanded={editing !== undefined}
              onClick={() => setEditing(editing ? undefined : editedOf(grants))}
            >
              Sửa quyền
            </button>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => setAsking('password')}
            >
              Cấp lại mật khẩu
            </button>
            {!own && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => setAsking('disable')}
              >
                Khóa
              </button>
            )}
          </div>
        )}
      </div>
      {error && <ProblemNote error={error} />}
      {editing && (
        <div className="act-form stack">
          <GrantsEditor grants={editing} onChange={setEditing} />
          <div className="row">
            <button
              type="button"
              className="button button-usual"
              disabled={grant.isPending}
              // A refused change stays in the editor, with the reason above.
              onClick={() => void save(editing).catch(() => undefined)}
            >
              {grant.isPending ? 'Đang lưu…' : 'Lưu quyền'}
            </button>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => setEditing(undefined)}
            >
              Thôi
            </button>
          </div>
        </div>
      )}
      {asking && (
        <div className="note note-care row row-apart">
          <span>
            {asking === 'password'
              ? `${name} phải đăng nhập lại bằng mật khẩu dùng một lần mới.`
              : `${name} sẽ không đăng nhập được cho đến khi được mở khóa.`}
          </span>
          <span className="row">
            <button
              type="button"
              className="button button-grave"
              disabled={reset.isPending || disable.isPending}
              onClick={() => (asking === 'password' ? reset.mutate() : disable.mutate())}
            >
              {asking === 'password' ? 'Cấp lại mật khẩu' : 'Khóa tài khoản'}
            </button>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => setAsking(undefined)}
            >
              Thôi
            </button>
          </span>
        </div>
      )}
    </li>
  );
}
