import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { Asked } from '../parts/asked.tsx';
import { PageHead } from '../parts/page-head.tsx';
import {
  agenciesQuery,
  cellsQuery,
  draftsQuery,
  locksQuery,
  periodsQuery,
  reportQuery,
} from '../queries.ts';
import { useAccount } from '../session/session.ts';
import { AnnexTables } from './annex.tsx';
import { CarriedOver } from './carried-over.tsx';
import { CellPanel } from './cell-panel.tsx';
import { Drafts } from './drafts.tsx';
import { FigureTable } from './figure-table.tsx';
import { FormTabs } from './form-tabs.tsx';
import { LockBand } from './lock-band.tsx';
import { LockOffer } from './lock-offer.tsx';
import { MovedPanel } from './moved-panel.tsx';
import { Petitions } from './petitions.tsx';
import { Identities, Memo, ReportHead, SegmentTable } from './report-parts.tsx';
import { reportOf } from './report.ts';
import { ReportChoices } from './report-choices.tsx';
import {
  changed,
  type FormProps,
  keysIn,
  lockedOrderOf,
  looksBack,
  MOVED,
  PETITIONS,
  type ReportSearch,
  withoutFigure,
} from './report-search.ts';
import { reportingAgencies } from './reporting-agencies.ts';

/** The report of a period: every figure opens the dossiers it counts. */
export function ReportPage() {
  const search = useSearch({ from: '/frame/bao-cao' });
  const navigate = useNavigate();
  const account = useAccount();
  const { data: directory } = useQuery(agenciesQuery);
  const { data: periods } = useQuery(periodsQuery);
  const { data: drafts } = useQuery(draftsQuery);
  const agencies = reportingAgencies(account, directory?.items ?? []);
  const newest = drafts?.items[0];
  const agency = search.agency ?? newest?.agency.id ?? agencies[0]?.id;
  const period = search.period ?? newest?.period ?? periods?.items[0]?.id;
  const petitions = search.form === PETITIONS;
  const Form = petitions ? Petitions : Procedures;
  const shown: ReportSearch = {
    ...(agency !== undefined && { agency }),
    ...(period !== undefined && { period }),
    ...search,
  };
  const change = (next: ReportSearch): void =>
    void navigate({ to: '/bao-cao', search: changed(shown, next), replace: true });
  return (
    <section>
      <PageHead title="Báo cáo" under={`Biểu số ${petitions ? 'II.05' : 'II.06'}/VPCP/KSTT`} />
      <FormTabs search={shown} />
      <ReportChoices
        agencies={agencies}
        periods={periods?.items ?? []}
        agency={agency}
        period={period}
        search={search}
        onChange={change}
      />
      <Drafts
        drafts={drafts?.items ?? []}
        onOpen={({ period: of, agency: { id }, asOf, asKnownAt }) =>
          change({ period: of, agency: id, asOf, asKnownAt })
        }
      />
      {agency !== undefined && period !== undefined && (
        <Form
          period={period}
          agency={agency}
          search={shown}
          onChange={change}
          onClose={() =>
            void navigate({ to: '/bao-cao', search: withoutFigure(shown), replace: true })
          }
        />
      )}
    </section>
  );
}

function Procedures(form: FormProps) {
  const { period, agency, search } = form;
  const query = useQuery(locksQuery(period, agency));
  return (
    <Asked query={query}>
      {(locks) => {
        const [last] = locks.locks;
        if (last && search.version === undefined && !looksBack(search))
          return (
            <Navigate to="/bao-cao" search={{ ...search, version: String(last.version) }} replace />
          );
        return <Shown {...form} locks={locks} />;
      }}
    </Asked>
  );
}

function Shown({
  period,
  agency,
  search,
  onChange,
  onClose,
  locks,
}: FormProps & { locks: Schemas['ReportLocks'] }) {
  const order = lockedOrderOf(agency, search);
  const query = useQuery(reportQuery(period, order));
  const keys = keysIn(search.cell);
  const lock = locks.locks.find(({ version }) => version === order.version) ?? locks.locks[0];
  return (
    <>
      <div className="stack">
        {lock && (
          <LockBand
            period={period}
            agency={agency}
            search={search}
            lock={lock}
            locks={locks}
            onChange={onChange}
          />
        )}
        <Asked query={query}>
          {(answer) => {
            const report = reportOf(answer);
            const open: Parameters<typeof FigureTable>[0]['onOpen'] = (of, of2) =>
              onChange({ cell: of.join(','), ...of2 });
            return (
              <>
                <LockOffer report={report} locks={locks} search={search} onChange={onChange} />
                <ReportHead report={report} unit="hồ sơ" />
                <FigureTable
                  caption="Tình hình, kết quả giải quyết thủ tục hành chính theo lĩnh vực"
                  first="Lĩnh vực"
                  rows={report.fields.map((row) => ({
                    name: row.field,
                    of: { field: row.field },
                    counts: row,
                  }))}
                  total={report.total}
                  onOpen={open}
                />
                {report.units && (
                  <FigureTable
                    caption="Theo đơn vị"
                    first="Đơn vị"
                    rows={report.units.map((row) => ({
                      name: row.name,
                      of: { owner: row.agency },
                      counts: row,
                    }))}
                    total={report.total}
                    onOpen={open}
                  />
                )}
                {report.previous && (
                  <CarriedOver previous={report.previous} carriedOver={report.total.carriedOver} />
                )}
                <Memo total={report.total} onOpen={open} />
                <SegmentTable segments={report.segments} />
                <AnnexTables period={period} order={order} />
                <Identities report={report} />
              </>
            );
          }}
        </Asked>
      </div>
      {keys.length > 0 && (
        <CellPanel
          behind={cellsQuery(period, keys, {
            ...order,
            ...(search.field !== undefined && { field: search.field }),
            ...(search.owner !== undefined && { owner: search.owner }),
          })}
          row={search.field}
          onClose={onClose}
        />
      )}
      {lock && search.cell === MOVED && (
        <MovedPanel period={period} agency={agency} lock={lock} onClose={onClose} />
      )}
    </>
  );
}
