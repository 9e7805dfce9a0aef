import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';

import { countText } from '../intake/papers.tsx';
import { Asked } from '../parts/asked.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { procedureQuery } from '../queries.ts';
import { mayTakeIn, useAccount } from '../session/session.ts';
import { dayText } from '../time.ts';
import { Certificate } from './certificate.tsx';
import { type Definition, definitionOf, type Source, termText } from './definition.ts';
import { Drawing } from './drawing.tsx';
import { FeeLines } from './fee-lines.tsx';
import { ProcedureFiles } from './procedure-files.tsx';
import { StepList } from './step-list.tsx';

/** One procedure as those who work by it read it: term, fee, papers, steps, and the way between them. */
export function ProcedurePage() {
  const { code } = useParams({ from: '/frame/thu-tuc/$code' });
  const { version } = useSearch({ from: '/frame/thu-tuc/$code' });
  const query = useQuery(procedureQuery(code, version === undefined ? undefined : Number(version)));
  const account = useAccount();
  return (
    <Asked query={query}>
      {(procedure) => (
        <article>
          <PageHead
            title={procedure.name}
            under={`${procedure.code} · ${procedure.field} · phiên bản ${procedure.version}, có hiệu lực từ ${dayText(procedure.effective.from)}${procedure.effective.to === null ? '' : ` đến ${dayText(procedure.effective.to)}`}`}
          >
            {mayTakeIn(account) && (
              <Link to="/tiep-nhan" search={{ procedure: procedure.code }} className="button">
                Tiếp nhận thủ tục này
              </Link>
            )}
          </PageHead>
          <Shown definition={definitionOf(procedure)} />
        </article>
      )}
    </Asked>
  );
}

function Shown({ definition }: { definition: Definition }) {
  const { code, version, term, fee, papers, sources } = definition;
  return (
    <div className="stack">
      <div className="pair">
        <section className="sheet stack-close">
          <h2>Thời hạn giải quyết</h2>
          <p className="strong">{termText(term)}</p>
          <SourceLine source={term.source} />
          {term.variants.map((variant) => (
            <div key={variant.id}>
              <p>
                {variant.label}: <strong>{termText(variant.term)}</strong>
              </p>
              <SourceLine source={variant.source} />
            </div>
          ))}
        </section>
        <section className="sheet stack-close">
          <h2>Phí, lệ phí</h2>
          <FeeLines fee={fee} />
        </section>
      </div>
      <section className="sheet stack-close">
        <h2>Thành phần hồ sơ</h2>
        <ol className="papers">
          {papers.map((paper) => (
            <li key={paper.id}>
              {paper.name}{' '}
              <span className="soft small">
                ({countText(paper)}
                {paper.required !== true && ', tùy trường hợp'})
              </span>
            </li>
          ))}
        </ol>
      </section>
      <Drawing code={code} version={version} name={definition.name} />
      <ProcedureFiles code={code} version={version} />
      <Certificate code={code} version={version} />
      <StepList definition={definition} />
      <section className="sheet stack-close">
        <h2>Căn cứ</h2>
        <ul className="stack-close">
          {sources.map((source) => (
            <li key={source.text}>
              <SourceLine source={source} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const certaintyNames: Readonly<Record<Source['certainty'], string>> = {
  verified: 'đã đối chiếu văn bản',
  secondary: 'theo nguồn khác',
  unverified: 'chưa đối chiếu',
};

const SourceLine = ({ source: { text, certainty, note } }: { source: Source }) => (
  <p className="small soft">
    {text} ({certaintyNames[certainty]}
    {note !== undefined && `; ${note}`})
  </p>
);
