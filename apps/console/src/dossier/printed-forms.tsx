import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { formsQuery } from '../queries.ts';
import { dayText } from '../time.ts';
import { usePrint } from './use-print.ts';

/** The forms a dossier has now, each a Word file away. */
export function PrintedForms({
  dossier: { id, version },
}: {
  dossier: Pick<Schemas['Dossier'], 'id' | 'version'>;
}) {
  const forms = useQuery(formsQuery(id, version));
  const print = usePrint(id);
  if (forms.isError)
    return <ProblemNote error={forms.error} onRetry={() => void forms.refetch()} />;
  if (!forms.data || forms.data.items.length === 0) return null;
  return (
    <section className="sheet stack-close no-print" aria-labelledby="in-giay-to">
      <h2 id="in-giay-to">In giấy tờ</h2>
      <p className="soft small">Mỗi mẫu tải về là một tệp Word đã điền: mở ra rồi in.</p>
      {print.error && <ProblemNote error={print.error} />}
      <ul className="forms">
        {forms.data.items.map((offered) => (
          <li key={offered.form}>
            <button
              type="button"
              className="button"
              disabled={print.isPending}
              onClick={() => print.mutate(offered)}
            >
              {offered.name}
            </button>
            <span className="soft small">
              Mẫu {offered.number}, {offered.law} · {dayText(offered.day)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
