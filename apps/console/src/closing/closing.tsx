import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';

import { ApiProblem } from '#lib/api-client';

import { useDraft } from '../draft.ts';
import { undoOf } from '../dossier/undo.ts';
import { Asked } from '../parts/asked.tsx';
import { Check } from '../parts/field.tsx';
import { problemText } from '../parts/problem-note.tsx';
import { dossierPage, dossierQuery } from '../queries.ts';
import { useSay } from '../said.tsx';
import { scannedCode } from '../scanned-code.ts';
import type { Account } from '../session/session.ts';
import { dayText, today } from '../time.ts';
import { ClosingBar } from './closing-bar.tsx';
import { ClosingRows } from './closing-rows.tsx';
import { ScanField } from './scan-field.tsx';
import { type ScanWord, Strays } from './strays.tsx';
import {
  isAtWork,
  itemOf,
  type Row,
  type Shared,
  type Stray,
  strayText,
  ticked,
  type Ticks,
} from './ticks.ts';
import { type Closed, useClosing } from './use-closing.ts';

const MOST = 200;

/** What waits at a counter and may have been handed over: results, and what is still under work. */
const waitingAt = (agency: string) => ({
  queryKey: ['dossiers', 'closing', agency],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const list = (phase: string) =>
      dossierPage({ desk: agency, way: 'counter', phase, sort: 'due', limit: MOST }, signal);
    const [ready, atWork] = await Promise.all([list('finished'), list('in-hand')]);
    return { ready: ready.items, atWork: atWork.items, more: ready.next ?? atWork.next };
  },
});

