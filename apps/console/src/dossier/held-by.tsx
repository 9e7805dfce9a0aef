import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { attributionQuery } from '../queries.ts';
import { momentText } from '../time.ts';
import { workText } from '../words.ts';

type Attribution = Schemas['Attribution'];
type Stretch = Attribution['stretches'][number];

const holderText = ({ holder, agency }: Stretch): string => {
  if (holder === 'applicant') return 'Chờ người nộp';
  return holder === 'transit' ? `Chờ ${agency?.name ?? ''} nhận` : (agency?.name ?? '');
};

/** Whose the time was, of those who had any. */
const sharesText = ({ agency, applicant, transit }: Attribution['shares']): string => {
  const parts: [string, number][] = [
    ['cơ quan', agency],
    ['chờ người nộp', applicant],
    ['chờ nhận bàn giao', transit],
  ];
  const had = parts.filter(([, minutes]) => minutes > 0);
  return (had.length > 0 ? had : parts.slice(0, 1))
    .map(([name, minutes]) => `${name} ${workText(minutes)}`)
    .join(', ');
};

/** Who had the dossier for how long: a bar as wide as the time, and the same in words. */
export function HeldBy({ id }: { id: string }) {
  const query = useQuery(attributionQuery(id));
  if (query.data?.stretches.length === 0) return null;
  return (
    <section className="sheet stack-close" aria-labelledby="ai-giu">
      <h2 id="ai-giu">Ai giữ hồ sơ bao lâu</h2>
      <Asked query={query}>{(attribution) => <Held attribution={attribution} />}</Asked>
    </section>
  );
}

function Held({ attribution: { stretches, shares, late } }: { attribution: Attribution }) {
  const total = shares.agency + shares.applicant + shares.transit;
  const overdue = late.agency + late.applicant + late.transit;
  return (
    <>
      <p className="small">
        Tổng {workText(total)} làm việc: {sharesText(shares)}.
        {overdue > 0 && ` Quá hạn ${workText(overdue)}: ${sharesText(late)}.`}
      </p>
      <div className="held" aria-hidden="true">
        {stretches
          .filter(({ minutes }) => minutes > 0)
          .map((stretch) => (
            <span
              key={stretch.from}
              className={`held-${stretch.holder}`}
              style={{ flexGrow: stretch.minutes }}
            />
          ))}
      </div>
      <ol className="held-list">
        {stretches.map((stretch) => (
          <li key={stretch.from}>
            <span className={`held-key held-${stretch.holder}`} aria-hidden="true" />
            <span>
              {holderText(stretch)}
              {stretch.segment && <span className="soft small"> · {stretch.segment.name}</span>}
              <span className="soft small">
                {' '}
                · {momentText(stretch.from)} – {momentText(stretch.to)}
              </span>
            </span>
            <span className="strong">{workText(stretch.minutes)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
