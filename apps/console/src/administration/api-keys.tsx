import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { NO_MOMENT } from '../moment-text.ts';
import { Asked } from '../parts/asked.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { apiKeysQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { daysAfter, instantOf, momentText, today } from '../time.ts';
import { type EditedGrant, givenOf, GrantsEditor, grantText } from './grants-editor.tsx';
import { SecretOnce } from './secret-once.tsx';

/** Keys under which other systems call the API. */
export function ApiKeys() {
  const query = useQuery(apiKeysQuery);
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <div className="stack">
      {secret !== undefined && (
        <SecretOnce title="Khóa mới" secret={secret} onDone={() => setSecret(undefined)} />
      )}
      {making ? (
        <NewKey
          onMade={(key) => {
            setMaking(false);
            setSecret(key);
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <div className="row row-apart">
          <p className="soft">Mỗi hệ thống một khóa, chỉ với quyền nó cần.</p>
          <button type="button" className="button button-usual" onClick={() => setMaking(true)}>
            Tạo khóa
          </button>
        </div>
      )}
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty rows">Chưa có khóa nào.</p>
          ) : (
            <ul className="rows plain-rows">
              {items.map((key) => (
                <KeyItem key={key.id} item={key} />
              ))}
            </ul>
          )
        }
      </Asked>
    </div>
  );
}

function KeyItem({ item }: { item: Schemas['ApiKey'] }) {
  const { id, name, grants, createdAt, expiresAt, revokedAt } = item;
  const client = useQueryClient();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      say(`Đã thu hồi khóa ${name}.`);
      setAsking(false);
      return client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  return (
    <li className="stack-close">
      <div className="row row-apart">
        <div>
          <p className="strong">{name}</p>
          <p className="soft small">
            {[
              ...grants.map(grantText),
              `tạo ${momentText(createdAt)}`,
              expiresAt === null ? 'không hết hạn' : `hết hạn ${momentText(expiresAt)}`,
            ].join(' · ')}
          </p>
        </div>
        {revokedAt !== null ? (
          <span className="mark mark-plain">Đã thu hồi {momentText(revokedAt)}</span>
        ) : asking ? (
          <span className="row">
            <span>Hệ thống dùng khóa này sẽ ngừng ngay.</span>
            <button
              type="button"
              className="button button-grave"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate()}
            >
              Thu hồi
            </button>
            <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
              Thôi
            </button>
          </span>
        ) : (
          <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
            Thu hồi
          </button>
        )}
      </div>
      {revoke.error && <ProblemNote error={revoke.error} />}
    </li>
  );
}

/** A key is given a year unless said otherwise. */
const YEAR = 365;

function NewKey({ onMade, onCancel }: { onMade: (key: string) => void; onCancel: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [until, setUntil] = useState(() => `${daysAfter(today(), YEAR)}T23:59`);
  const [grants, setGrants] = useState<EditedGrant[]>([]);
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/api-keys', {
          body: {
            name: name.trim(),
            grants: givenOf(grants),
            ...(until !== '' && { expiresAt: instantOf(until) }),
          },
        }),
      ),
    onSuccess: ({ key }) => {
      onMade(key);
      return client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (until !== NO_MOMENT && !make.isPending) make.mutate();
  };
  return (
    <form className="sheet stack" onSubmit={submit}>
      <h2>Khóa mới</h2>
      {make.error && <ProblemNote error={make.error} />}
      <div className="pair">
        <TextField label="Hệ thống dùng khóa" required autoFocus value={name} onChange={setName} />
        <MomentField
          label="Dùng đến"
          hint="Để trống là không hết hạn."
          value={until}
          onChange={setUntil}
        />
      </div>
      <GrantsEditor grants={grants} onChange={setGrants} />
      <div className="row">
        <button className="button button-usual" disabled={make.isPending}>
          {make.isPending ? 'Đang tạo…' : 'Tạo khóa'}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}