/** Ticking and scanning what was handed over, and recording it in one go. Nothing scanned is lost by a reload. */
export function Closing({ account, agency }: { account: Account; agency: string }) {
  const client = useQueryClient();
  const say = useSay();
  const waiting = useQuery(waitingAt(agency));
  const draftOf = (part: string) => `${account.username}:closing:${agency}:${part}`;
  const [ticks, setTicks] = useDraft<Ticks>(draftOf('ticks'), {});
  const [added, setAdded] = useDraft<Row[]>(draftOf('added'), []);
  const [strays, setStrays] = useDraft<Stray[]>(draftOf('strays'), []);
  const [shared, setShared] = useDraft<Shared>(draftOf('shared'), {
    at: '',
    reason: `Chốt sổ cuối ngày ${dayText(today())}`,
  });
  const [atOnce, setAtOnce] = useState(false);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const [word, setWord] = useState<ScanWord>();
  const field = useRef<HTMLInputElement>(null);

  const take = (closed: readonly Closed[]): void => {
    setTicks((before) =>
      Object.fromEntries(
        Object.entries(before).filter(([id]) => !closed.some(({ dossier }) => dossier === id)),
      ),
    );
    const recorded = new Set(
      closed.filter(({ problem }) => problem === null).map(({ dossier }) => dossier),
    );
    setAdded((before) => before.filter(({ id }) => !recorded.has(id)));
    setRefused((before) => ({
      ...before,
      ...Object.fromEntries(
        closed.flatMap(({ dossier, problem }) => (problem ? [[dossier, problem.detail]] : [])),
      ),
    }));
  };
  const { closing, progress } = useClosing(agency, take);

  const tick = (row: Row, on: boolean): void => {
    setRefused(({ [row.id]: _gone, ...rest }) => rest);
    setTicks(({ [row.id]: before, ...rest }) =>
      on ? { ...rest, [row.id]: before ?? ticked(crypto.randomUUID()) } : rest,
    );
  };
  const close = (rows: readonly Row[], of: Ticks): void => {
    if (closing.isPending) return;
    const items = rows.flatMap((row) => {
      const one = of[row.id];
      return one ? [itemOf(row, one, shared, Date.now())] : [];
    });
    closing.mutate(items, {
      onSuccess: (closed) => {
        const done = closed.filter(({ problem }) => problem === null);
        const [only] = done;
        const left = closed.length - done.length;
        say(
          left === 0
            ? `Đã ghi ${done.length} hồ sơ đã trả.`
            : `Đã ghi ${done.length} hồ sơ, ${left} hồ sơ chưa ghi được.`,
          done.length === 1 && only
            ? undoOf({ client, say }, only.dossier, `trả hồ sơ ${only.dossier}`, only.undo)
            : undefined,
        );
        field.current?.focus();
      },
    });
  };
  const found = (row: Row): void => {
    const known = ticks[row.id];
    const one = known ?? ticked(crypto.randomUUID());
    setRefused(({ [row.id]: _gone, ...rest }) => rest);
    setTicks((before) => ({ ...before, [row.id]: before[row.id] ?? one }));
    setStrays((before) => before.filter(({ code }) => code !== row.id));
    const text = known ? 'đã có trong danh sách chọn' : 'đã chọn';
    setWord({ good: true, text: `${row.id}: ${text}.` });
    if (atOnce) close([row], { [row.id]: one });
  };
  const stray = (code: string, text: string): void => {
    setStrays((before) => [{ code, text }, ...before.filter((one) => one.code !== code)]);
    setWord({ good: false, text: `${code}: ${text}` });
  };
  const scan = async (typed: string, rows: readonly Row[]): Promise<void> => {
    const code = scannedCode(typed) ?? typed.trim();
    const listed = rows.find(({ id }) => id.toUpperCase() === code.toUpperCase());
    if (listed) {
      found(listed);
      return;
    }
    try {
      const dossier = await client.query({ ...dossierQuery(code), staleTime: 0 });
      const why = strayText(dossier);
      if (why !== null) {
        stray(code, why);
        return;
      }
      setAdded((before) => [dossier, ...before.filter(({ id }) => id !== dossier.id)]);
      found(dossier);
    } catch (error) {
      const nobodys = error instanceof ApiProblem && (error.status === 404 || error.status === 422);
      stray(
        code,
        nobodys
          ? 'không có hồ sơ mã này, hoặc hồ sơ không thuộc phạm vi của bạn.'
          : problemText(error),
      );
    }
  };
  return (
    <Asked query={waiting}>
      {({ ready, atWork, more }) => {
        const listed: readonly Row[] = [...ready, ...atWork];
        const others = added.filter(({ id }) => !listed.some((row) => row.id === id));
        const all = [...others, ...listed];
        const chosen = all.filter(({ id }) => ticks[id] !== undefined);
        const group = (label: string, rows: readonly Row[]) => (
          <ClosingRows
            label={label}
            rows={rows}
            ticks={ticks}
            refused={refused}
            onTick={tick}
            onOutcome={(row, outcome) =>
              setTicks((before) => ({
                ...before,
                [row.id]: { ...(before[row.id] ?? ticked(crypto.randomUUID())), outcome },
              }))
            }
          />
        );
        return (
          <>
            <section className="sheet stack-close">
              <ScanField field={field} onScan={(typed) => void scan(typed, all)} />
              <Check checked={atOnce} onChange={setAtOnce}>
                Ghi ngay khi quét
              </Check>
              <Strays
                word={word}
                strays={strays}
                onSeen={(code) => setStrays((before) => before.filter((one) => one.code !== code))}
              />
            </section>
            {others.length > 0 && (
              <section className="group">
                <h2>
                  Vừa quét thêm <span className="soft">{others.length} hồ sơ</span>
                </h2>
                {group('Vừa quét thêm', others)}
              </section>
            )}
            <section className="group">
              <h2>
                Có kết quả, chờ trả <span className="soft">{ready.length} hồ sơ</span>
              </h2>
              {ready.length === 0 ? (
                <p className="empty rows">Không có kết quả nào đang chờ trả.</p>
              ) : (
                group('Có kết quả, chờ trả', ready)
              )}
            </section>
            {atWork.length > 0 && (
              <details open={atWork.some((row) => ticks[row.id] ?? refused[row.id])}>
                <summary>
                  Đang giải quyết, nhưng thực tế đã trả? ({atWork.filter(isAtWork).length} hồ sơ)
                </summary>
                {group('Đang giải quyết', atWork)}
              </details>
            )}
            <p className="soft">
              Kết quả gửi bưu chính, bản điện tử không chờ ở quầy:{' '}
              <Link to="/ho-so" search={{ phase: 'finished', way: 'post' }}>
                qua bưu chính
              </Link>
              ,{' '}
              <Link to="/ho-so" search={{ phase: 'finished', way: 'online' }}>
                bản điện tử
              </Link>
              .
            </p>
            {more !== null && (
              <p className="soft">
                Danh sách còn dài hơn {MOST} hồ sơ mỗi loại: hồ sơ không thấy ở đây thì quét mã.
              </p>
            )}
            <ClosingBar
              chosen={chosen}
              shared={shared}
              progress={progress}
              error={closing.error}
              onShared={setShared}
              onClose={() => close(chosen, ticks)}
            />
          </>
        );
      }}
    </Asked>
  );
}
