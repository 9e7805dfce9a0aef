import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { Mark } from '../parts/mark.tsx';
import { certificateQuery } from '../queries.ts';
import { numberText } from '../words.ts';

type Told = Schemas['ProcedureCertificate'];
type Proof = Schemas['CertificateProof'];
type Trouble = Schemas['CertificateTrouble'];

/** What is proved of a version of a procedure, or the way to where it fails. */
export function Certificate({ code, version }: { code: string; version: number }) {
  const query = useQuery(certificateQuery(code, version));
  return (
    <section className="sheet stack" aria-label="Chứng nhận quy trình" aria-busy={query.isPending}>
      <Asked query={query}>{(told) => <Shown told={told} />}</Asked>
    </section>
  );
}

function Shown({ told: { state, conclusion, proof } }: { told: Told }) {
  if (!proof)
    return (
      <>
        <h2>Chứng nhận quy trình</h2>
        <p role="status">{conclusion}</p>
      </>
    );
  const { checks, troubles } = proof;
  const others = troubles.filter(({ check }) => check === null);
  return (
    <>
      <header>
        <h2>
          <Mark tone={state === 'proved' ? 'done' : 'late'}>{conclusion.replace(/\.$/, '')}</Mark>
        </h2>
        <p className="soft small">
          Đã xét hết {numberText(proof.configurations)} cấu hình, {numberText(proof.transitions)}{' '}
          lần chuyển trên chính máy chạy hồ sơ, không chọn mẫu.
        </p>
      </header>
      <ul className="checks">
        {checks.map(({ code, holds, says, looked }) => (
          <li key={code} className={holds ? 'check-holds' : 'check-fails'}>
            <p>
              <span className="seen-by-readers">{holds ? 'Đạt: ' : 'Hỏng: '}</span>
              <span className={holds ? '' : 'strong'}>{says}</span>{' '}
              <span className="soft small">{looked}</span>
            </p>
            <Troubles list={troubles.filter(({ check }) => check === code)} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <div className="stack-close">
          <h3>Định nghĩa còn lỗi</h3>
          <Troubles list={others} />
        </div>
      )}
      <Terms terms={proof.terms} />
      <Scope proof={proof} />
    </>
  );
}

/** Each with the shortest way from the submission to it. */
const Troubles = ({ list }: { list: readonly Trouble[] }) =>
  list.map(({ code, message, way }) => (
    <div key={code + message} className="note note-flaw">
      <p>{message}</p>
      {way !== null && (
        <>
          <p className="soft small">Từ lúc nộp tới đó:</p>
          <ol className="way">
            {way.map((act, place) => (
              <li key={place}>{act}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  ));

function Terms({ terms: { facts, rows } }: { terms: Proof['terms'] }) {
  return (
    <div className="stack-close">
      <h3>Thời hạn và đường dài nhất</h3>
      {facts.length > 0 && (
        <p className="soft small">
          Đã xét mọi giá trị của {facts.map((one) => `“${one}”`).join(', ')}.
        </p>
      )}
      <table className="terms">
        <thead>
          <tr>
            <th scope="col">Hồ sơ</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Cộng định mức</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, term, budget, parts }) => (
            <tr key={of + budget}>
              <th scope="row">{of}</th>
              <td>{term}</td>
              <td>
                {budget}
                <ul className="soft small">
                  {parts.map((part) => (
                    <li key={part}>{part}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the certificate leaves open, for who has to know. */
function Scope({ proof: { loops, unbounded, scope } }: { proof: Proof }) {
  return (
    <details>
      <summary>Phạm vi của chứng nhận</summary>
      <div className="stack certificate-scope">
        {loops.length > 0 && (
          <Lines
            title="Quay lại bước trước: mỗi lần thêm, không hạn chế số lần"
            lines={loops.map(
              ({ from, to, action, adds }) => `${from}, ${action}: về ${to}, ${adds}`,
            )}
          />
        )}
        <Lines title="Ngoài định mức, không ai biết trước bao lâu" lines={unbounded} />
        <Lines title="Đã xét gì, không xét gì" lines={scope} />
      </div>
    </details>
  );
}

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <div>
    <h3>{title}</h3>
    <ul className="small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </div>
);
