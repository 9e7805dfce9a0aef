import type { Stray } from './ticks.ts';

/** What was said of the last scan. */
export interface ScanWord {
  good: boolean;
  text: string;
}

/** Says aloud what became of each scan, and keeps the codes that could not be ticked until they are seen to. */
export function Strays({
  word,
  strays,
  onSeen,
}: {
  word: ScanWord | undefined;
  strays: readonly Stray[];
  onSeen: (code: string) => void;
}) {
  return (
    <>
      <p role="status" className={word?.good ? 'scan-good' : 'seen-by-readers'}>
        {word?.good ? word.text : ''}
      </p>
      <div role="alert" className={word && !word.good ? 'flaw' : 'seen-by-readers'}>
        {word && !word.good ? word.text : ''}
      </div>
      {strays.length > 0 && (
        <div className="note note-care">
          <h3>Mã đã quét nhưng chưa ghi được</h3>
          <ul className="strays">
            {strays.map(({ code, text }) => (
              <li key={code}>
                <span>
                  <span className="code">{code}</span>: {text}
                </span>
                <button
                  type="button"
                  className="button button-quiet"
                  aria-label={`Bỏ mã ${code}`}
                  onClick={() => onSeen(code)}
                >
                  Bỏ
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
