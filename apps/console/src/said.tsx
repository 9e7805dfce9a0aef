import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';

/** A short word about what was just done, with a way to take it back where there is one. */
interface Said {
  text: string;
  undo?: (() => void) | undefined;
}

type Say = (text: string, undo?: () => void) => void;

const LASTS = 7000;
const SayContext = createContext<Say>(() => undefined);

/** Tells people, readers included, that something was done. */
export const useSay = (): Say => use(SayContext);

/** Holds the one line in which the console says what was done. */
export function Saying({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null);
  const say = useCallback<Say>((text, undo) => setSaid({ text, undo }), []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), LASTS);
    return () => clearTimeout(timer);
  }, [said]);
  const shown = useMemo(
    () => (
      <div className="said" role="status">
        {said && <span>{said.text}</span>}
        {said?.undo && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              said.undo?.();
              setSaid(null);
            }}
          >
            Hoàn tác
          </button>
        )}
      </div>
    ),
    [said],
  );
  return (
    <SayContext value={say}>
      {children}
      {shown}
    </SayContext>
  );
}
