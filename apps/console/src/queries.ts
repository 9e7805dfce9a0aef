import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { answerOf, type paths } from '#lib/api-client';

import { api, type Schemas } from './api.ts';
import { SESSION } from './query-client.ts';

export type DossierFilter = NonNullable<paths['/api/v1/dossiers']['get']['parameters']['query']>;
export type TaskFilter = NonNullable<paths['/api/v1/tasks']['get']['parameters']['query']>;
export type CellKey =
  paths['/api/v1/reports/{period}/cells/{key}']['get']['parameters']['path']['key'];

export type PetitionCell =
  paths['/api/v1/reports/{period}/petitions/cells/{key}']['get']['parameters']['path']['key'];

/** Which report: an agency's, looked at from an instant, with what was known at another; or as it was locked. */
export interface ReportOrder {
  agency: string;
  asOf?: string;
  asKnownAt?: string;
  version?: number;
}

const HOUR = 3_600_000;

export const sessionQuery = queryOptions({
  queryKey: SESSION,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/session', { signal })),
  staleTime: Infinity,
});

export const summaryQuery = queryOptions({
  queryKey: ['dossiers', 'summary'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/dossiers/summary', { signal })),
});

/** One page of dossiers. */
export const dossierPage = (query: DossierFilter, signal?: AbortSignal) =>
  answerOf(api.GET('/api/v1/dossiers', { params: { query }, ...(signal && { signal }) }));

/** Of dossiers that wait to be accepted so many are shown for each desk; the rest is a list of its own. */
const WAITING = 10;

/** What waits to be accepted at some desks, whoever waited longest first, and whether there is more. */
export const waitingAt = async (
  desks: readonly string[],
  q: string | undefined,
  signal?: AbortSignal,
) => {
  const of = { phase: 'submitted', sort: 'waiting', limit: WAITING } as const;
  const pages = await Promise.all(
    desks.map((desk) => dossierPage({ ...of, desk, ...(q !== undefined && { q }) }, signal)),
  );
  return {
    items: pages
      .flatMap(({ items }) => items)
      .sort((one, two) => one.submittedAt.localeCompare(two.submittedAt)),
    more: pages.some(({ next }) => next !== null),
  };
};

export const waitingQuery = (desks: readonly string[], q: string | undefined) =>
  queryOptions({
    queryKey: ['dossiers', 'waiting', desks, q ?? ''],
    queryFn: ({ signal }) => waitingAt(desks, q, signal),
  });

/** One page of tasks. */
export const taskPage = (query: TaskFilter, signal?: AbortSignal) =>
  answerOf(api.GET('/api/v1/tasks', { params: { query }, ...(signal && { signal }) }));

export const dossierQuery = (id: string, at?: string) =>
  queryOptions({
    queryKey: ['dossier', id, { at: at ?? null }],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/dossiers/{id}', {
          params: { path: { id }, query: at === undefined ? {} : { at } },
          signal,
        }),
      ),
  });

/** The forms that can be printed of a dossier at a version of it. */
export const formsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['dossier', id, 'forms', version],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/forms', { params: { path: { id } }, signal })),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'history'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id } }, signal })),
  });

export const attributionQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'attribution'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/attribution', { params: { path: { id } }, signal })),
  });

export const toldQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'notices'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/notices', { params: { path: { id } }, signal })),
  });

/** Those who may be given an open task, with how much each has. */
export const colleaguesQuery = (id: string, task: string) =>
  queryOptions({
    queryKey: ['colleagues', id, task],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/dossiers/{id}/tasks/{task}/colleagues', {
          params: { path: { id, task } },
          signal,
        }),
      ),
  });

export const assignmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['assignments', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/assignments', { params: { path: { id } }, signal })),
  });

/** One page of substitutions. */
export const substitutionPage = (cursor: string | null, signal?: AbortSignal) =>
  answerOf(
    api.GET('/api/v1/substitutions', {
      params: { query: cursor === null ? {} : { cursor } },
      ...(signal && { signal }),
    }),
  );

export const peopleQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/agencies/{id}/people', { params: { path: { id } }, signal })),
  });

/** The papers of a dossier as of a version of it. */
export const filesQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['dossier', id, 'files', version],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id } }, signal })),
  });

export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'erasure'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/dossiers/{id}/erasure', { params: { path: { id } }, signal })),
  });

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/procedures', { signal })),
  staleTime: HOUR,
});

/** A version of a procedure; the newest unless one is named. */
export const procedureQuery = (code: string, version?: number) =>
  queryOptions({
    queryKey: ['procedures', code, version ?? null],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/procedures/{code}', {
          params: { path: { code }, query: version === undefined ? {} : { version } },
          signal,
        }),
      ),
    staleTime: HOUR,
  });

/** Milliseconds until a proof that is under way is asked for again. */
const PROVING = 2_000;

/** What is proved of a version of a procedure. */
export const certificateQuery = (code: string, version: number) =>
  queryOptions({
    queryKey: ['procedures', code, version, 'certificate'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/procedures/{code}/certificate', {
          params: { path: { code }, query: { version } },
          signal,
        }),
      ),
    staleTime: HOUR,
    refetchInterval: ({ state: { data } }) => (data?.state === 'under-way' ? PROVING : false),
  });

/** A version of a procedure as it is drawn, SVG. */
export const drawingQuery = (code: string, version: number) =>
  queryOptions({
    queryKey: ['procedures', code, version, 'drawing'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/procedures/{code}/export', {
          params: { path: { code }, query: { version, format: 'svg' } },
          parseAs: 'text',
          signal,
        }),
      ),
    staleTime: HOUR,
  });

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/agencies', { params: { query: {} }, signal })),
});

