import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { grouped } from '../grouped.ts';
import { Mark } from '../parts/mark.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { toldQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { useAccount } from '../session/session.ts';
import { groups, standingOf } from './told-words.ts';

/** What the applicant was told, what they will be, and what did not reach them. */
export function ToldApplicant({ id }: { id: string }) {
  const { data } = useQuery(toldQuery(id));
  if (!data || data.items.length === 0) return null;
  const found = grouped(data.items, (told): string => standingOf(told).group);
  return (
    <section className="sheet stack-close no-print" aria-labelledby="bao-nguoi-nop">
      <h2 id="bao-nguoi-nop">Tin báo cho người nộp</h2>
      {Object.entries(groups).map(([group, { name, tone }]) => {
        const notices = found.get(group);
        return (
          notices && (
            <div key={group} className="told-group">
              <h3>
                <Mark tone={tone}>{name}</Mark>
              </h3>
              <ul className="told">
                {[...grouped(notices, ({ seq, event }) => `${seq}/${event}`)].map(([key, same]) => (
                  <li key={key}>
                    <p>“{same[0]?.label}”</p>
                    {same.map((told) => (
                      <Channel key={told.id} dossier={id} told={told} />
                    ))}
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}

const Channel = ({ dossier, told }: { dossier: string; told: Schemas['ToldApplicant'] }) => (
  <div className="soft small">
    {told.channelLabel}: {standingOf(told).words}
    {told.state === 'given-up' && <Retry dossier={dossier} notice={told.id} />}
  </div>
);

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
