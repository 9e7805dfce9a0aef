import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';

const PREFIX = 'motcua.draft.';

const read = (key: string): unknown => {
  const kept = sessionStorage.getItem(PREFIX + key);
  return kept === null ? undefined : JSON.parse(kept);
};

/**
 * State that survives a reload, an ended session and a lost network: kept in this tab until it is
 * set to empty again.
 *
 * @param key whose and what for, e.g. 'lan:intake'; another person's draft is never shown
 */
export const useDraft = <T>(key: string, empty: T): [T, Dispatch<SetStateAction<T>>] => {
  const [value, setValue] = useState<T>(() => (read(key) as T | undefined) ?? empty);
  useEffect(() => sessionStorage.setItem(PREFIX + key, JSON.stringify(value)), [key, value]);
  return [value, setValue];
};

/** Forgets every draft of this tab: somebody logs out of a shared machine. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
};
