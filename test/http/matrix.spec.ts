import { answerOf } from '#lib/api-client';
import { MASK, type Role } from '#lib/directory';

import { upload } from '../support/files.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { Caller, type Person } from '../support/people.ts';
import { eventually } from '../queues/backends.ts';
import {
  type Asker,
  deedsAt,
  deedsOn,
  does,
  ELSEWHERE,
  engageAskers,
  INSURANCE,
  type Known,
  POLICE,
} from './askers.ts';
import { type Expectation, expectations, type Verdict } from './operations.ts';
import { AGENCY, done, type Dossier, PROCEDURE, submit } from './story.ts';

let office: TestOffice;
let askers: Asker[];
/** The one the matrix asks about: of AGENCY, the police taking part. */
let dossier: Known;
/** Came with it. */
let file: string;
/** It and others, by which the lists are judged. */
let all: Known[];

interface Operation {
  id: string;
  method: string;
  path: string;
}
let operations: Operation[];

const asked = (name: string): Person => {
  const person = askers.find((asker) => asker.name === name)?.person;
  if (!person) throw new Error(`nobody is ${name}`);
  return person;
};

const applicant = { name: 'Nguyễn Thị Thử', phone: '0900000000', idNumber: '030099000001' };

/** Registered and signed at the owner; the police have received their part, the insurance is done with its own. */
const sharedDossier = async (): Promise<Dossier> => {
  const [desk, officer, chair] = ['desk', 'officer', 'chair'].map((role) =>
    asked(`${role} of ${AGENCY}`),
  ) as [Person, Person, Person];
  file = (await upload(desk, 'Tờ khai.pdf')).id;
  const papers = [{ copy: 'electronic' as const, file }];
  let of = await submit(desk, { procedure: '2.002621', channel: 'online', applicant, papers });
  of = await done(desk, of, 'accept');
  of = await done(desk, of, 'step', { action: 'chuyen-chuyen-mon' });
  of = await done(officer, of, 'step', { action: 'trinh-ky' });
  of = await done(chair, of, 'step', { action: 'ky' });
  of = await done(asked(`officer of ${INSURANCE}`), of, 'receive', { segment: 'bhyt' });
  of = await done(asked(`officer of ${INSURANCE}`), of, 'step', {
    task: 'cap-the-bhyt',
    action: 'xong',
  });
  return done(asked(`officer of ${POLICE}`), of, 'receive', { segment: 'cu-tru' });
};

