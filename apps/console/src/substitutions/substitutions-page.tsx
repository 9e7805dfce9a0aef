import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import type { Tone } from '../due-words.ts';
import { Asked } from '../parts/asked.tsx';
import { Mark } from '../parts/mark.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { substitutionPage } from '../queries.ts';
import { SESSION } from '../query-client.ts';
import { useSay } from '../said.tsx';
import { momentText } from '../time.ts';
import { NewSubstitution } from './new-substitution.tsx';

type Substitution = Schemas['Substitution'];

const states: Readonly<Record<Substitution['state'], { text: string; tone: Tone }>> = {
  coming: { text: 'Sắp tới', tone: 'soon' },
  'in-force': { text: 'Đang trực thay', tone: 'done' },
  over: { text: 'Đã hết', tone: 'plain' },
};

const KEY = ['substitutions'];

/** Who stands in for whom: one's own and, for who leads, those of the people they lead. */
export function SubstitutionsPage() {
  const client = useQueryClient();
  const say = useSay();
  const [making, setMaking] = useState(false);
  const changed = (text: string): void => {
    void client.invalidateQueries({ queryKey: KEY });
    void client.invalidateQueries({ queryKey: SESSION });
    say(text);
  };
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) => substitutionPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const end = useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/api/v1/substitutions/{id}', { params: { path: { id } } })),
    onSuccess: () => changed('Đã kết thúc trực thay.'),
  });
  return (
    <section className="stack">
      <PageHead
        title="Trực thay"
        under="Trong thời gian trực thay, người thay thấy và làm được việc của người vắng; hết giờ thì tự thôi."
      >
        {!making && (
          <button type="button" className="button button-usual" onClick={() => setMaking(true)}>
            Cử người trực thay
          </button>
        )}
      </PageHead>
      {making && (
        <NewSubstitution
          onMade={() => {
            setMaking(false);
            changed('Đã cử người trực thay.');
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {end.error && <ProblemNote error={end.error} />}
      <Asked query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return <p className="empty rows">Chưa có lần trực thay nào liên quan đến bạn.</p>;
          return (
            <>
              <ul className="rows plain-rows">
                {items.map((one) => (
                  <li key={one.id} className="row row-apart">
                    <div>
                      <p>
                        <span className="strong">{one.substitute.name}</span> thay{' '}
                        <span className="strong">{one.absent.name}</span>
                        <span className="soft"> · {one.agency.name}</span>
                      </p>
                      <p className="small">
                        từ {momentText(one.from)} đến {momentText(one.endedAt ?? one.to)}
                        {one.endedAt !== null && <span className="soft"> (kết thúc sớm)</span>}
                        {one.fields && <span className="soft"> · {one.fields.join(', ')}</span>}
                      </p>
                      <p className="soft small">
                        {one.reason !== null && `“${one.reason}” · `}
                        {one.setBy.name} cử lúc {momentText(one.setAt)}
                      </p>
                    </div>
                    <div className="row">
                      <Mark tone={states[one.state].tone}>{states[one.state].text}</Mark>
                      {one.mayEnd && (
                        <button
                          type="button"
                          className="button"
                          aria-label={`Kết thúc: ${one.substitute.name} thay ${one.absent.name}`}
                          disabled={end.isPending}
                          onClick={() => end.mutate(one.id)}
                        >
                          Kết thúc
                        </button>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
              <More query={query}>Xem thêm</More>
            </>
          );
        }}
      </Asked>
    </section>
  );
}
