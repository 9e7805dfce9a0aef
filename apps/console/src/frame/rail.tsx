import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { type SubmitEvent, type RefObject, useEffect, useRef, useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { OPEN_PHASES } from '../dossiers/filters.ts';
import { forgetDrafts } from '../draft.ts';
import { unreadQuery } from '../queries.ts';
import { SESSION } from '../query-client.ts';
import { scannedCode } from '../scanned-code.ts';
import { momentText } from '../time.ts';
import { type Account, leads, mayClose, mayReport, mayTakeIn } from '../session/session.ts';

/** The ways between the pages: those this person's grants open, and no other. */
export function Rail({
  account,
  seek,
  onHelp,
}: {
  account: Account;
  seek: RefObject<HTMLInputElement | null>;
  onHelp: () => void;
}) {
  const { data: unread = 0 } = useQuery(unreadQuery);
  const ways = useRef<HTMLUListElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  useEffect(() => {
    // On a phone the ways lie in one row that is wider than it: where one is stays in sight.
    const here = ways.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (here) ways.current?.scrollTo({ left: here.offsetLeft - here.offsetWidth });
  }, [path, unread]);
  return (
    <div className="rail">
      <Link to="/" className="product">
        <img src="/favicon.svg" alt="" />
        Một cửa
      </Link>
      <Seek field={seek} />
      <nav aria-label="Các trang">
        <ul className="ways" ref={ways}>
          <li>
            <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
              Việc của tôi
            </Link>
          </li>
          {mayTakeIn(account) && (
            <li>
              <Link to="/tiep-nhan">Tiếp nhận</Link>
            </li>
          )}
          {mayClose(account) && (
            <li>
              <Link to="/chot-so" activeOptions={{ includeSearch: false }}>
                Chốt sổ
              </Link>
            </li>
          )}
          <li>
            <Link
              to="/ho-so"
              search={{ phase: OPEN_PHASES }}
              activeOptions={{ includeSearch: false }}
            >
              Hồ sơ
            </Link>
          </li>
          <li>
            <Link to="/nhac-viec" activeOptions={{ includeSearch: false }}>
              Nhắc việc
              {unread > 0 && (
                <span className="count">
                  {unread > 99 ? '99+' : unread}
                  <span className="seen-by-readers"> chưa đọc</span>
                </span>
              )}
            </Link>
          </li>
          <li>
            <Link to="/can-xac-nhan" activeOptions={{ includeSearch: false }}>
              Cần xác nhận
            </Link>
          </li>
          {leads(account) && (
            <li>
              <Link to="/dinh-chinh" activeOptions={{ includeSearch: false }}>
                Đính chính
              </Link>
            </li>
          )}
          {leads(account) && (
            <li>
              <Link to="/sap-xep">Sắp xếp cơ quan</Link>
            </li>
          )}
          {mayReport(account) && (
            <li>
              <Link to="/bao-cao" activeOptions={{ includeSearch: false }}>
                Báo cáo
              </Link>
            </li>
          )}
          <li>
            <Link to="/thu-tuc" activeOptions={{ includeSearch: false }}>
              Thủ tục
            </Link>
          </li>
          {account.administrator && (
            <li>
              <Link to="/quan-tri" activeOptions={{ includeSearch: false }}>
                Quản trị
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <Person account={account} onHelp={onHelp} />
    </div>
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
      client.setQueryData(SESSION, (before: { oidc: boolean } | undefined) => ({
        oidc: before?.oidc ?? false,
        account: null,
      }));
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