beforeAll(async () => {
  office = await testOffice();
  askers = await engageAskers(office.administrator);
  const shared = await sharedDossier();
  const { field } = shared;
  dossier = { id: shared.id, owner: AGENCY, part: [POLICE], past: [INSURANCE], field };
  const desk = asked(`desk of ${AGENCY}`);
  const accepted = async (procedure: string): Promise<Known> => {
    const { id, field } = await done(desk, await submit(desk, { procedure, applicant }), 'accept');
    return { id, owner: AGENCY, part: [], past: [], field };
  };
  const elsewhere = await submit(asked(`desk of ${ELSEWHERE}`), {
    id: 'TS-0001',
    agency: ELSEWHERE,
    applicant,
  });
  all = [
    dossier,
    await accepted(PROCEDURE),
    await accepted('2.000815'),
    { id: elsewhere.id, owner: ELSEWHERE, part: [], past: [], field: elsewhere.field },
  ];
  const served = (await (await fetch(`${office.server.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  // Proved beforehand: until it is, a certificate is answered to be under way.
  const certificate = () =>
    office.administrator.api.GET('/api/v1/procedures/{code}/certificate', {
      params: { path: { code: '2.002621' }, query: {} },
    });
  await eventually(certificate, ({ response }) => response.status === 200);
  operations = Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({ id: operationId, method, path })),
  );
});
afterAll(() => office.close());

/** One request as a caller sends it; a stream is left as soon as it has begun. */
const ask = async (
  caller: Caller | undefined,
  { method, path }: Operation,
  { params = {}, query = {}, body }: Expectation,
): Promise<{ status: number; code: string | undefined; text: string; headers: string }> => {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const leaving = new AbortController();
  const response = await fetch(
    `${office.server.url}${address}?${new URLSearchParams(query).toString()}`,
    {
      method: method.toUpperCase(),
      headers: {
        ...caller?.headers(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: leaving.signal,
    },
  );
  const { status, headers } = response;
  const stream = headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const text = stream ? '' : await response.text();
  if (stream) leaving.abort();
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  return {
    status,
    code: isProblem ? (JSON.parse(text) as { code: string }).code : undefined,
    text,
    headers: JSON.stringify([...headers].filter(([name]) => name !== 'date')),
  };
};

const verdictOf = (
  { status, code }: Awaited<ReturnType<typeof ask>>,
  expected: Expectation,
): string => {
  const refusals: Record<string, Verdict> = {
    '401 unauthenticated': 'unauthenticated',
    '403 forbidden': 'forbidden',
    '404 dossier-unknown': 'unknown',
    '404 file-unknown': 'unknown',
  };
  const told = `${status} ${code ?? ''}`;
  return refusals[told] ?? (status === expected.status ? ('answered' satisfies Verdict) : told);
};

it('has an expectation of every operation the server describes, and of no other', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(
    Object.keys(expectations(dossier.id, file)).sort(),
  );
});

/** Every operation in every way it is asked for; signing out comes last. */
const asking = (): [Operation, Expectation][] =>
  Object.entries(expectations(dossier.id, file)).flatMap(([id, ways]) => {
    const operation = operations.find((one) => one.id === id);
    return operation ? ways.map((way): [Operation, Expectation] => [operation, way]) : [];
  });

it('lets everybody do exactly what the policy gives them, and hides what they may not see', async () => {
  const otherwise: string[] = [];
  let asked = 0;
  for (const asker of askers) {
    // Signing out is asked for by itself: it ends the session.
    for (const [operation, way] of asking().filter(([{ id }]) => id !== 'signOut')) {
      const expected = way.may(asker, dossier);
      const told = verdictOf(await ask(asker.person?.caller, operation, way), way);
      asked += 1;
      if (told !== expected)
        otherwise.push(
          `${asker.name}: ${operation.id} ${way.params?.action ?? ''}: ${told}, not ${expected}`,
        );
    }
  }
  process.stderr.write(`matrix: ${asked} requests of ${askers.length} askers\n`);
  expect(otherwise).toEqual([]);
});

it('refuses a parameter it does not read, wherever it is asked for something', async () => {
  /** Browsers, probes and partners come here with what others have added, or without a signature. */
  const open = new Set(['healthLive', 'healthReady', 'viewSession', 'finishOidc']);
  const answered: string[] = [];
  const questions = asking().filter(
    ([{ id, method, path }]) => method === 'get' && !path.startsWith('/exchange/') && !open.has(id),
  );
  expect(questions.length).toBeGreaterThan(30);
  for (const [operation, way] of questions) {
    const asker = askers.find((one) => one.person && way.may(one, dossier) !== 'unauthenticated');
    const query = { ...way.query, standng: 'overdue' };
    const told = await ask(asker?.person?.caller, operation, { ...way, query });
    if (told.code !== 'bad-input' || !told.text.includes('"field":"standng"'))
      answered.push(`${operation.id}: ${told.status} ${told.code ?? ''}`);
  }
  expect(answered).toEqual([]);
});

it('answers a dossier that is hidden byte for byte as one that is not there', async () => {
  const absent = `${dossier.id.slice(0, -4)}9999`;
  const hiddenFrom = askers.filter((asker) => asker.person && !deedsOn(asker, dossier).has('read'));
  expect(hiddenFrom.length).toBeGreaterThan(6);
  for (const asker of hiddenFrom) {
    for (const [operation, way] of asking().filter(([, { ofDossier }]) => ofDossier)) {
      const hidden = await ask(asker.person?.caller, operation, way);
      const missing = await ask(asker.person?.caller, operation, {
        ...way,
        params: { ...way.params, id: absent },
      });
      expect(hidden.status).toBe(404);
      expect({ ...hidden, text: hidden.text.replaceAll(dossier.id, absent) }).toEqual(missing);
    }
  }
});

const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.id.localeCompare(b.id));

const inSight = (asker: Asker): Known[] => all.filter((known) => deedsOn(asker, known).has('read'));

it('lists exactly the dossiers it would show, and covers applicants alike', async () => {
  for (const asker of askers) {
    if (!asker.person) continue;
    const { api } = asker.person;
    const { items } = await answerOf(api.GET('/api/v1/dossiers', {}));
    const sight = inSight(asker);
    const shown = (known: Known) => deedsOn(asker, known).has('applicant');
    expect([asker.name, byId(items.map(({ id, applicant: seen }) => ({ id, seen })))]).toEqual([
      asker.name,
      byId(
        sight.map((known) => ({
          id: known.id,
          seen: { name: shown(known) ? applicant.name : MASK, masked: !shown(known) },
        })),
      ),
    ]);
    const summary = await answerOf(api.GET('/api/v1/dossiers/summary', {}));
    expect([asker.name, summary.submitted + summary.inHand]).toEqual([asker.name, sight.length]);
    // Who may not see the applicant does not find them either.
    const found = await answerOf(
      api.GET('/api/v1/dossiers', { params: { query: { q: 'nguyen thi thu' } } }),
    );
    expect([asker.name, byId(found.items).map(({ id }) => id)]).toEqual([
      asker.name,
      byId(sight.filter(shown)).map(({ id }) => id),
    ]);
    for (const known of sight) {
      const seen = await answerOf(
        api.GET('/api/v1/dossiers/{id}', { params: { path: { id: known.id } } }),
      );
      const masked = !shown(known);
      expect(seen.applicant).toEqual({
        name: masked ? MASK : applicant.name,
        phone: masked ? MASK : applicant.phone,
        email: null,
        idNumber: masked ? MASK : applicant.idNumber,
        address: null,
        representative: null,
        masked,
      });
    }
  }
});

it('lists exactly the tasks that are theirs', async () => {
  const [shared, kinship, copy] = all;
  if (!shared || !kinship || !copy) throw new Error('dossiers are missing');
  const open: { known: Known; step: string; agency: string; role: Role }[] = [
    { known: shared, step: 'dang-ky-thuong-tru', agency: POLICE, role: 'officer' },
    { known: kinship, step: 'tiep-nhan', agency: AGENCY, role: 'desk' },
    { known: copy, step: 'tiep-nhan', agency: AGENCY, role: 'desk' },
  ];
  for (const asker of askers) {
    if (!asker.person) continue;
    const { items } = await answerOf(asker.person.api.GET('/api/v1/tasks', {}));
    const listed = items.map(({ dossier: id, task, applicant: seen }) => ({ id, task, seen }));
    expect([asker.name, byId(listed)]).toEqual([
      asker.name,
      byId(
        open
          .filter(({ known: { field }, agency, role }) => does(asker, { agency, role, field }))
          .map(({ known, step }) => ({
            id: known.id,
            task: step,
            seen: { name: applicant.name, masked: false },
          })),
      ),
    ]);
  }
});

it('lists exactly the drafts of reports they may see', async () => {
  for (const agency of [AGENCY, ELSEWHERE])
    await office.database.asOwner(
      `insert into report_draft (period, agency, as_of, as_known_at) values ('2024-Q4', $1, now(), now())`,
      [agency],
    );
  for (const asker of askers) {
    if (!asker.person) continue;
    const { items } = await answerOf(asker.person.api.GET('/api/v1/reports', {}));
    expect([asker.name, items.map(({ agency }) => agency.id).sort()]).toEqual([
      asker.name,
      [AGENCY, ELSEWHERE].filter((agency) => deedsAt(asker, agency).has('report')).sort(),
    ]);
  }
});

it('keeps an inbox from everybody else', async () => {
  const readNotice = operations.find(({ id }) => id === 'readNotice');
  const way = expectations(dossier.id, file).readNotice?.[0];
  if (!readNotice || !way) throw new Error('no way to read a notice');
  // Whoever opens a task by their own act is not told of it: somebody else has this one opened for them.
  const desk = asked(`desk of ${AGENCY}`);
  const owner = asked(`officer of ${AGENCY}`);
  const accepted = await done(desk, await submit(desk, { applicant }), 'accept');
  await done(desk, accepted, 'step', { action: 'chuyen-chuyen-mon' });
  const inbox = () => answerOf(owner.api.GET('/api/v1/notices', {}));
  const { items } = await eventually(inbox, (page) => page.items.length > 0);
  const [notice] = items;
  if (!notice) throw new Error('the officer has heard of no task');
  const absent = String(Number(notice.id) + 900_000);
  for (const asker of askers.filter(({ person }) => person && person !== owner)) {
    const read = (id: string) => ask(asker.person?.caller, readNotice, { ...way, params: { id } });
    const [others, missing] = [await read(notice.id), await read(absent)];
    expect(others.status).toBe(404);
    // Its number in its sentence: a short one may be a part of the status too.
    expect(others.text.replace(`thông báo ${notice.id}.`, `thông báo ${absent}.`)).toBe(
      missing.text,
    );
  }
  expect((await inbox()).items.find(({ id }) => id === notice.id)?.readAt).toBe(notice.readAt);
});

it('ends the session of whoever signs out, and lets nobody sign out who is not in', async () => {
  const signOut = operations.find(({ id }) => id === 'signOut');
  const way = expectations(dossier.id, file).signOut?.[0];
  if (!signOut || !way) throw new Error('no way to sign out');
  expect(verdictOf(await ask(undefined, signOut, way), way)).toBe('unauthenticated');
  const { caller } = asked(`auditor of ${AGENCY}`);
  const session = caller.headers();
  const look = () => fetch(`${office.server.url}/api/v1/dossiers`, { headers: session });
  expect((await look()).status).toBe(200);
  expect(verdictOf(await ask(caller, signOut, way), way)).toBe('answered');
  expect((await look()).status).toBe(401);
});
