import { type Deed, policy } from '#lib/directory';

import {
  type Asker,
  deedsAt,
  deedsOn,
  does,
  ELSEWHERE,
  type Known,
  leadsAt,
  POLICE,
} from './askers.ts';
import { AGENCY } from './story.ts';

/** What becomes of a request: done, or refused in one of the ways the guard has. */
export type Verdict = 'answered' | 'unauthenticated' | 'forbidden' | 'unknown';

/** How one operation is asked for, and who may. */
export interface Expectation {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
  /** The status for whoever may: as it is told of a request that changes nothing. */
  status: number;
  /** Of a dossier: one that is not there must answer the very same. */
  ofDossier?: boolean;
  may: (asker: Asker, dossier: Known) => Verdict;
}

const anybody = (): Verdict => 'answered';
const signedIn = ({ person }: Asker): Verdict => (person ? 'answered' : 'unauthenticated');

const allowedIf =
  (holds: (asker: Asker, dossier: Known) => boolean) =>
  (asker: Asker, dossier: Known): Verdict => {
    if (!asker.person) return 'unauthenticated';
    return holds(asker, dossier) ? 'answered' : 'forbidden';
  };

const administering = allowedIf((asker) => deedsAt(asker, AGENCY).has('administer'));
const reporting = allowedIf((asker) => deedsAt(asker, AGENCY).has('report'));
const locking = allowedIf((asker) => deedsAt(asker, AGENCY).has('lock'));
const closing = allowedIf((asker) =>
  asker.grants.some(
    ({ agency, role }) => agency === AGENCY && policy.owner[role].includes('close'),
  ),
);
const submitting = allowedIf((asker, { field }) =>
  deedsOn(asker, { id: '', owner: AGENCY, part: [], past: [], field }).has('submit'),
);

const employed = allowedIf(({ grants }) => grants.some(({ role }) => role !== 'auditor'));

/** Hidden from who may not read it; else as it holds. */
const onDossier =
  (holds: (asker: Asker, dossier: Known) => boolean) =>
  (asker: Asker, dossier: Known): Verdict => {
    const verdict = allowedIf(holds)(asker, dossier);
    const hidden = verdict !== 'unauthenticated' && !deedsOn(asker, dossier).has('read');
    return hidden ? 'unknown' : verdict;
  };
const deed = (name: Deed) => onDossier((asker, dossier) => deedsOn(asker, dossier).has(name));

/** The open task of the dossier. */
const open = (field: string) => ({ agency: POLICE, role: 'officer', field }) as const;
const working = onDossier((asker, { field }) => does(asker, open(field)));
const leading = onDossier((asker, { field }) => leadsAt(asker, open(field)));
const workingOrLeading = onDossier(
  (asker, { field }) => does(asker, open(field)) || leadsAt(asker, open(field)),
);
/** The owner's people, and whoever works at an agency: offers are answered by either side. */
const owningOrOf = (agency: string) =>
  onDossier(
    (asker, known) =>
      deedsOn(asker, known).has('act') ||
      (['desk', 'officer', 'head', 'chair'] as const).some((role) =>
        does(asker, { agency, role, field: known.field }),
      ),
  );
const ofAgency = allowedIf(({ grants }) => grants.some(({ agency }) => agency === AGENCY));

const nobodys = 'khong-co-ai';
const dossierOf = (action?: string) => (id: string) => ({ id, ...(action && { action }) });

/**
 * Every operation of openapi.json by its id, with a request that changes nothing even where it is allowed;
 * one operation may be asked for in several ways.
 *
 * @param dossier - whose task at the police is open and whose other segment is done
 * @param file - came with the dossier
 */
