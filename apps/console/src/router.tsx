import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';

import { Administration } from './administration/administration.tsx';
import { ClosingPage } from './closing/closing-page.tsx';
import { CorrectionsPage } from './corrections/corrections-page.tsx';
import { DossierPage } from './dossier/dossier-page.tsx';
import { readFilters } from './dossiers/filters.ts';
import { DossiersPage } from './dossiers/dossiers-page.tsx';
import { Frame } from './frame/frame.tsx';
import { NoSuchPage, PageFault, PageWaiting } from './frame/page-states.tsx';
import { IntakePage } from './intake/intake-page.tsx';
import { QuickPage } from './intake/quick-page.tsx';
import { NoticesPage } from './notices/notices-page.tsx';
import { ProcedurePage } from './procedures/procedure-page.tsx';
import { ProceduresPage } from './procedures/procedures-page.tsx';
import { sessionQuery } from './queries.ts';
import { QuestionsPage } from './questions/questions-page.tsx';
import { ReportPage } from './reports/report-page.tsx';
import { ReorganisationsPage } from './reorganisations/reorganisations-page.tsx';
import { readReportSearch } from './reports/report-search.ts';
import { texts } from './search-texts.ts';
import { ChangePassword } from './session/change-password.tsx';
import { LogIn } from './session/log-in.tsx';
import { SubstitutionsPage } from './substitutions/substitutions-page.tsx';
import { WorkPage } from './work/work-page.tsx';

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  beforeLoad: ({ context }) => context.queryClient.query({ ...sessionQuery, staleTime: 'static' }),
});

const logIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: (search) => texts(search, ['tiep', 'loi']),
  component: LogIn,
});

const changePassword = createRoute({
  getParentRoute: () => root,
  path: '/doi-mat-khau',
  beforeLoad: async ({ context }) => {
    const { account } = await context.queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (!account) throw redirect({ to: '/dang-nhap' });
  },
  component: ChangePassword,
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const { account } = await context.queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (!account) {
      throw redirect({
        to: '/dang-nhap',
        search: location.href === '/' ? {} : { tiep: location.href },
      });
    }
    if (account.mustChangePassword) throw redirect({ to: '/doi-mat-khau' });
  },
  component: Frame,
});

const page = () => frame;

const work = createRoute({
  getParentRoute: page,
  path: '/',
  validateSearch: (search) => texts(search, ['q', 'giu']),
  component: WorkPage,
});
const dossiers = createRoute({
  getParentRoute: page,
  path: '/ho-so',
  validateSearch: readFilters,
  component: DossiersPage,
});
const dossier = createRoute({
  getParentRoute: page,
  path: '/ho-so/$id',
  validateSearch: (search) => texts(search, ['at', 'lam']),
  component: DossierPage,
});
const intake = createRoute({
  getParentRoute: page,
  path: '/tiep-nhan',
  validateSearch: (search) => texts(search, ['procedure']),
  component: IntakePage,
});
const closing = createRoute({
  getParentRoute: page,
  path: '/chot-so',
  validateSearch: (search) => texts(search, ['agency', 'ngay']),
  component: ClosingPage,
});
const questions = createRoute({
  getParentRoute: page,
  path: '/can-xac-nhan',
  validateSearch: (search) => texts(search, ['xem']),
  component: QuestionsPage,
});
const corrections = createRoute({
  getParentRoute: page,
  path: '/dinh-chinh',
  validateSearch: (search) => texts(search, ['agency', 'ngay']),
  component: CorrectionsPage,
});
const reorganisations = createRoute({
  getParentRoute: page,
  path: '/sap-xep',
  component: ReorganisationsPage,
});
const quickIntake = createRoute({
  getParentRoute: page,
  path: '/tiep-nhan/nhanh',
  validateSearch: (search) => texts(search, ['procedure']),
  component: QuickPage,
});
const report = createRoute({
  getParentRoute: page,
  path: '/bao-cao',
  validateSearch: readReportSearch,
  component: ReportPage,
});
const notices = createRoute({
  getParentRoute: page,
  path: '/nhac-viec',
  validateSearch: (search) => texts(search, ['xem']),
  component: NoticesPage,
});
const substitutions = createRoute({
  getParentRoute: page,
  path: '/truc-thay',
  component: SubstitutionsPage,
});
const procedures = createRoute({
  getParentRoute: page,
  path: '/thu-tuc',
  validateSearch: (search) => texts(search, ['q', 'field']),
  component: ProceduresPage,
});
const procedure = createRoute({
  getParentRoute: page,
  path: '/thu-tuc/$code',
  validateSearch: (search) => texts(search, ['version']),
  component: ProcedurePage,
});
const administration = createRoute({
  getParentRoute: page,
  path: '/quan-tri',
  validateSearch: (search) => texts(search, ['muc', 'account']),
  component: Administration,
});
const noSuchPage = createRoute({
  getParentRoute: page,
  path: '$',
  component: NoSuchPage,
});

const routeTree = root.addChildren([
  logIn,
  changePassword,
  frame.addChildren([
    work,
    dossiers,
    dossier,
    intake,
    closing,
    questions,
    corrections,
    reorganisations,
    quickIntake,
    report,
    notices,
    substitutions,
    procedures,
    procedure,
    administration,
    noSuchPage,
  ]),
]);

/** The console's pages by address. Every parameter of an address is plain text. */
export const openRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    defaultErrorComponent: PageFault,
    defaultPendingComponent: PageWaiting,
    defaultPendingMs: 300,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
}
