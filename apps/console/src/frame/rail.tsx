import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { type SubmitEvent, type RefObject, useEffect, useRef, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { forgetDrafts } from '../draft.ts';
import { unreadQuery } from '../queries.ts';
import { SESSION, signedOut } from '../query-client.ts';
import { scannedCode } from '../scanned-code.ts';
import { momentText } from '../time.ts';
import type { Account } from '../session/session.ts';
import { type Way, waysOf } from './ways.ts';

/** The ways between the pages. On a phone the first are a bar, and the rest is behind "Thêm", with the person. */
export function Rail({
  account,
  seek,
  onHelp,
}: {
  account: Account;
  seek: RefObject<HTMLInputElement | null>;
  onHelp: () => void;
}) {
  const { first, rest } = waysOf(account);
  const further = useRef<HTMLDivElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.href });
  useEffect(() => further.current?.hidePopover(), [path]);
  return (
    <div className="rail">
      <Link to="/" className="product">
        <img src="/favicon.svg" alt="" />
        Một cửa
      </Link>
      <Seek field={seek} />
      <nav aria-label="Các trang" className="bar">
        <Ways ways={first} />
        <button type="button" className="bar-further" popoverTarget={FURTHER}>
          Thêm
        </button>
      </nav>
      <div className="further" id={FURTHER} popover="auto" ref={further}>
        <nav aria-label="Các trang khác">
          <Ways ways={rest} />
        </nav>
        <Person account={account} onHelp={onHelp} />
      </div>
    </div>
  );
}

const FURTHER = 'trang-khac';

function Ways({ ways }: { ways: readonly Way[] }) {
  return (
    <ul className="ways">
      {ways.map(({ to, search, name }) => (
        <li key={name}>
          <Link
            to={to}
            {...(search && { search })}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            {name}
            {to === '/nhac-viec' && <Unread />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Unread() {
  const { data: unread = 0 } = useQuery(unreadQuery);
  if (unread === 0) return null;
  return (
    <span className="count">
      {unread > 99 ? '99+' : unread}
      <span className="seen-by-readers"> chưa đọc</span>
    </span>
  );
}

function Seek({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const q = text.trim();
    if (q === '') return;
    // A scanner types a code and Enter: that is one dossier, opened at once.
    const id = scannedCode(q);
    if (id === undefined) void navigate({ to: '/ho-so', search: { q, sort: 'recorded' } });
    else void navigate({ to: '/ho-so/$id', params: { id } });
    setText('');
  };
  return (
    <form className="seek" role="search" onSubmit={submit}>
      <label className="seen-by-readers" htmlFor="tim">
        Tìm hồ sơ theo mã, tên người nộp hoặc thủ tục
      </label>
      <input
        id="tim"
        ref={field}
        className="input"
        type="search"
        placeholder="Tìm hồ sơ"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function Person({ account, onHelp }: { account: Account; onHelp: () => void }) {
  const client = useQueryClient();
  const logOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/session', {})),
    onSuccess: () => {
      forgetDrafts();
      signedOut(client);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    },
  });
  const posts = [
    ...new Set(account.grants.map(({ roleName, agency }) => `${roleName}, ${agency.name}`)),
    ...(account.administrator ? ['Quản trị viên'] : []),
  ];
  return (
    <div className="person">
      <strong>{account.name}</strong>
      <span className="soft posts">{posts.join(' · ')}</span>
      {account.standsInFor.map(({ id, name, until }) => (
        <span key={`${id}${until}`}>
          Trực thay {name} đến {momentText(until)}
        </span>
      ))}
      <div className="row">
        <button type="button" className="button button-quiet keys" onClick={onHelp}>
          Phím tắt
        </button>
        {account.grants.length > 0 && (
          <Link to="/truc-thay" className="button button-quiet">
            Trực thay
          </Link>
        )}
        <Link to="/doi-mat-khau" className="button button-quiet">
          Đổi mật khẩu
        </Link>
        <button
          type="button"
          className="button button-quiet"
          disabled={logOut.isPending}
          onClick={() => logOut.mutate()}
        >
          Đăng xuất
        </button>
      </div>
    </div>
  );
}
