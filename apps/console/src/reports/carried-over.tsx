import { Link } from '@tanstack/react-router';

import { numberText, signedText } from '../words.ts';
import type { PreviousInHand } from './report.ts';
import { periodText } from './report-search.ts';

/** From what the locked report of the period before left in hand to what is carried over: each dossier between them. */
export function CarriedOver({
  previous: { period, inHand, adjustments },
  carriedOver,
}: {
  previous: PreviousInHand;
  carriedOver: number;
}) {
  return (
    <section className="sheet stack-close" aria-labelledby="ky-truoc">
      <h2 id="ky-truoc">Từ kỳ trước chuyển qua</h2>
      <p>
        Báo cáo đã khóa {periodText(period)} còn {numberText(inHand)} hồ sơ đang giải quyết; kỳ này
        chuyển qua {numberText(carriedOver)}
        {adjustments.length === 0 ? ', đúng những hồ sơ ấy.' : ' sau khi điều chỉnh:'}
      </p>
      {adjustments.length > 0 && (
        <ul className="parts">
          {adjustments.map(({ reason, change, dossiers }) => (
            <li key={reason}>
              <span>
                <strong className="number">{signedText(change)}</strong> {reason}
              </span>
              <Codes dossiers={dossiers} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Beyond so many codes they are folded away. */
const FEW = 6;

function Codes({ dossiers }: { dossiers: readonly string[] }) {
  const codes = (
    <span className="codes">
      {dossiers.map((id) => (
        <Link key={id} to="/ho-so/$id" params={{ id }} className="code">
          {id}
        </Link>
      ))}
    </span>
  );
  if (dossiers.length <= FEW) return codes;
  return (
    <details>
      <summary>{numberText(dossiers.length)} hồ sơ</summary>
      {codes}
    </details>
  );
}
