import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { ApiProblem } from '#lib/api-client';

import { Afterlife } from '../afterlife/afterlife.tsx';
import { Erasure } from '../afterlife/erasure.tsx';
import { PaperSection } from '../files/paper-section.tsx';
import { useOnChange } from '../frame/server-events.ts';
import { Nothing, PageWaiting } from '../frame/page-states.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { definitionOf } from '../procedures/definition.ts';
import { dossierQuery, procedureQuery } from '../queries.ts';
import { ActionPanel } from './action-panel.tsx';
import { DossierHead } from './dossier-head.tsx';
import { DueExplained } from './due-explained.tsx';
import { Escalation } from './escalation.tsx';
import { HeldBy } from './held-by.tsx';
import { History } from './history.tsx';
import { Offers } from './offers.tsx';
import { MoneySection } from './money.tsx';
import type { Dossier } from './offered.ts';
import { Opinions } from './opinions.tsx';
import { PastPosition } from './past-position.tsx';
import { PrintedForms } from './printed-forms.tsx';
import { Reads } from './reads.tsx';
import { Applicant, FactList, Findings, OpenTasks, Segments } from './sections.tsx';
import { ToldApplicant } from './told-applicant.tsx';

/** One dossier: what may be done with it, how it stands and why, and everything that happened to it. */
export function DossierPage() {
  const { id } = useParams({ from: '/frame/ho-so/$id' });
  const { at } = useSearch({ from: '/frame/ho-so/$id' });
  const query = useQuery(dossierQuery(id));
  if (query.data) return <Shown key={id} dossier={query.data} at={at} />;
  if (!query.isError) return <PageWaiting />;
  const missing = query.error instanceof ApiProblem && query.error.status === 404;
  return missing ? (
    <Nothing title={`Không tìm thấy hồ sơ ${id}`}>
      Mã có thể đã gõ nhầm, hoặc hồ sơ không thuộc phạm vi của bạn.
    </Nothing>
  ) : (
    <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  );
}

function Shown({ dossier, at }: { dossier: Dossier; at: string | undefined }) {
  const { lam } = useSearch({ from: '/frame/ho-so/$id' });
  const { code, version } = dossier.procedure;
  const { data: procedure } = useQuery(procedureQuery(code, version));
  const definition = procedure && definitionOf(procedure);
  const past = dossier.sight === 'past';
  return (
    <article>
      <DossierHead dossier={dossier} />
      <Moved dossier={dossier} />
      <div className="dossier">
        <div className="stack">
          {past && (
            <p className="note">
              Cơ quan bạn đã xong phần việc ở hồ sơ này: bạn xem được phần của mình và kết quả.
            </p>
          )}
          <ActionPanel dossier={dossier} definition={definition} start={lam} />
          <Findings dossier={dossier} />
          <OpenTasks dossier={dossier} />
          <Segments segments={dossier.segments} />
          <Offers offers={dossier.offers} />
          <HeldBy id={dossier.id} />
          <Opinions dossier={dossier} />
          <MoneySection dossier={dossier} />
          <History id={dossier.id} />
        </div>
        <div className="stack">
          {!past && <DueExplained dossier={dossier} />}
          {!past && <Afterlife dossier={dossier} />}
          {!past && <PaperSection id={dossier.id} version={dossier.version} />}
          {!past && <PrintedForms dossier={dossier} />}
          <Applicant applicant={dossier.applicant} />
          <FactList dossier={dossier} definition={definition} />
          {!past && <ToldApplicant id={dossier.id} />}
          <Reads dossier={dossier} />
          <PastPosition id={dossier.id} at={at} />
          <Escalation dossier={dossier} />
          <Erasure dossier={dossier} />
        </div>
      </div>
    </article>
  );
}

/** Says that the dossier has moved on since it was shown; it changes under nobody's hand. */
function Moved({ dossier }: { dossier: Dossier }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState(dossier.version);
  useOnChange(() => {
    client
      .query({
        ...dossierQuery(dossier.id),
        queryKey: ['dossier-look', dossier.id],
        staleTime: 0,
      })
      .then((now) => setVersion(now.version))
      .catch((error: unknown) => {
        // It was taken out of this person's sight; elsewhere the next request says what is wrong.
        if (error instanceof ApiProblem && error.status === 404) void navigate({ to: '/ho-so' });
      });
  });
  if (version <= dossier.version) return null;
  return (
    <div className="note banner" role="status">
      <span>Hồ sơ vừa có ghi nhận mới.</span>
      <button
        type="button"
        className="button"
        onClick={() => void client.invalidateQueries({ queryKey: ['dossier', dossier.id] })}
      >
        Xem trạng thái mới
      </button>
    </div>
  );
}