export const expectations = (dossier: string, file: string): Record<string, Expectation[]> => {
  const act = (action: string, body: object, rest: Pick<Expectation, 'status' | 'may'>) => ({
    params: dossierOf(action)(dossier),
    body,
    ofDossier: true,
    ...rest,
  });
  const onTask = ({
    task = 'dang-ky-thuong-tru',
    ...rest
  }: Pick<Expectation, 'body' | 'status' | 'may'> & { task?: string }): Expectation => ({
    params: { id: dossier, task },
    ofDossier: true,
    ...rest,
  });
  const look = { params: { id: dossier }, status: 200, ofDossier: true };
  const figures = { path: { period: '2024-Q4' }, query: { agency: AGENCY } };
  return {
    healthLive: [{ status: 200, may: anybody }],
    healthReady: [{ status: 200, may: anybody }],
    viewSession: [{ status: 200, may: anybody }],
    signIn: [{ body: {}, status: 422, may: anybody }],
    changePassword: [{ body: {}, status: 422, may: signedIn }],
    // No provider is configured; who comes back from one all the same is sent to the login page.
    beginOidc: [{ status: 404, may: anybody }],
    finishOidc: [{ status: 302, may: anybody }],

    listDossiers: [{ status: 200, may: signedIn }],
    summariseDossiers: [{ status: 200, may: signedIn }],
    submitDossier: [
      {
        // A late record without a reason.
        body: {
          procedure: '2.002621',
          agency: AGENCY,
          channel: 'online',
          at: '2025-07-01T08:00:00+07:00',
        },
        status: 422,
        may: submitting,
      },
    ],
    viewDossier: [{ ...look, may: deed('read') }],
    viewAttribution: [{ ...look, may: deed('history') }],
    listReads: [{ ...look, may: deed('reads') }],
    viewHistory: [{ ...look, may: deed('entries') }],
    viewErasure: [{ ...look, may: deed('read') }],
    // It is still in hand.
    eraseApplicant: [
      {
        params: { id: dossier },
        body: { ground: 'Yêu cầu số 1' },
        status: 409,
        ofDossier: true,
        may: deed('erase'),
      },
    ],
    listForms: [{ ...look, may: deed('read') }],
    printForm: [{ ...look, params: { id: dossier, form: 'receipt' }, may: deed('history') }],
    actOnDossier: [
      // It is accepted already.
      act('accept', {}, { status: 409, may: deed('act') }),
      // Without the reason it needs.
      act(
        'step',
        { task: 'dang-ky-thuong-tru', action: 'khong-dang-ky' },
        {
          status: 422,
          may: working,
        },
      ),
      act('correct', { void: [2] }, { status: 422, may: deed('correct') }),
      // Without the reason it needs.
      act('transfer', { to: ELSEWHERE }, { status: 422, may: deed('transfer') }),
      // It was received already: the owner's to do, and the agency's it was offered to.
      act(
        'receive',
        { segment: 'cu-tru' },
        {
          status: 409,
          may: owningOrOf(POLICE),
        },
      ),
      // Received, it is not taken back any more: the owner's to do, who offered it.
      act(
        'recall',
        { segment: 'cu-tru', reason: 'lý do' },
        { status: 409, may: owningOrOf(AGENCY) },
      ),
    ],

    // An entry it does not have.
    undoAct: [
      {
        params: { id: dossier },
        body: { entry: 999 },
        status: 422,
        ofDossier: true,
        may: deed('undo'),
      },
    ],
    // Each item is answered by itself: nobody may return what is not there.
    closeDay: [
      {
        body: {
          agency: AGENCY,
          items: [{ action: 'return', dossier: nobodys, key: 'khong-co-gi' }],
        },
        status: 200,
        may: closing,
      },
    ],
    viewDayBook: [{ query: { agency: AGENCY }, status: 200, may: closing }],
    listCorrections: [
      { query: { from: '2025-01-01', to: '2025-12-31' }, status: 200, may: signedIn },
    ],
    listQuestions: [{ status: 200, may: signedIn }],
    // One that its history does not raise.
    answerQuestion: [
      {
        params: { id: dossier },
        body: { question: 'step/khong-co#1', answer: 'outside' },
        status: 404,
        ofDossier: true,
        may: deed('read'),
      },
    ],
    listFiles: [{ ...look, may: deed('contents') }],
    // Without a name and without bytes.
    uploadFile: [{ status: 422, may: employed }],
    downloadFile: [
      { params: { id: file }, status: 200, may: deed('applicant') },
      // Nobody's: as one of a dossier that is hidden.
      {
        params: { id: '00000000-0000-4000-8000-000000000000' },
        status: 200,
        may: ({ person }) => (person ? 'unknown' : 'unauthenticated'),
      },
    ],

    escalateDossier: [
      {
        params: { id: dossier },
        body: { role: 'head', reason: 'Sắp đến hạn mà chưa xong' },
        status: 201,
        ofDossier: true,
        may: deed('escalate'),
      },
    ],

    listToldApplicant: [{ ...look, may: deed('contents') }],
    // There is none that was given up.
    retryToldApplicant: [
      {
        params: { id: dossier, notice: '999999999' },
        status: 404,
        ofDossier: true,
        may: deed('administer'),
      },
    ],
    listTasks: [{ status: 200, may: signedIn }],
    // Of a step that is not open: whoever sees the dossier hears so.
    claimTask: [onTask({ task: 'ky-duyet', status: 409, may: deed('read') })],
    // Nobody has it.
    releaseTask: [onTask({ body: {}, status: 409, may: workingOrLeading })],
    delegateTask: [
      onTask({ body: { to: nobodys, reason: 'Đi tập huấn' }, status: 409, may: working }),
    ],
    assignTask: [onTask({ body: { to: nobodys }, status: 422, may: leading })],
    listColleagues: [onTask({ status: 200, may: workingOrLeading })],
    listAssignments: [{ ...look, may: deed('history') }],
    listSubstitutions: [{ status: 200, may: signedIn }],
    setSubstitution: [
      {
        body: {
          substitute: nobodys,
          agency: AGENCY,
          from: '2030-06-12T07:30:00+07:00',
          to: '2030-06-17T00:00:00+07:00',
        },
        status: 422,
        may: ofAgency,
      },
    ],
    // Nobody's: as one of others.
    endSubstitution: [{ params: { id: '999999999' }, status: 404, may: signedIn }],
    listAgencyPeople: [{ params: { id: AGENCY }, status: 200, may: ofAgency }],
    listNotices: [{ status: 200, may: signedIn }],
    readAllNotices: [{ status: 204, may: signedIn }],
    // Nobody's: as one of somebody else.
    readNotice: [{ params: { id: '999999999' }, status: 404, may: signedIn }],
    followChanges: [{ status: 200, may: signedIn }],
    listProcedures: [{ status: 200, may: signedIn }],
    viewProcedure: [{ params: { code: '2.002621' }, status: 200, may: signedIn }],
    certifyProcedure: [{ params: { code: '2.002621' }, status: 200, may: signedIn }],
    exportProcedure: [
      { params: { code: '2.002621' }, query: { format: 'svg' }, status: 200, may: signedIn },
    ],
    listAgencies: [{ status: 200, may: signedIn }],
    setAgencyCode: [{ params: { id: AGENCY }, body: {}, status: 422, may: administering }],
    printRegister: [
      {
        params: { agency: AGENCY },
        query: { from: '2024-10-01', to: '2024-12-31' },
        status: 200,
        may: reporting,
      },
    ],
    listReorganisations: [{ status: 200, may: signedIn }],
    listReportDrafts: [{ status: 200, may: signedIn }],
    listReportPeriods: [{ status: 200, may: signedIn }],
    listReportLocks: [{ params: figures.path, query: figures.query, status: 200, may: reporting }],
    // Of figures nobody has seen.
    lockReport: [
      {
        params: figures.path,
        body: { agency: AGENCY, evidence: '0'.repeat(64) },
        status: 409,
        may: locking,
      },
    ],
    viewMovedSinceLock: [
      {
        params: { ...figures.path, version: '1' },
        query: figures.query,
        status: 404,
        may: reporting,
      },
    ],
    viewReport: [{ params: figures.path, query: figures.query, status: 200, may: reporting }],
    viewPetitionReport: [
      { params: figures.path, query: figures.query, status: 200, may: reporting },
    ],
    viewPetitionCell: [
      {
        params: { ...figures.path, key: 'published' },
        query: figures.query,
        status: 200,
        may: reporting,
      },
    ],
    viewReportAnnex: [{ params: figures.path, query: figures.query, status: 200, may: reporting }],
    viewCell: [
      {
        params: { ...figures.path, key: 'received' },
        query: figures.query,
        status: 200,
        may: reporting,
      },
    ],

    listAccounts: [{ status: 200, may: administering }],
    createAccount: [{ body: {}, status: 422, may: administering }],
    grantAccount: [{ params: { username: nobodys }, body: {}, status: 422, may: administering }],
    resetPassword: [{ params: { username: nobodys }, status: 404, may: administering }],
    disableAccount: [{ params: { username: nobodys }, status: 404, may: administering }],
    enableAccount: [{ params: { username: nobodys }, status: 404, may: administering }],
    listApiKeys: [{ status: 200, may: administering }],
    createApiKey: [{ body: {}, status: 422, may: administering }],
    revokeApiKey: [{ params: { id: nobodys }, status: 404, may: administering }],

    listPartners: [{ status: 200, may: administering }],
    addPartner: [{ body: {}, status: 422, may: administering }],
    changePartner: [{ params: { id: nobodys }, body: {}, status: 422, may: administering }],
    rotatePartnerSecret: [{ params: { id: nobodys }, body: {}, status: 404, may: administering }],
    pausePartner: [{ params: { id: nobodys }, status: 404, may: administering }],
    resumePartner: [{ params: { id: nobodys }, status: 404, may: administering }],
    testPartner: [{ params: { id: nobodys }, status: 404, may: administering }],
    listPartnerLines: [{ params: { id: nobodys }, status: 404, may: administering }],
    reconcilePartner: [{ params: { id: nobodys }, status: 404, may: administering }],
    listDifferences: [{ params: { id: nobodys }, status: 404, may: administering }],
    resyncDossier: [
      { params: { id: nobodys }, body: { dossier: 'HS-1' }, status: 404, may: administering },
    ],
    replayPartner: [{ params: { id: nobodys }, body: {}, status: 404, may: administering }],
    skipPartnerMessage: [{ params: { id: nobodys }, body: {}, status: 422, may: administering }],
    // Without a signature, whoever asks and whatever else they bring.
    receiveMessage: [{ body: {}, status: 401, may: anybody }],
    viewRegistration: [{ status: 401, may: anybody }],
    fetchModel: [{ params: { pin: 'a'.repeat(64) }, status: 401, may: anybody }],
    listSharedDossiers: [{ status: 401, may: anybody }],
    fetchSharedFile: [
      { params: { id: 'HS-1', sha256: 'a'.repeat(64) }, status: 401, may: anybody },
    ],

    // Last: it ends the session.
    signOut: [{ status: 204, may: signedIn }],
  };
};
