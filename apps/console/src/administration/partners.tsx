import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { partnersQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { PartnerForm, type PartnerGiven } from './partner-form.tsx';
import { PartnerItem } from './partner-item.tsx';
import { SecretOnce } from './secret-once.tsx';

/** Systems outside that messages are exchanged with: their registration, and what got stuck. */
export function Partners() {
  const query = useQuery(partnersQuery);
  const client = useQueryClient();
  const say = useSay();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const add = useMutation({
    mutationFn: ({ id, secret: given, ...told }: PartnerGiven) =>
      answerOf(
        api.POST('/api/v1/partners', {
          body: { id, ...told, ...(given !== '' && { secret: given }) },
        }),
      ),
    onSuccess: ({ id, secret: fresh }, { secret: given }) => {
      setMaking(false);
      // Who brought the secret has it already.
      if (given === '') setSecret(fresh);
      say(`Đã đăng ký đối tác ${id}.`);
      return client.invalidateQueries({ queryKey: partnersQuery.queryKey });
    },
  });
  return (
    <div className="stack">
      {secret !== undefined && (
        <SecretOnce title="Khóa ký mới" secret={secret} onDone={() => setSecret(undefined)} />
      )}
      {making ? (
        <PartnerForm
          title="Đối tác mới"
          button="Đăng ký"
          pending={add.isPending}
          problem={add.error && <ProblemNote error={add.error} />}
          onGiven={(given) => add.mutate(given)}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <div className="row row-apart">
          <p className="soft">
            Hệ thống của cơ quan khác hoặc của nhà cung cấp, trao đổi tin có chữ ký với hệ thống
            này.
          </p>
          <button type="button" className="button button-usual" onClick={() => setMaking(true)}>
            Đăng ký đối tác
          </button>
        </div>
      )}
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty rows">Chưa có đối tác nào.</p>
          ) : (
            <ul className="rows plain-rows">
              {items.map((partner) => (
                <PartnerItem key={partner.id} item={partner} onSecret={setSecret} />
              ))}
            </ul>
          )
        }
      </Asked>
    </div>
  );
}
