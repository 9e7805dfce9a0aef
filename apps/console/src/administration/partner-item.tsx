import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { Mark } from '../parts/mark.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { partnersQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { PartnerDifferences } from './partner-differences.tsx';
import { PartnerForm, type PartnerGiven } from './partner-form.tsx';
import { PartnerLines } from './partner-lines.tsx';

/** For how long the secret before a new one is still taken. */
const GRACE_HOURS = 24;

/** One partner: how it stands, and what may be done about it. */
export function PartnerItem({
  item,
  onSecret,
}: {
  item: Schemas['Partner'];
  onSecret: (secret: string) => void;
}) {
  const { id, name, url, state, hosts, agencies, wants, lines } = item;
  const [open, setOpen] = useState<'change' | 'rotate' | 'lines' | 'differences'>();
  const client = useQueryClient();
  const say = useSay();
  const params = { path: { id } };
  const settled = (words: string): Promise<void> => {
    say(words);
    setOpen(undefined);
    return client.invalidateQueries({ queryKey: partnersQuery.queryKey });
  };
  const change = useMutation({
    mutationFn: ({ id: _id, secret: _secret, ...body }: PartnerGiven) =>
      answerOf(api.PUT('/api/v1/partners/{id}', { params, body })),
    onSuccess: () => settled(`Đã sửa đăng ký của ${name}.`),
  });
  const rotate = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/partners/{id}/secret', { params, body: { graceHours: GRACE_HOURS } }),
      ),
    onSuccess: ({ secret }) => {
      onSecret(secret);
      return settled(`Đã đổi khóa ký của ${name}; khóa cũ còn dùng được ${GRACE_HOURS} giờ.`);
    },
  });
  const turn = useMutation({
    mutationFn: () =>
      answerOf(
        state === 'active'
          ? api.POST('/api/v1/partners/{id}/pause', { params })
          : api.POST('/api/v1/partners/{id}/resume', { params }),
      ),
    onSuccess: () =>
      settled(state === 'active' ? `Đã tạm ngừng ${name}.` : `${name} hoạt động lại.`),
  });
  const test = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/partners/{id}/test', { params })),
    onSuccess: () => settled(`Đã gửi tin thử đến ${name}; nếu không tới sẽ hiện ở mục tin vướng.`),
  });
  const problem = rotate.error ?? turn.error ?? test.error;
  const stuck = lines.dead + lines.gap;
  return (
    <li className="stack-close">
      <div className="row row-apart">
        <div>
          <p className="strong">{name}</p>
          <p className="soft small">
            {[
              id,
              url,
              `${Object.keys(agencies).length} cơ quan${hosts ? ' làm việc ở đó' : ''}`,
              ...(wants.length > 0 ? ['được báo hồ sơ thay đổi'] : []),
            ].join(' · ')}
          </p>
        </div>
        <span className="row">
          {state === 'paused' && <Mark tone="paused">Tạm ngừng</Mark>}
          {stuck > 0 ? (
            <Mark tone="late">{`${stuck} hồ sơ vướng tin`}</Mark>
          ) : lines.waiting > 0 ? (
            <Mark tone="soon">{`${lines.waiting} hồ sơ đang trao đổi`}</Mark>
          ) : (
            <Mark tone="done">Không vướng</Mark>
          )}
        </span>
      </div>
      <div className="row">
        <Toggle
          open={open === 'lines'}
          onClick={() => setOpen(open === 'lines' ? undefined : 'lines')}
        >
          Tin đến và đi
        </Toggle>
        {hosts && (
          <Toggle
            open={open === 'differences'}
            onClick={() => setOpen(open === 'differences' ? undefined : 'differences')}
          >
            Đối soát hồ sơ chung
          </Toggle>
        )}
        <button
          type="button"
          className="button button-quiet"
          disabled={test.isPending}
          onClick={() => test.mutate()}
        >
          Gửi thử
        </button>
        <Toggle
          open={open === 'change'}
          onClick={() => setOpen(open === 'change' ? undefined : 'change')}
        >
          Sửa
        </Toggle>
        <Toggle
          open={open === 'rotate'}
          onClick={() => setOpen(open === 'rotate' ? undefined : 'rotate')}
        >
          Đổi khóa ký
        </Toggle>
        <button
          type="button"
          className="button button-quiet"
          disabled={turn.isPending}
          onClick={() => turn.mutate()}
        >
          {state === 'active' ? 'Tạm ngừng' : 'Cho hoạt động lại'}
        </button>
      </div>
      {problem && <ProblemNote error={problem} />}
      {open === 'rotate' && (
        <div className="note note-care row">
          <span>
            Khóa cũ còn dùng được {GRACE_HOURS} giờ; trong lúc đó hãy trao khóa mới cho đối tác.
          </span>
          <button
            type="button"
            className="button button-usual"
            disabled={rotate.isPending}
            onClick={() => rotate.mutate()}
          >
            Đổi khóa
          </button>
        </div>
      )}
      {open === 'change' && (
        <PartnerForm
          title={`Sửa ${name}`}
          button="Ghi"
          partner={item}
          pending={change.isPending}
          problem={change.error && <ProblemNote error={change.error} />}
          onGiven={(given) => change.mutate(given)}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {open === 'lines' && <PartnerLines partner={id} />}
      {open === 'differences' && <PartnerDifferences partner={id} />}
    </li>
  );
}

function Toggle({
  open,
  onClick,
  children,
}: {
  open: boolean;
  onClick: () => void;
  children: string;
}) {
  return (
    <button type="button" className="button button-quiet" aria-expanded={open} onClick={onClick}>
      {children}
    </button>
  );
}
