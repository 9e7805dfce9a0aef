import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

import { act } from '#lib/desk';
import { ApiKeys, composeServer } from '#lib/service';

import { openFlow, order, OWNER, PROCEDURE } from '../desk/orders.ts';
import { aSystem, type Answer, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { beforeStatements, roundTrips } from '../support/round-trips.ts';
import { serverOptions } from '../support/server.ts';

interface Dossier {
  undo?: { entry: number } | null;
  id: string;
  version: number;
  tasks: { task: string }[];
  applicant: { name: string; masked: boolean } | null;
}
interface Problem {
  code: string;
  state?: { version: number; tasks: string[] };
  allowed?: { action: string; step: string | null }[];
}

let database: TestDatabase;
let app: NestFastifyApplication;
let source: DataSource;
let clerk: Caller;
let officer: Caller;
let chair: Caller;
let stranger: Caller;
beforeAll(async () => {
  database = await testDatabase();
  app = await composeServer(serverOptions(database, { work: { consume: false } }));
  await app.listen(0, '127.0.0.1');
  source = app.get(DataSource);
  const server = { url: await app.getUrl(), apiKeys: app.get(ApiKeys) };
  clerk = await aSystem(server, { role: 'desk', agency: OWNER });
  officer = await aSystem(server, { role: 'officer', agency: OWNER });
  chair = await aSystem(server, { role: 'chair', agency: OWNER });
  stranger = await aSystem(server, { role: 'chair', agency: 'xa-tan-viet' });
  // Whoever has asked once is known for some seconds: who asks costs no trip of a command.
  for (const one of [clerk, officer, chair, stranger]) await one.get('/procedures');
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** An answer without what runs down by the second. */
const lasting = (body: Dossier | undefined) => body && { ...body, undo: body.undo?.entry };

const doStep = <T = Dossier>(by: Caller, id: string, action: string, headers = {}) =>
  by.post<T>(`/dossiers/${id}/actions/step`, { action, reason: 'Theo quy trình' }, headers);

describe('a command over HTTP', () => {
  it('takes two round trips with its authorisation, and answers what a look at it answers', async () => {
    await openFlow(database.desk, 'A');
    let answer: Answer<Dossier> | undefined;
    const trips = await roundTrips(source, async () => {
      answer = await doStep(officer, 'A', 'trinh-ky');
    });
    expect(trips).toEqual(['read-dossiers', 'write-acts']);
    expect(answer).toMatchObject({ status: 200, body: { version: 4 } });
    expect(answer?.headers.get('etag')).toBe('"4"');
    expect(lasting(answer?.body)).toEqual(
      lasting((await officer.get<Dossier>('/dossiers/A')).body),
    );
  });

  it('that is refused tells state and allowed actions in the one trip it was decided on', async () => {
    let answer: Answer<Problem> | undefined;
    const trips = await roundTrips(source, async () => {
      answer = await doStep<Problem>(officer, 'A', 'trinh-ky');
    });
    expect(trips).toEqual(['read-dossiers']);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'action-unknown', state: { version: 4, tasks: ['ky-duyet'] } },
    });
    expect(answer?.body.allowed?.map(({ action }) => action)).toContain('withdraw');
  });

  it('of somebody who may not see the dossier is answered as if there were none', async () => {
    const hidden = await doStep<Problem>(stranger, 'A', 'ky');
    const absent = await doStep<Problem>(stranger, 'B', 'ky');
    expect(hidden.status).toBe(404);
    expect(JSON.stringify(hidden.body).replaceAll('A', 'B')).toBe(
      JSON.stringify(absent.body).replaceAll('A', 'B'),
    );
    expect((await doStep(clerk, 'A', 'ky')).status).toBe(403);
  });

  it('sent again under its key is answered though its task is done, to whoever did it', async () => {
    const key = { 'idempotency-key': 'ky-mot-lan' };
    const first = await doStep(chair, 'A', 'ky', key);
    const again = await doStep(chair, 'A', 'ky', key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(lasting(again.body)).toEqual(lasting(first.body));
  });
});

describe('a command of a client that wants no more than to know that it is done', () => {
  const minimal = { prefer: 'respond-async, return=minimal' };

  it('is answered with its version alone, the same when it is sent again', async () => {
    await openFlow(database.desk, 'P');
    const head = { ...minimal, 'idempotency-key': 'trinh-mot-lan' };
    for (let time = 0; time < 2; time += 1) {
      const done = await doStep<string>(officer, 'P', 'trinh-ky', head);
      expect([done.status, done.body]).toEqual([204, '']);
      expect(done.headers.get('etag')).toBe('"4"');
      expect(done.headers.get('preference-applied')).toBe('return=minimal');
    }
    const { body } = await officer.get<Dossier>('/dossiers/P');
    expect(body).toMatchObject({ version: 4, tasks: [{ task: 'ky-duyet' }] });
  });

  it('that is refused is told all the same why, with state and allowed actions', async () => {
    const refused = await doStep<Problem>(officer, 'P', 'trinh-ky', minimal);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'action-unknown', state: { version: 4 } },
    });
    expect(refused.body.allowed?.map(({ action }) => action)).toContain('withdraw');
  });

  it.each(['return=representation', 'wait=5', 'return=minimalist', ''])(
    'is answered in full where it prefers “%s”',
    async (prefer) => {
      const id = `P${prefer.length}`;
      await openFlow(database.desk, id);
      const done = await doStep(officer, id, 'trinh-ky', { prefer });
      expect(done).toMatchObject({ status: 200, body: { version: 4 } });
      expect(done.headers.get('preference-applied')).toBeNull();
    },
  );
});

