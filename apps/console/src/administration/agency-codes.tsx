import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { agenciesQuery, proceduresQuery } from '../queries.ts';
import { useSay } from '../said.tsx';

/** The identity codes of the agencies that decide on dossiers: the numbers of those begin with them. */
export function AgencyCodes() {
  const query = useQuery(agenciesQuery);
  const { data: catalogue } = useQuery(proceduresQuery);
  const deciding = new Set(catalogue?.items.map(({ ownerKind }) => ownerKind));
  return (
    <div className="stack">
      <p className="soft">
        Mã hồ sơ bắt đầu bằng mã định danh của cơ quan giải quyết. Cơ quan chưa có mã thì chưa tiếp
        nhận được hồ sơ. Ghi mã theo quyết định cấp mã; mã trong danh bạ cơ quan thì sửa ở danh bạ.
      </p>
      <Asked query={query}>
        {({ items }) => (
          <ul className="rows plain-rows">
            {items
              .filter(({ kind }) => deciding.has(kind))
              .map((agency) => (
                <CodeItem key={agency.id} agency={agency} />
              ))}
          </ul>
        )}
      </Asked>
    </div>
  );
}

function CodeItem({ agency: { id, name, code, codeFixed } }: { agency: Schemas['Agency'] }) {
  const [editing, setEditing] = useState(false);
  return (
    <li className="stack-close">
      <div className="row row-apart">
        <div>
          <p className="strong">{name}</p>
          <p className="small">
            {code === null ? (
              <span className="mark mark-late">Chưa có mã định danh</span>
            ) : (
              <>
                <span className="code">{code}</span>
                {codeFixed && <span className="soft"> · theo danh bạ cơ quan</span>}
              </>
            )}
          </p>
        </div>
        {!codeFixed && !editing && (
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {code === null ? 'Ghi mã' : 'Sửa mã'}
          </button>
        )}
      </div>
      {editing && <CodeForm id={id} name={name} code={code} onDone={() => setEditing(false)} />}
    </li>
  );
}

function CodeForm({
  id,
  name,
  code: before,
  onDone,
}: Pick<Schemas['Agency'], 'id' | 'name' | 'code'> & { onDone: () => void }) {
  const client = useQueryClient();
  const say = useSay();
  const [code, setCode] = useState(before ?? '');
  const set = useMutation({
    mutationFn: () =>
      answerOf(api.PUT('/api/v1/agencies/{id}/code', { params: { path: { id } }, body: { code } })),
    onSuccess: () => {
      say(`Đã ghi mã định danh của ${name}.`);
      onDone();
      return client.invalidateQueries({ queryKey: agenciesQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!set.isPending) set.mutate();
  };
  return (
    <form className="stack-close" onSubmit={submit}>
      {set.error && <ProblemNote error={set.error} />}
      <TextField
        label="Mã định danh"
        hint="Ví dụ 000.22.24.H23 hoặc H23.124.05."
        required
        autoFocus
        value={code}
        onChange={setCode}
      />
      <div className="row">
        <button className="button button-usual" disabled={set.isPending}>
          {set.isPending ? 'Đang ghi…' : 'Ghi mã'}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          Thôi
        </button>
      </div>
    </form>
  );
}
