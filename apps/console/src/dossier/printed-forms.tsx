import { useMutation, useQuery } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { formsQuery } from '../queries.ts';
import { saveFile } from '../save-file.ts';
import { dayText } from '../time.ts';

type OfferedForm = Schemas['OfferedForm'];

/** The forms a dossier has now, each a Word file away. */
export function PrintedForms({
  dossier: { id, version },
}: {
  dossier: Pick<Schemas['Dossier'], 'id' | 'version'>;
}) {
  const forms = useQuery(formsQuery(id, version));
  const print = useMutation({
    mutationFn: async ({ form, name }: OfferedForm) => {
      const call = api.GET('/api/v1/dossiers/{id}/forms/{form}', {
        params: { path: { id, form } },
        parseAs: 'blob',
      });
      const content = await answerOf(call);
      const { response } = await call;
      saveFile(content, response, `${name} ${id}.docx`);
    },
  });
  if (forms.isError)
    return <ProblemNote error={forms.error} onRetry={() => void forms.refetch()} />;
  if (!forms.data || forms.data.items.length === 0) return null;
  return (
    <section className="sheet stack-close no-print" aria-labelledby="in-giay-to">
      <h2 id="in-giay-to">In giấy tờ</h2>
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