describe('a version that was named', () => {
  it('and has passed is no obstacle while the task is still the same', async () => {
    await openFlow(database.desk, 'M');
    await act(
      database.desk,
      order('M', 'request-opinion', { reason: 'Hỏi ý kiến', outside: 'Sở' }),
    );
    const answer = await doStep(officer, 'M', 'trinh-ky', { 'if-match': '"3"' });
    expect(answer).toMatchObject({ status: 200, body: { version: 5 } });
  });

  it('and passes while the command is on its way is none either', async () => {
    await openFlow(database.desk, 'W');
    let raced = false;
    await beforeStatements(
      source,
      async (name) => {
        if (name !== 'write-acts' || raced) return;
        raced = true;
        await act(
          database.desk,
          order('W', 'request-opinion', { reason: 'Hỏi ý kiến', outside: 'Sở' }),
        );
      },
      async () => {
        const answer = await doStep(officer, 'W', 'trinh-ky', { 'if-match': '"3"' });
        expect(answer).toMatchObject({ status: 200, body: { version: 5 } });
      },
    );
  });

  it('is one when the task was done and opened again, and for a correction always', async () => {
    await openFlow(database.desk, 'R');
    await doStep(officer, 'R', 'trinh-ky');
    await doStep(chair, 'R', 'tra-lai');
    const answer = await doStep<Problem>(officer, 'R', 'trinh-ky', { 'if-match': '"3"' });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'stale-version', state: { version: 5, tasks: ['tham-tra'] } },
    });
    const head = { 'if-match': '"4"' };
    const body = { reason: 'Ghi nhầm', void: [5] };
    expect(await chair.post('/dossiers/R/actions/correct', body, head)).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    const corrected = await chair.post<Dossier>('/dossiers/R/actions/correct', body);
    expect(corrected).toMatchObject({ status: 200, body: { version: 6 } });
    expect(corrected.body.tasks.map(({ task }) => task)).toEqual(['ky-duyet']);
  });

  it('and never was is refused', async () => {
    const answer = await doStep(chair, 'R', 'ky', { 'if-match': '"99"' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'stale-version' } });
  });
});

describe('a submission over HTTP', () => {
  const body = {
    procedure: PROCEDURE,
    agency: OWNER,
    channel: 'direct',
    applicant: { name: 'Phạm Thị Dung', phone: '0987654321' },
  };

  it('takes two round trips with its applicant, and one when it is sent again', async () => {
    const key = { 'idempotency-key': 'nop-mot-lan' };
    let first: Answer<Dossier> | undefined;
    let again: Answer<Dossier> | undefined;
    expect(
      await roundTrips(source, async () => {
        first = await clerk.post('/dossiers', body, key);
      }),
    ).toEqual(['read-numbers', 'write-acts']);
    expect(
      await roundTrips(source, async () => {
        again = await clerk.post('/dossiers', body, key);
      }),
    ).toEqual(['read-numbers']);
    expect(first).toMatchObject({
      status: 201,
      body: { applicant: { name: 'Phạm Thị Dung', masked: false } },
    });
    expect(again?.body).toEqual(first?.body);
  });

  it('of somebody who may not is forbidden, and takes no number', async () => {
    const count = async () =>
      (await database.asOwner('select count(*)::int as n from dossier')).rows[0]?.n;
    const before = await count();
    for (const by of [officer, stranger]) {
      expect((await by.post('/dossiers', body)).status).toBe(403);
      expect((await by.post('/dossiers', { ...body, id: 'TU-DAT' })).status).toBe(403);
    }
    expect(await count()).toBe(before);
  });
});
