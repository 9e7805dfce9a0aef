import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import type { Tone } from '../due-words.ts';
import { grouped } from '../grouped.ts';
import { Mark } from '../parts/mark.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { toldQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { useAccount } from '../session/session.ts';
import { momentText } from '../time.ts';

type Told = Schemas['ToldApplicant'];

const suppressed: Readonly<Record<NonNullable<Told['suppressedAs']>, string>> = {
  'no-address': 'Không có địa chỉ',
  'opted-out': 'Người nộp không muốn nhận',
  overtaken: 'Không gửi: đã có diễn biến mới',
};

/** How a notice stands, and what is to be known of it. */
const standingOf = (told: Told): { tone: Tone; text: string; more: string } => {
  switch (told.state) {
    case 'sent':
      return told.via === 'log'
        ? { tone: 'plain', text: 'Chỉ ghi nhật ký', more: 'chưa nối dịch vụ gửi' }
        : { tone: 'done', text: 'Đã gửi', more: told.sentAt ? momentText(told.sentAt) : '' };
    case 'waiting':
      return told.failure === null
        ? { tone: 'plain', text: 'Chờ gửi', more: `từ ${momentText(told.notBefore)}` }
        : {
            tone: 'soon',
            text: 'Đang thử lại',
            more: `${told.failure}; thử lại ${momentText(told.notBefore)}`,
          };
    case 'given-up':
      return {
        tone: 'late',
        text: 'Thôi gửi',
        more: `${told.failure ?? ''}, sau ${told.attempts} lần`,
      };
    case 'suppressed':
      return { tone: 'plain', text: suppressed[told.suppressedAs ?? 'overtaken'], more: '' };
  }
};

/** What the applicant was told, and whether it went out. */
export function ToldApplicant({ id }: { id: string }) {
  const { data } = useQuery(toldQuery(id));
  if (!data || data.items.length === 0) return null;
  const acts = [...grouped(data.items, ({ seq, event }) => `${seq}/${event}`)];
  return (
    <section className="sheet stack-close no-print" aria-labelledby="da-bao">
      <h2 id="da-bao">Đã báo cho người dân</h2>
      <ul className="parts">
        {acts.map(([key, notices]) => (
          <li key={key}>
            <div>
              <p className="strong">{notices[0]?.label}</p>
              <ul className="told">
                {notices.map((told) => (
                  <Channel key={told.id} dossier={id} told={told} />
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Channel({ dossier, told }: { dossier: string; told: Told }) {
  const { tone, text, more } = standingOf(told);
  return (
    <li>
      {told.channelLabel} <Mark tone={tone}>{text}</Mark>
      {more !== '' && <span className="soft"> {more}</span>}
      {told.state === 'given-up' && <Retry dossier={dossier} notice={told.id} />}
    </li>
  );
}

/** An administrator has it tried anew, once what was wrong is mended. */
function Retry({ dossier, notice }: { dossier: string; notice: string }) {
  const { administrator } = useAccount();
  const client = useQueryClient();
  const say = useSay();
  const retry = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/dossiers/{id}/notices/{notice}/retry', {
          params: { path: { id: dossier, notice } },
        }),
      ),
    onSuccess: async () => {
      say('Sẽ gửi lại.');
      await client.invalidateQueries(toldQuery(dossier));
    },
  });
  if (!administrator) return null;
  return (
    <div>
      {retry.error && <ProblemNote error={retry.error} />}
      <button
        type="button"
        className="button"
        disabled={retry.isPending}
        onClick={() => retry.mutate()}
      >
        Gửi lại
      </button>
    </div>
  );
}
