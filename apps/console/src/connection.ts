/** Whether the server answers, as far as the last request tells. */
type State = 'up' | 'down';

let state: State = 'up';
const listeners = new Set<() => void>();

export const connection = {
  read: (): State => state,
  set: (next: State): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
