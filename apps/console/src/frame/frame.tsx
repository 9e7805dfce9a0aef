import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';

import { useKeys } from '../keys.ts';
import { sessionQuery } from '../queries.ts';
import { mayTakeIn } from '../session/session.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Rail } from './rail.tsx';
import { useServerEvents } from './server-events.ts';

/** Everything around a page: the ways to others, search, the word about the connection, the keys. */
export function Frame() {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const href = useRouterState({ select: ({ location }) => location.href });
  const seek = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const account = session?.account;
  const gone = session !== undefined && !account;
  const mustChange = account?.mustChangePassword === true;
  useEffect(() => {
    if (gone) void navigate({ to: '/dang-nhap', search: { tiep: href }, replace: true });
    else if (mustChange) void navigate({ to: '/doi-mat-khau', replace: true });
    // Only when the session ends: where one stands then is where one comes back to.
  }, [gone, mustChange]);
  useServerEvents(!gone);
  const desk = account !== undefined && account !== null && mayTakeIn(account);
  const keys = useMemo(
    () => ({
      '/': () => seek.current?.focus(),
      '?': () => setHelp(true),
      v: () => void navigate({ to: '/' }),
      h: () => void navigate({ to: '/ho-so', search: {} }),
      ...(desk && { n: () => void navigate({ to: '/tiep-nhan', search: {} }) }),
    }),
    [navigate, desk],
  );
  useKeys(keys);
  if (!account) return null;
  return (
    <div className="frame">
      <a className="skip" href="#noi-dung">
        Đến nội dung chính
      </a>
      <Rail account={account} seek={seek} onHelp={() => setHelp(true)} />
      <main className="content" id="noi-dung" tabIndex={-1}>
        <ConnectionBanner />
        <Outlet />
      </main>
      {help && <KeysHelp desk={desk} onClose={() => setHelp(false)} />}
    </div>
  );
}
