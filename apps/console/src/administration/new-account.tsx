import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { accountsQuery } from '../queries.ts';
import { type EditedGrant, givenOf, GrantsEditor } from './grants-editor.tsx';

/** Makes an account; its first password is for one use. */
export function NewAccount({
  onMade,
  onCancel,
}: {
  onMade: (username: string, oneTimePassword: string) => void;
  onCancel: () => void;
}) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [email, setEmail] = useState('');
  const [grants, setGrants] = useState<EditedGrant[]>([]);
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/accounts', {
          body: {
            name: name.trim(),
            username: username.trim(),
            ...(email.trim() !== '' && { email: email.trim() }),
            grants: givenOf(grants),
          },
        }),
      ),
    onSuccess: ({ account, oneTimePassword }) => {
      onMade(account.username, oneTimePassword);
      return client.invalidateQueries({ queryKey: accountsQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <form className="sheet stack" onSubmit={submit}>
      <h2>Tài khoản mới</h2>
      {make.error && <ProblemNote error={make.error} />}
      <div className="pair">
        <TextField label="Họ tên" required autoFocus value={name} onChange={setName} />
        <TextField
          label="Tên đăng nhập"
          hint="Chữ thường không dấu, số, dấu chấm hoặc gạch."
          required
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={username}
          onChange={setUsername}
        />
        <TextField
          label="Thư điện tử (không bắt buộc)"
          type="email"
          value={email}
          onChange={setEmail}
        />
      </div>
      <GrantsEditor grants={grants} onChange={setGrants} />
      <div className="row">
        <button className="button button-usual" disabled={make.isPending}>
          {make.isPending ? 'Đang tạo…' : 'Tạo tài khoản'}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}
