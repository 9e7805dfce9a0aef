import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { grouped } from '../grouped.ts';
import { Asked } from '../parts/asked.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { partnerDifferencesQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { momentText } from '../time.ts';
import { differenceWords } from './difference-words.ts';

/** Where we and a partner say different things of the dossiers we share, and the next act for each. */
export function PartnerDifferences({ partner }: { partner: string }) {
  const query = useQuery(partnerDifferencesQuery(partner));
  const client = useQueryClient();
  const say = useSay();
  const params = { path: { id: partner } };
  const again = () =>
    client.invalidateQueries({ queryKey: partnerDifferencesQuery(partner).queryKey });
  const reconcile = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/partners/{id}/reconcile', { params })),
    onSuccess: ({ dossiers, agree, underWay }) => {
      const moving = underWay > 0 ? `, ${underWay} còn tin trên đường` : '';
      say(`Đã đối soát ${dossiers} hồ sơ chung: ${agree} khớp${moving}.`);
      return again();
    },
  });
  const resync = useMutation({
    mutationFn: (dossier: string) =>
      answerOf(api.POST('/api/v1/partners/{id}/resync', { params, body: { dossier } })),
    onSuccess: (_nothing, dossier) =>
      say(`Đang làm lại hồ sơ ${dossier} theo cơ quan chủ trì; đối soát lại sau ít phút.`),
  });
  const problem = reconcile.error ?? resync.error;
  return (
    <div className="stack-close">
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={reconcile.isPending}
          onClick={() => reconcile.mutate()}
        >
          Đối soát bây giờ
        </button>
        <span className="soft small">Cũng tự chạy mỗi ngày một lần.</span>
      </div>
      {problem && <ProblemNote error={problem} />}
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Lần đối soát gần nhất không thấy chỗ nào khác nhau.</p>
          ) : (
            <ul className="rows plain-rows" aria-label="Chỗ hai bên ghi khác nhau">
              {[...grouped(items, ({ dossier }) => dossier)].map(([dossier, differences]) => (
                <Differing
                  key={dossier}
                  dossier={dossier}
                  differences={differences}
                  pending={resync.isPending}
                  onResync={() => resync.mutate(dossier)}
                />
              ))}
            </ul>
          )
        }
      </Asked>
    </div>
  );
}

/** One dossier, where the two sides differ on it, and the one act that mends it all. */
function Differing({
  dossier,
  differences,
  pending,
  onResync,
}: {
  dossier: string;
  differences: readonly Schemas['ExchangeDifference'][];
  pending: boolean;
  onResync: () => void;
}) {
  return (
    <li className="row row-apart">
      <div>
        <p className="strong code">{dossier}</p>
        <ul className="changes">
          {differences.map((one) => (
            <li key={one.what}>
              {differenceWords(one)}{' '}
              <span className="soft small">thấy từ {momentText(one.foundAt)}</span>
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className="button" disabled={pending} onClick={onResync}>
        Làm lại theo cơ quan chủ trì
      </button>
    </li>
  );
}
