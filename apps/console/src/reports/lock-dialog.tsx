import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';

import { answerOf, ApiProblem } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReasonField } from '../parts/text-field.tsx';
import { useSay } from '../said.tsx';
import { numberText } from '../words.ts';
import type { Counts, Report } from './report.ts';
import { periodText } from './report-search.ts';

/** Locks the figures that are on the screen, and only those. */
export function LockDialog({
  report,
  again,
  afterLock,
  onLocked,
  onClose,
}: {
  report: Report;
  /** Whether they were locked before. */
  again: boolean;
  afterLock: Schemas['ReportLocks']['afterLock'];
  onLocked: (version: string) => void;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const say = useSay();
  const [reason, setReason] = useState('');
  const { period, agency, agencyName, total, evidence } = report;
  const lookAgain = () => client.invalidateQueries({ queryKey: ['reports', period.id] });
  const lock = useMutation({
    mutationFn: ({ evidence: seen }: Report) =>
      answerOf(
        api.POST('/api/v1/reports/{period}/locks', {
          params: { path: { period: period.id } },
          body: { agency, evidence: seen.sha256, ...(again && { reason: reason.trim() }) },
        }),
      ),
    onSuccess: async ({ version }) => {
      await lookAgain();
      void client.invalidateQueries({ queryKey: ['reports', 'drafts'] });
      say(`Đã khóa số liệu ${periodText(period.id)}, bản ${version}.`);
      onClose();
      onLocked(String(version));
    },
    // Whatever keeps them from being locked, they are not what was seen any more, or somebody else was first.
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 409) return lookAgain();
    },
  });
  const moved =
    lock.error instanceof ApiProblem && lock.error.code === 'report-moved'
      ? lock.variables?.total
      : undefined;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!lock.isPending) lock.mutate(report);
  };
  const what = again ? 'Phát hành lại' : 'Khóa số liệu';
  return (
    <Dialog title={`${what} ${periodText(period.id)}`} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>
          {again
            ? 'Số liệu dưới đây thành bản mới; các bản trước vẫn còn nguyên. '
            : `Báo cáo của ${agencyName} giữ nguyên từng con số dưới đây. `}
          <strong>Khóa rồi không mở lại được.</strong>{' '}
          {afterLock === 'adjust'
            ? 'Điều biết sau được ghi vào phần điều chỉnh của báo cáo kỳ sau.'
            : 'Điều biết sau thì phát hành lại được thành bản mới, kèm lý do.'}
        </p>
        {lock.error && <ProblemNote error={lock.error} />}
        <MainFigures total={total} before={moved} />
        <p className="soft small">
          Tính từ {numberText(evidence.dossiers)} hồ sơ, {numberText(evidence.events)} lần ghi.
        </p>
        {again && (
          <ReasonField
            label="Lý do phát hành lại"
            required
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
        )}
        <div className="row">
          <button className="button button-usual" disabled={lock.isPending}>
            {lock.isPending ? 'Đang khóa…' : what}
          </button>
          <button type="button" className="button" onClick={onClose}>
            Để sau
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The figures that are looked at first, and what they were before where they moved. */
function MainFigures({ total, before }: { total: Counts; before: Counts | undefined }) {
  const figure = (of: (counts: Counts) => number): ReactNode => {
    const now = of(total);
    const then = before ? of(before) : now;
    return (
      <>
        {then !== now && <del className="soft">{numberText(then)} → </del>}
        {numberText(now)}
      </>
    );
  };
  return (
    <dl className="main-figures">
      <div>
        <dt>Tiếp nhận</dt>
        <dd className="number">{figure(({ received }) => received)}</dd>
        <dd className="soft small">
          kỳ trước {figure(({ carriedOver }) => carriedOver)}, trong kỳ{' '}
          {figure(({ inPeriod }) => inPeriod.total)}
        </dd>
      </div>
      <div>
        <dt>Đã giải quyết</dt>
        <dd className="number">{figure(({ resolved }) => resolved.total)}</dd>
        <dd className="soft small">
          trước hạn {figure(({ resolved }) => resolved.early)}, đúng hạn{' '}
          {figure(({ resolved }) => resolved.onTime)}, quá hạn{' '}
          {figure(({ resolved }) => resolved.overdue)}
        </dd>
      </div>
      <div>
        <dt>Đang giải quyết</dt>
        <dd className="number">{figure(({ inHand }) => inHand.total)}</dd>
        <dd className="soft small">
          trong hạn {figure(({ inHand }) => inHand.within)}, quá hạn{' '}
          {figure(({ inHand }) => inHand.overdue)}
        </dd>
      </div>
    </dl>
  );
}
