import type { CellKey, ReportOrder } from '../queries.ts';
import { texts } from '../search-texts.ts';
import { cellKeys } from './report.ts';

/** The report on petitions, as an address names it; without it the report is that on procedures. */
export const PETITIONS = 'ii-05';

/** Instead of a version that was locked: as it is known now. */
export const NOW = 'nay';

/** Instead of a figure: what is counted otherwise than it was locked. */
export const MOVED = 'khac';

/** A report, and the figure of it that is open, as they stand in an address. */
export interface ReportSearch {
  period?: string;
  agency?: string;
  asOf?: string;
  asKnownAt?: string;
  /** Which version that was locked, or NOW; absent where it is looked back. */
  version?: string;
  /** Keys of the open figure, separated by commas; or MOVED. */
  cell?: string;
  field?: string;
  owner?: string;
  /** Which form: PETITIONS, or the one on procedures. */
  form?: string;
  /** What the petitions of the open figure are about. */
  kind?: string;
}

export const readReportSearch = (search: Readonly<Record<string, unknown>>): ReportSearch =>
  texts(search, [
    'period',
    'agency',
    'asOf',
    'asKnownAt',
    'version',
    'cell',
    'field',
    'owner',
    'form',
    'kind',
  ]);

/** The keys an address names, without what is none. */
export const keysIn = (cell: string | undefined): CellKey[] =>
  (cell ?? '').split(',').flatMap((text) => cellKeys.filter((key) => key === text));

type Looked = Pick<ReportSearch, 'asOf' | 'asKnownAt' | 'version'>;

/** Whether a period is looked at as it was seen or known at another instant. */
export const looksBack = ({ asOf, asKnownAt }: Looked): boolean =>
  asOf !== undefined || asKnownAt !== undefined;

/** The version an address names; undefined: none. */
export const versionIn = ({ version = '' }: Looked): number | undefined =>
  /^[1-9]\d*$/.test(version) ? Number(version) : undefined;

export const orderOf = (agency: string, { asOf, asKnownAt }: Looked): ReportOrder => ({
  agency,
  ...(asOf !== undefined && { asOf }),
  ...(asKnownAt !== undefined && { asKnownAt }),
});

/** The same of a form that is locked. */
export const lockedOrderOf = (agency: string, search: Looked): ReportOrder => {
  const version = versionIn(search);
  return version === undefined ? orderOf(agency, search) : { agency, version };
};

/** An address after a change: which version is shown is of one period and agency, and not of a look back. */
export const changed = ({ version, ...search }: ReportSearch, next: ReportSearch): ReportSearch => {
  const another = (['period', 'agency', 'asOf', 'asKnownAt'] as const).some((name) => name in next);
  return { ...search, ...(version !== undefined && !another && { version }), ...next };
};

/** An address that shows a version that was locked, or what is known now. */
export const atVersion = (
  { asOf: _asOf, asKnownAt: _asKnownAt, ...search }: ReportSearch,
  version: string,
): ReportSearch => ({ ...withoutFigure(search), version });

/** An address with no figure open. */
export const withoutFigure = ({
  cell: _cell,
  field: _field,
  owner: _owner,
  kind: _kind,
  ...rest
}: ReportSearch): ReportSearch => rest;

/** What a form of a period's report is shown with. */
export interface FormProps {
  period: string;
  agency: string;
  search: ReportSearch;
  onChange: (next: ReportSearch) => void;
  /** Closes the figure that is open. */
  onClose: () => void;
}

/** The kinds of period, as an id ends. */
export const periodKinds = {
  Q1: 'Quý I',
  Q2: 'Quý II',
  H1: '6 tháng đầu năm',
  Q3: 'Quý III',
  Q4: 'Quý IV',
  Y: 'Cả năm',
} as const;
export type PeriodKind = keyof typeof periodKinds;

/** @example periodParts('2023-Q2') // { year: '2023', kind: 'Q2' } */
export const periodParts = (id: string): { year: string; kind: PeriodKind } => {
  const [year = '', kind = 'Y'] = id.split('-');
  return { year, kind: kind in periodKinds ? (kind as PeriodKind) : 'Y' };
};

/** @example periodText('2023-Q2') // 'Quý II 2023' */
export const periodText = (id: string): string => {
  const { year, kind } = periodParts(id);
  return `${periodKinds[kind]} ${year}`;
};

/** @example periodId('2023', 'Y') // '2023' */
export const periodId = (year: string, kind: PeriodKind): string =>
  kind === 'Y' ? year : `${year}-${kind}`;

/** The first year the national calendar knows. */
const FIRST_YEAR = 2020;

/**
 * The years a report can be of, the newest first: up to the one that runs, and whichever an address asks for.
 *
 * @param periods the newest periods, the running ones among them
 * @example yearsOf([{ id: '2021-Q4' }, { id: '2021' }], '2021') // ['2021', '2020']
 */
export const yearsOf = (periods: readonly { id: string }[], asked: string): string[] => {
  const last = Math.max(FIRST_YEAR - 1, ...periods.map(({ id }) => Number(periodParts(id).year)));
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => String(last - index));
  return asked === '' || years.includes(asked) ? years : [asked, ...years];
};
