import { useQuery } from '@tanstack/react-query';

import { ApiProblem } from '#lib/api-client';

import { Asked } from '../parts/asked.tsx';
import { historyQuery } from '../queries.ts';
import { momentText } from '../time.ts';
import { actorText, type Entry, factsOf, labelText } from './history-words.ts';

/** Minutes between what happened and its record that need no word. */
const GRACE = 15 * 60_000;

/** Everything that happened, the newest first; nothing is ever taken out. */
export function History({ id }: { id: string }) {
  const query = useQuery(historyQuery(id));
  if (query.error instanceof ApiProblem && query.error.status === 403) return null;
  return (
    <section className="sheet stack" aria-labelledby="lich-su">
      <h2 id="lich-su">Lịch sử</h2>
      <Asked query={query}>
        {({ items }) => (
          <ol className="timeline" reversed>
            {items.toReversed().map((entry) => (
              <HistoryItem key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
      </Asked>
    </section>
  );
}

const kindNames: Readonly<Record<Entry['kind'], string | null>> = {
  act: null,
  late: 'ghi bù',
  void: 'đính chính',
  amend: 'đính chính',
};

function HistoryItem({ entry }: { entry: Entry }) {
  const { seq, kind, at, recordedAt, text, targets, voided, hash, prevHash } = entry;
  const late = Date.parse(recordedAt) - Date.parse(at) > GRACE;
  const correction = kind === 'void' || kind === 'amend';
  return (
    <li className={correction ? 'correction' : late ? 'late' : undefined}>
      <p>
        <span className={voided ? 'strong voided' : 'strong'}>{labelText(entry)}</span>
        {kindNames[kind] && (
          <>
            {' '}
            <span className="tag">{kindNames[kind]}</span>
          </>
        )}
        {voided && (
          <>
            {' '}
            <span className="tag">đã bị đính chính hủy</span>
          </>
        )}
      </p>
      <p className="small">
        <time dateTime={at}>{momentText(at)}</time> · {actorText(entry)}
        {late && <span className="soft"> · ghi vào lúc {momentText(recordedAt)}</span>}
        {targets.length > 0 && <span className="soft"> · về lần ghi {targets.join(', ')}</span>}
      </p>
      {text?.reason !== undefined && <p>“{text.reason}”</p>}
      {factsOf(entry).map(([name, value]) => (
        <p key={name} className="small soft">
          {name}: {value}
        </p>
      ))}
      <details className="small">
        <summary>Lần ghi {seq}</summary>
        <p className="hash">dấu: {hash}</p>
        {prevHash !== null && <p className="hash">nối sau: {prevHash}</p>}
      </details>
    </li>
  );
}
