import { useEffect, useState } from 'react';

const SECOND = 1000;

/** Takes something back, as long as its seconds last: they are counted down, and then it is gone. */
export function UndoButton({
  seconds,
  label,
  onUndo,
}: {
  /** undefined: as long as it is shown. */
  seconds: number | undefined;
  /** What is taken back, for readers. */
  label?: string;
  onUndo: () => void;
}) {
  const [until] = useState(() => Date.now() + (seconds ?? 0) * SECOND);
  const [left, setLeft] = useState(seconds ?? 0);
  useEffect(() => {
    if (seconds === undefined) return;
    const timer = setInterval(
      () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / SECOND))),
      SECOND,
    );
    return () => clearInterval(timer);
  }, [seconds, until]);
  if (seconds !== undefined && left === 0) return null;
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={onUndo}
      aria-label={label && `Hoàn tác: ${label}`}
    >
      Hoàn tác
      {seconds !== undefined && (
        <span className="countdown" aria-hidden="true">
          {left} giây
        </span>
      )}
    </button>
  );
}
