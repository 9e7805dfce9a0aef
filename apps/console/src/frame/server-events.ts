import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Answers to many changes at once come together, and no more often than this. */
const APART = 2000;
const listeners = new Set<() => void>();

/** Follows the server's word that something was recorded, as long as somebody is logged in. */
export const useServerEvents = (open: boolean): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!open) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['notices', 'unread'] });
        for (const listener of listeners) listener();
      }, APART);
    };
    const events = new EventSource('/api/v1/events');
    events.addEventListener('changed', tell);
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [open, client]);
};

/** Calls back when something was recorded somewhere; what it was, one has to look. */
export const useOnChange = (heed: () => void): void => {
  const latest = useRef(heed);
  useEffect(() => {
    latest.current = heed;
  });
  useEffect(() => {
    const listener = () => latest.current();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
};
