import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { Mark } from '../parts/mark.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { partnerLinesQuery, partnersQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { momentText } from '../time.ts';

/** What from and to a partner is not through yet, and what of it was refused. */
export function PartnerLines({ partner }: { partner: string }) {
  const query = useQuery(partnerLinesQuery(partner));
  const client = useQueryClient();
  const say = useSay();
  const replay = useMutation({
    mutationFn: (dossier: string | undefined) =>
      answerOf(
        api.POST('/api/v1/partners/{id}/replay', {
          params: { path: { id: partner } },
          body: { ...(dossier !== undefined && { dossier }) },
        }),
      ),
    onSuccess: ({ replayed }) => {
      say(`Thử lại ${replayed} hồ sơ.`);
      return client.invalidateQueries({ queryKey: partnersQuery.queryKey });
    },
  });
  const skip = useMutation({
    mutationFn: (body: Schemas['SkipMessageBody']) =>
      answerOf(api.POST('/api/v1/partners/{id}/skip', { params: { path: { id: partner } }, body })),
    onSuccess: (_nothing, { n }) => {
      say(`Đã bỏ qua tin số ${n}; các tin sau đi tiếp.`);
      return client.invalidateQueries({ queryKey: partnersQuery.queryKey });
    },
  });
  const problem = replay.error ?? skip.error;
  return (
    <Asked query={query}>
      {({ lines, refused, skipped }) => (
        <div className="stack-close">
          {problem && <ProblemNote error={problem} />}
          {lines.some(({ state }) => state === 'dead') && (
            <div>
              <button
                type="button"
                className="button"
                disabled={replay.isPending}
                onClick={() => replay.mutate(undefined)}
              >
                Thử lại tất cả tin đã thôi thử
              </button>
            </div>
          )}
          {lines.length === 0 && refused.length === 0 && skipped.length === 0 && (
            <p className="soft">Không có tin nào vướng.</p>
          )}
          {lines.length > 0 && (
            <ul className="rows plain-rows" aria-label="Tin chưa qua">
              {lines.map((line) => (
                <Line
                  key={`${line.direction} ${line.dossier}`}
                  line={line}
                  pending={replay.isPending || skip.isPending}
                  onReplay={() => replay.mutate(line.dossier)}
                  onSkip={(reason) => {
                    const { dossier, direction, n } = line;
                    skip.mutate({ dossier, direction, n, reason });
                  }}
                />
              ))}
            </ul>
          )}
          {refused.length > 0 && (
            <ul className="rows plain-rows" aria-label="Tin bị từ chối">
              {refused.map(({ id, dossier, n, type, reason, settledAt }) => (
                <li key={id}>
                  <p>
                    <span className="strong">{aboutOf(dossier)}</span> · tin số {n} ({type})
                  </p>
                  <p className="soft small">
                    Bị từ chối {momentText(settledAt)}: {reason}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {skipped.length > 0 && (
            <ul className="rows plain-rows" aria-label="Tin đã bỏ qua">
              {skipped.map(({ dossier, direction, n, type, reason, byName, at }) => (
                <li key={`${direction} ${dossier} ${n}`}>
                  <p>
                    <span className="strong">{aboutOf(dossier)}</span> · {wayOf(direction)}, tin số{' '}
                    {n} ({type})
                  </p>
                  <p className="soft small">
                    {byName} bỏ qua {momentText(at)}: {reason}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Asked>
  );
}

const aboutOf = (dossier: string): string => (dossier === '' ? 'Không về hồ sơ nào' : dossier);

const wayOf = (direction: 'out' | 'in'): string => (direction === 'out' ? 'gửi đi' : 'nhận về');

function Line({
  line,
  pending,
  onReplay,
  onSkip,
}: {
  line: Schemas['PartnerLine'];
  pending: boolean;
  onReplay: () => void;
  onSkip: (reason: string) => void;
}) {
  const { dossier, direction, state, n, type, messages, attempts, failure, notBefore } = line;
  const [skipping, setSkipping] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <li className="row row-apart">
      <div>
        <p>
          <span className="strong">{aboutOf(dossier)}</span> · {wayOf(direction)}
          {state === 'gap'
            ? `, đợi tin số ${n}`
            : `, tin số ${n}${type === null ? '' : ` (${type})`}`}
        </p>
        <p className="soft small">
          {[
            `${messages} tin chưa qua`,
            ...(failure === null ? [] : [`lần thử ${attempts} hỏng: ${failure}`]),
            ...(state === 'waiting' && notBefore !== null
              ? [`thử lại ${momentText(notBefore)}`]
              : []),
          ].join(' · ')}
        </p>
        {skipping && (
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              onSkip(reason);
            }}
          >
            <label>
              Lý do bỏ qua{' '}
              <input
                required
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
            <button type="submit" className="button" disabled={pending}>
              Bỏ qua tin số {n}
            </button>
          </form>
        )}
      </div>
      <span className="row">
        {state === 'dead' ? (
          <>
            <Mark tone="late">Đã thôi thử</Mark>
            <button
              type="button"
              className="button button-quiet"
              disabled={pending}
              onClick={onReplay}
            >
              Thử lại
            </button>
            <button
              type="button"
              className="button button-quiet"
              aria-expanded={skipping}
              onClick={() => setSkipping(!skipping)}
            >
              Bỏ qua
            </button>
          </>
        ) : state === 'gap' ? (
          <Mark tone="late">Thiếu tin</Mark>
        ) : (
          <Mark tone="soon">Đang chờ</Mark>
        )}
      </span>
    </li>
  );
}
