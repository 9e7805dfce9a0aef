import { useRef, useState } from 'react';

import { useOnChange } from '../frame/server-events.ts';

/**
 * Whether the head of a list has changed since it was shown. The list itself stays as it is: rows never jump
 * from under the hand.
 *
 * @param shown what tells the shown head from another, undefined until it is there
 * @param look asks the server for the same of its head now
 */
export const useFresh = (shown: string | undefined, look: () => Promise<string>): boolean => {
  const [seen, setSeen] = useState<string>();
  const looking = useRef(false);
  useOnChange(() => {
    if (shown === undefined || looking.current) return;
    looking.current = true;
    look()
      .then(setSeen)
      // Whoever looks by hand is told; a look nobody asked for is tried again with the next change.
      .catch(() => undefined)
      .finally(() => (looking.current = false));
  });
  return seen !== undefined && shown !== undefined && seen !== shown;
};
