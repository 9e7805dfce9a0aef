import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { connection } from '../connection.ts';

const EVERY = 5000;

/** Says calmly that the server does not answer, and asks again by itself until it does. */
export function ConnectionBanner() {
  const state = useSyncExternalStore(connection.subscribe, connection.read);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const ask = useCallback(async () => {
    setAsking(true);
    try {
      const { ok } = await fetch('/health/ready', { cache: 'no-store' });
      if (!ok) return;
      connection.set('up');
      await client.invalidateQueries();
    } catch {
      // Still away: the banner stays and says so.
    } finally {
      setAsking(false);
    }
  }, [client]);
  useEffect(() => {
    if (state === 'up') return;
    const timer = setInterval(() => void ask(), EVERY);
    return () => clearInterval(timer);
  }, [state, ask]);
  if (state === 'up') return null;
  return (
    <div className="note note-care banner" role="status">
      <span>
        <strong>Mất kết nối với máy chủ.</strong> Những gì bạn đã nhập vẫn còn trên màn hình này.
      </span>
      <button type="button" className="button" disabled={asking} onClick={() => void ask()}>
        {asking ? 'Đang thử…' : 'Thử lại ngay'}
      </button>
    </div>
  );
}