export const periodsQuery = queryOptions({
  queryKey: ['reports', 'periods'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/reports/periods', { signal })),
  staleTime: HOUR,
});

export const draftsQuery = queryOptions({
  queryKey: ['reports', 'drafts'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/reports', { signal })),
});

export const reportQuery = (period: string, order: ReportOrder) =>
  queryOptions({
    queryKey: ['reports', period, order],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/reports/{period}', {
          params: { path: { period }, query: { ...order, format: 'json' } },
          signal,
        }),
      ),
  });

/** The versions in which a report was locked. */
export const locksQuery = (period: string, agency: string) =>
  queryOptions({
    queryKey: ['reports', period, 'locks', agency],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/reports/{period}/locks', {
          params: { path: { period }, query: { agency } },
          signal,
        }),
      ),
  });

/** What is counted otherwise than in a version that was locked, a page of dossiers at a time. */
export const movedQuery = (period: string, agency: string, version: number) =>
  infiniteQueryOptions({
    queryKey: ['reports', period, 'moved', agency, version],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/reports/{period}/locks/{version}/moved', {
          params: {
            path: { period, version },
            query: { agency, ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const annexQuery = (period: string, order: ReportOrder) =>
  queryOptions({
    queryKey: ['reports', period, 'annex', order],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/reports/{period}/annex', {
          params: { path: { period }, query: { ...order, format: 'json' } },
          signal,
        }),
      ),
  });

/** Dossiers of a figure that are asked for at once. */
const BEHIND = 200;

/** The dossiers behind figures that are added up, a page of each at a time. */
const behind = (
  queryKey: readonly unknown[],
  keys: readonly string[],
  pageOf: (
    key: string,
    page: { cursor?: string; limit: number },
    signal: AbortSignal,
  ) => Promise<Schemas['Cell']>,
) =>
  infiniteQueryOptions({
    queryKey: [...queryKey, keys],
    queryFn: ({ pageParam, signal }) =>
      Promise.all(
        pageParam.map(({ key, cursor }) =>
          pageOf(key, { limit: BEHIND, ...(cursor !== null && { cursor }) }, signal),
        ),
      ),
    initialPageParam: keys.map((key) => ({ key, cursor: null as string | null })),
    getNextPageParam: (cells) => {
      const more = cells.flatMap(({ key, next }) => (next === null ? [] : [{ key, cursor: next }]));
      return more.length === 0 ? null : more;
    },
  });
export type BehindFigures = ReturnType<typeof behind>;

export const cellsQuery = (
  period: string,
  keys: readonly CellKey[],
  order: ReportOrder & { field?: string; owner?: string },
) =>
  behind(['reports', period, 'cell', order], keys, (key, page, signal) =>
    answerOf(
      api.GET('/api/v1/reports/{period}/cells/{key}', {
        params: { path: { period, key: key as CellKey }, query: { ...order, ...page } },
        signal,
      }),
    ),
  );

export const petitionsQuery = (period: string, order: ReportOrder) =>
  queryOptions({
    queryKey: ['reports', period, 'petitions', order],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/reports/{period}/petitions', {
          params: { path: { period }, query: { ...order, format: 'json' } },
          signal,
        }),
      ),
  });

export const petitionCellsQuery = (
  period: string,
  keys: readonly PetitionCell[],
  order: ReportOrder & { kind?: string; owner?: string },
) =>
  behind(['reports', period, 'petitions', 'cell', order], keys, (key, page, signal) =>
    answerOf(
      api.GET('/api/v1/reports/{period}/petitions/cells/{key}', {
        params: { path: { period, key: key as PetitionCell }, query: { ...order, ...page } },
        signal,
      }),
    ),
  );

export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/notices', { params: { query: { limit: 1 } }, signal })).then(
      ({ unread }) => unread,
    ),
});

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/accounts', { signal })),
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/api-keys', { signal })),
});

export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/partners', { signal })),
});

export const partnerLinesQuery = (id: string) =>
  queryOptions({
    queryKey: ['partners', id, 'lines'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/partners/{id}/lines', { params: { path: { id } }, signal })),
  });

export const partnerDifferencesQuery = (id: string) =>
  queryOptions({
    queryKey: ['partners', id, 'differences'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/partners/{id}/differences', { params: { path: { id } }, signal })),
  });

/** The day's book of an agency; today's unless a day is named. */
export const dayBookQuery = (agency: string, day: string) =>
  queryOptions({
    queryKey: ['closings', agency, day],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/closings', { params: { query: { agency, day } }, signal })),
  });

export type QuestionFilter = NonNullable<paths['/api/v1/questions']['get']['parameters']['query']>;
export type CorrectionFilter = paths['/api/v1/corrections']['get']['parameters']['query'];

/** One page of open questions. */
export const questionPage = (query: QuestionFilter, signal?: AbortSignal) =>
  answerOf(api.GET('/api/v1/questions', { params: { query }, ...(signal && { signal }) }));

/** One page of corrections. */
export const correctionPage = (query: CorrectionFilter, signal?: AbortSignal) =>
  answerOf(api.GET('/api/v1/corrections', { params: { query }, ...(signal && { signal }) }));

/** What was merged and abolished. */
export const reorganisationsQuery = queryOptions({
  queryKey: ['reorganisations'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/reorganisations', { signal })),
});

/** One page of who looked at personal data of a dossier. */
export const readsPage = (id: string, cursor: string | null, signal?: AbortSignal) =>
  answerOf(
    api.GET('/api/v1/dossiers/{id}/reads', {
      params: { path: { id }, query: { limit: 10, ...(cursor !== null && { cursor }) } },
      ...(signal && { signal }),
    }),
  );
