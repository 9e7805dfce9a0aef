import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';

import { UndoButton } from './parts/undo-button.tsx';

/** A way to take back what was just done, for so many seconds; without: as long as the word stands. */
export interface Undo {
  run: () => void;
  seconds?: number;
}

/** A short word about what was just done, with a way to take it back where there is one. */
interface Said {
  text: string;
  undo?: Undo | undefined;
}

export type Say = (text: string, undo?: Undo) => void;

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
    const lasts = (said.undo?.seconds ?? 0) * 1000;
    const timer = setTimeout(() => setSaid(null), Math.max(LASTS, lasts));
    return () => clearTimeout(timer);
  }, [said]);
  const shown = useMemo(
    () => (
      <div className={said ? 'said' : 'seen-by-readers'}>
        <span role="status">{said?.text}</span>
        {said?.undo && (
          <UndoButton
            key={said.text}
            seconds={said.undo.seconds}
            onUndo={() => {
              said.undo?.run();
              setSaid(null);
            }}
          />
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
