import { answerOf } from '#lib/api-client';
import { MASK, type Role } from '#lib/directory';

import { testOffice, type TestOffice } from '../support/office.ts';
import { Caller, type Person } from '../support/people.ts';
import {
  type Asker,
  deedsOn,
  does,
  ELSEWHERE,
  engageAskers,
  type Known,
  POLICE,
} from './askers.ts';
import { type Expectation, expectations, type Verdict } from './operations.ts';
import { AGENCY, done, type Dossier, PROCEDURE, submit } from './story.ts';

let office: TestOffice;
let askers: Asker[];
/** The one the matrix asks about: of AGENCY, the police taking part. */
let dossier: Known;
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

/** Registered and signed at the owner; the police have received their part, the insurance was offered its own. */
const sharedDossier = async (): Promise<Dossier> => {
  const [desk, officer, chair] = ['desk', 'officer', 'chair'].map((role) =>
    asked(`${role} of ${AGENCY}`),
  ) as [Person, Person, Person];
  let of = await submit(desk, { procedure: '2.002621', channel: 'online', applicant });
  of = await done(desk, of, 'accept');
  of = await done(desk, of, 'step', { action: 'chuyen-chuyen-mon' });
  of = await done(officer, of, 'step', { action: 'trinh-ky' });
  of = await done(chair, of, 'step', { action: 'ky' });
  return done(asked(`officer of ${POLICE}`), of, 'receive', { segment: 'cu-tru' });
};

beforeAll(async () => {
  office = await testOffice();
  askers = await engageAskers(office.administrator);
  const shared = await sharedDossier();
  const { field } = shared;
  // The insurance takes part too, and nobody in the matrix is of it.
  dossier = { id: shared.id, owner: AGENCY, part: [POLICE, 'bhxh-thanh-ha'], field };
  const desk = asked(`desk of ${AGENCY}`);
  const accepted = async (procedure: string): Promise<Known> => {
    const { id, field } = await done(desk, await submit(desk, { procedure, applicant }), 'accept');
    return { id, owner: AGENCY, part: [], field };
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
    { id: elsewhere.id, owner: ELSEWHERE, part: [], field: elsewhere.field },
  ];
  const served = (await (await fetch(`${office.server.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  operations = Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({ id: operationId, method, path })),
  );
}, 120_000);
afterAll(() => office.close(), 30_000);

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
): Verdict | string => {
  if (status === 401 && code === 'unauthenticated') return 'unauthenticated';
  if (status === 403 && code === 'forbidden') return 'forbidden';
  if (status === 404 && code === 'dossier-unknown') return 'unknown';
  return status === expected.status ? 'answered' : `${status} ${code ?? ''}`;
};

it('has an expectation of every operation the server describes, and of no other', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(
    Object.keys(expectations(dossier.id)).sort(),
  );
});

/** Every operation in every way it is asked for; signing out comes last. */
const asking = (): [Operation, Expectation][] =>
  Object.entries(expectations(dossier.id)).flatMap(([id, ways]) => {
    const operation = operations.find((one) => one.id === id);
    return operation ? ways.map((way): [Operation, Expectation] => [operation, way]) : [];
  });

it('lets everybody do exactly what the policy gives them, and hides what they may not see', async () => {
  const told: string[] = [];
  const expected: string[] = [];
  for (const asker of askers) {
    // Signing out is asked for by a session of its own.
    for (const [operation, way] of asking().filter(([{ id }]) => id !== 'signOut')) {
      const line = `${asker.name}: ${operation.id} ${way.params?.action ?? ''}`;
      const answer = await ask(asker.person?.caller, operation, way);
      told.push(`${line} → ${verdictOf(answer, way)}`);
      expected.push(`${line} → ${way.may(asker, dossier)}`);
    }
  }
  process.stderr.write(`matrix: ${told.length} requests of ${askers.length} askers\n`);
  expect(told).toEqual(expected);
}, 120_000);

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
}, 60_000);

const inSight = (asker: Asker): Known[] => all.filter((known) => deedsOn(asker, known).has('read'));

it('lists exactly the dossiers it would show, and covers applicants alike', async () => {
  for (const asker of askers) {
    if (!asker.person) continue;
    const { api } = asker.person;
    const { items } = await answerOf(api.GET('/api/v1/dossiers', {}));
    expect([asker.name, items.map(({ id }) => id).sort()]).toEqual([
      asker.name,
      inSight(asker)
        .map(({ id }) => id)
        .sort(),
    ]);
    for (const known of inSight(asker)) {
      const seen = await answerOf(
        api.GET('/api/v1/dossiers/{id}', { params: { path: { id: known.id } } }),
      );
      const masked = !deedsOn(asker, known).has('applicant');
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
}, 60_000);

it('lists exactly the tasks that are theirs', async () => {
  const [shared, kinship, copy] = all;
  const open: { known: Known | undefined; step: string; agency: string; role: Role }[] = [
    { known: shared, step: 'dang-ky-thuong-tru', agency: POLICE, role: 'officer' },
    { known: kinship, step: 'tiep-nhan', agency: AGENCY, role: 'desk' },
    { known: copy, step: 'tiep-nhan', agency: AGENCY, role: 'desk' },
  ];
  for (const asker of askers) {
    if (!asker.person) continue;
    const { items } = await answerOf(asker.person.api.GET('/api/v1/tasks', {}));
    expect([asker.name, items.map(({ dossier: id, task }) => `${id} ${task}`).sort()]).toEqual([
      asker.name,
      open
        .filter(({ known, agency, role }) =>
          does(asker, { agency, role, field: known?.field ?? '' }),
        )
        .map(({ known, step }) => `${known?.id ?? ''} ${step}`)
        .sort(),
    ]);
  }
}, 60_000);

it('ends the session of whoever signs out, and lets nobody sign out who is not in', async () => {
  const signOut = operations.find(({ id }) => id === 'signOut');
  const way = expectations(dossier.id).signOut?.[0];
  if (!signOut || !way) throw new Error('no way to sign out');
  expect(verdictOf(await ask(undefined, signOut, way), way)).toBe('unauthenticated');
  const { caller } = asked(`auditor of ${AGENCY}`);
  const session = caller.headers();
  const look = () => fetch(`${office.server.url}/api/v1/dossiers`, { headers: session });
  expect((await look()).status).toBe(200);
  expect(verdictOf(await ask(caller, signOut, way), way)).toBe('answered');
  expect((await look()).status).toBe(401);
});
