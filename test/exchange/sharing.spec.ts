import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answerOf } from '#lib/api-client';
import { verify } from '#lib/desk';
import { fileSettings, filesToCheck } from '#lib/service';

import { act, done, type Dossier, refused, submit } from '../http/story.ts';
import { exchangeHere, register } from '../partners/office.ts';
import { eventually } from '../queues/backends.ts';
import { download, pdfOf, upload } from '../support/files.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import { inSequence, publishShared } from './procedures.ts';
const OWNER = 'thanh-ha';
const BRANCH = 'cn-vpdkdd-thanh-ha';
const PROCEDURE = inSequence.code;
const SEGMENT = 'kiem-tra';

interface Side {
  office: TestOffice;
  folder: string;
  settings: ReturnType<typeof fileSettings>;
}

let home: Side;
let guest: Side;
/** Of the commune: one person with every role. Of the branch: an officer and its head. */
let commune: Person;
let officer: Person;
let head: Person;

const open = async (): Promise<Side> => {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-sharing-'));
  const settings = fileSettings({}, folder);
  const office = await testOffice({ files: settings, work: { exchange: exchangeHere() } });
  return { office, folder, settings };
};

beforeAll(async () => {
  home = await open();
  guest = await open();
  const secret = await register(home.office, {
    id: 'huyen',
    url: `${guest.office.server.url}/exchange/v1/messages`,
    knownAs: 'xa',
    hosts: true,
    agencies: { [BRANCH]: BRANCH },
  });
  await register(guest.office, {
    id: 'xa',
    url: `${home.office.server.url}/exchange/v1/messages`,
    knownAs: 'huyen',
    hosts: true,
    agencies: { [OWNER]: OWNER },
    secret,
  });
  commune = await employ(
    home.office.administrator,
    'xa',
    ...(['desk', 'officer', 'chair'] as const).map((role) => ({ role, agency: OWNER })),
  );
  officer = await employ(guest.office.administrator, 'chuyen-vien', {
    role: 'officer',
    agency: BRANCH,
  });
  head = await employ(guest.office.administrator, 'truong-phong', { role: 'head', agency: BRANCH });
  // The guest does not know the procedure: it comes with the first dossier.
  await publishShared(home.office.database.desk);
});
afterAll(async () => {
  for (const { office, folder } of [home, guest]) {
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
});

const look = async ({ api }: Person, id: string): Promise<Dossier | undefined> =>
  (await api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } })).data;

const until = async (
  person: Person,
  id: string,
  holds: (dossier: Dossier) => boolean,
): Promise<Dossier> => {
  const dossier = await eventually(
    () => look(person, id),
    (one) => one !== undefined && holds(one),
  );
  if (!dossier || !holds(dossier)) throw new Error(JSON.stringify(dossier?.segments));
  return dossier;
};

const stateOf = ({ segments }: Dossier): string | undefined =>
  segments.findLast(({ segment }) => segment === SEGMENT)?.state;

/** A dossier of the commune, handed to the branch. */
const handOver = async (more: Parameters<typeof submit>[1] = {}): Promise<string> => {
  const { id } = await submit(commune, { procedure: PROCEDURE, agency: OWNER, ...more });
  await done(commune, { id }, 'accept');
  await done(commune, { id }, 'step', { action: 'chuyen' });
  return id;
};

const papersOf = async ({ api }: Person, id: string) =>
  (await answerOf(api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id } } }))).items;

const reconcile = async ({ office }: Side, partner: string) =>
  answerOf(
    office.administrator.api.POST('/api/v1/partners/{id}/reconcile', {
      params: { path: { id: partner } },
    }),
  );

const differences = async ({ office }: Side, partner: string) =>
  (
    await answerOf(
      office.administrator.api.GET('/api/v1/partners/{id}/differences', {
        params: { path: { id: partner } },
      }),
    )
  ).items;

const turn = (side: Side, id: string, how: 'pause' | 'resume') =>
  answerOf(
    side.office.administrator.api.POST(`/api/v1/partners/{id}/${how}`, {
      params: { path: { id } },
    }),
  );

/** Reconciled at both sides once nothing is under way: everything agrees. */
const agree = async (): Promise<void> => {
  for (const [side, partner] of [
    [home, 'huyen'],
    [guest, 'xa'],
  ] as const) {
    const found = await eventually(
      () => reconcile(side, partner),
      ({ underWay }) => underWay === 0,
    );
    expect(await differences(side, partner)).toEqual([]);
    expect(found).toMatchObject({ underWay: 0, differences: 0, agree: found.dossiers });
  }
};

describe('a dossier handed to an agency of another deployment', () => {
  it('is worked on there, with its papers, and goes on here', async () => {
    const bytes = pdfOf('tờ khai');
    const file = await upload(commune, 'Tờ khai.pdf', bytes);
    const id = await handOver({ papers: [{ copy: 'original', file: file.id }] });
    const offered = await until(officer, id, (dossier) => stateOf(dossier) === 'offered');
    expect(offered.owner.id).toBe(OWNER);
    expect(offered.tasks).toEqual([]);

    const [paper] = await papersOf(officer, id);
    expect(paper?.file?.name).toBe('Tờ khai.pdf');
    const fetched = await download(officer, paper?.file?.id ?? '');
    expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true);

    await done(officer, { id }, 'receive', { segment: SEGMENT });
    await until(commune, id, (dossier) => stateOf(dossier) === 'received');
    const decision = await upload(officer, 'Dự thảo.pdf', pdfOf('dự thảo'));
    await done(officer, { id }, 'step', {
      action: 'trinh',
      papers: [{ copy: 'electronic', purpose: 'result', file: decision.id }],
    });
    await done(head, { id }, 'step', { action: 'dong-y' });
    const back = await until(commune, id, ({ tasks }) =>
      tasks.some(({ task }) => task === 'nhan-lai'),
    );
    expect(stateOf(back)).toBe('finished');
    const brought = (await papersOf(commune, id)).find(({ purpose }) => purpose === 'result');
    const result = await download(commune, brought?.file?.id ?? '');
    expect(Buffer.from(await result.arrayBuffer()).equals(pdfOf('dự thảo'))).toBe(true);

    await done(commune, { id }, 'step', { action: 'chuyen' });
    await until(officer, id, ({ segments }) => segments.at(-1)?.state === 'offered');
    await done(officer, { id }, 'receive', { segment: 'in-giay' });
    await done(officer, { id }, 'step', { action: 'xong' });
    await until(commune, id, ({ tasks }) => tasks.some(({ task }) => task === 'tra-ket-qua'));
    await done(commune, { id }, 'step', { action: 'hoan-tat' });
    await until(officer, id, ({ position }) => position?.closedAs === 'granted');
    await agree();
  });

  it('is worked on where its agency is, and owned where it is owned', async () => {
    const id = await handOver();
    await until(officer, id, (dossier) => stateOf(dossier) === 'offered');
    const chief = await employ(home.office.administrator, 'truong-phong', {
      role: 'head',
      agency: BRANCH,
    });
    expect(await refused(act(chief, { id }, 'receive', { segment: SEGMENT }))).toMatchObject({
      code: 'worked-elsewhere',
    });
    const { actions: offered } = await until(chief, id, () => true);
    const answers = offered.filter(({ action }) => action === 'receive' || action === 'decline');
    expect(answers.map(({ blocked }) => blocked?.code)).toEqual([
      'worked-elsewhere',
      'worked-elsewhere',
    ]);
    const away = act(commune, { id }, 'transfer', { to: BRANCH, reason: 'Nhầm' });
    expect(await refused(away)).toMatchObject({ code: 'owner-elsewhere' });
    const { actions } = await until(officer, id, () => true);
    const stop = actions.find(({ action }) => action === 'withdraw');
    expect(stop?.blocked?.code).toBe('owned-elsewhere');
    await done(officer, { id }, 'receive', { segment: SEGMENT });
    await done(officer, { id }, 'request-supplement', {
      segment: SEGMENT,
      reason: 'Thiếu giấy chứng tử',
    });
    const held = await until(commune, id, ({ holds }) => holds.length === 1);
    expect(held.holds[0]).toMatchObject({ scope: SEGMENT, reason: 'supplement' });
    // The citizen brings it to the desk that took the dossier.
    await done(commune, { id }, 'supplement', { segment: SEGMENT });
    await until(officer, id, ({ holds }) => holds.length === 0);
    await agree();
  });

  it('stands as its owner says where both acted at once', async () => {
    const id = await handOver();
    await until(officer, id, (dossier) => stateOf(dossier) === 'offered');
    await turn(home, 'huyen', 'pause');
    await done(officer, { id }, 'receive', { segment: SEGMENT });
    await done(commune, { id }, 'recall', { segment: SEGMENT, reason: 'Gửi nhầm' });
    await turn(home, 'huyen', 'resume');
    await until(
      officer,
      id,
      (dossier) => stateOf(dossier) === 'recalled' && dossier.tasks.length === 0,
    );
    const { items } = await eventually(
      () =>
        answerOf(
          guest.office.administrator.api.GET('/api/v1/dossiers/{id}/history', {
            params: { path: { id } },
          }),
        ),
      (history) => history.items.at(-1)?.label.includes('không ghi nhận') ?? false,
    );
    // The receipt stands in the history, and counts no more.
    expect(items.find(({ event }) => event === 'receive')).toMatchObject({ voided: true });
    expect(items.at(-1)?.label).toBe('Cơ quan chủ trì không ghi nhận việc đã làm ở đây');
    await agree();
  });
});

describe('reconciliation', () => {
  it('lists what the other side never took, and puts it right by what the owner says', async () => {
    // A code nobody here knows: the offer cannot be taken.
    const partner = { name: 'Huyện', url: `${guest.office.server.url}/exchange/v1/messages` };
    const change = (code: string) =>
      answerOf(
        home.office.administrator.api.PUT('/api/v1/partners/{id}', {
          params: { path: { id: 'huyen' } },
          body: {
            ...partner,
            knownAs: 'xa',
            hosts: true,
            agencies: { [BRANCH]: code },
            procedures: {},
            wants: [],
          },
        }),
      );
    await change('phong-khong-co');
    const id = await handOver();
    await eventually(
      () => differences(home, 'huyen'),
      (items) => items.some(({ dossier, what }) => dossier === id && what === 'unheard'),
    );
    await change(BRANCH);
    await eventually(
      () => reconcile(home, 'huyen'),
      ({ underWay }) => underWay === 0,
    );
    // Why it was not taken stays, as long as it was not.
    expect(await differences(home, 'huyen')).toMatchObject([
      { dossier: id, what: 'unheard', theirs: { code: expect.any(String) } },
      { dossier: id, what: 'dossier', ours: true, theirs: false },
    ]);
    await answerOf(
      home.office.administrator.api.POST('/api/v1/partners/{id}/resync', {
        params: { path: { id: 'huyen' } },
        body: { dossier: id },
      }),
    );
    await until(officer, id, (dossier) => stateOf(dossier) === 'offered');
    await agree();
    await done(officer, { id }, 'receive', { segment: SEGMENT });
    await until(commune, id, (dossier) => stateOf(dossier) === 'received');
    await agree();
  });

  describe('asked of a side', () => {
    let answer = '';
    const side = createServer((_request, response) => response.end(answer));
    beforeAll(async () => {
      side.listen(0, '127.0.0.1');
      await once(side, 'listening');
      const { port } = side.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/messages`;
      await register(home.office, { id: 'im-lang', url, hosts: true });
    });
    afterAll(() => side.close());

    const item = { next: 'a', items: [] };
    it.each([
      ['that shows a page of its own', '<html>Bảo trì</html>'],
      ['that tells something else', '{"items":[]}'],
      ['that never comes to an end', JSON.stringify(item)],
    ])('%s is no fault of ours', async (_which, says) => {
      answer = says;
      const problem = await refused(
        home.office.administrator.api.POST('/api/v1/partners/{id}/reconcile', {
          params: { path: { id: 'im-lang' } },
        }),
      );
      expect(problem).toMatchObject({ status: 502, code: 'partner-unanswered' });
    });

    it('that is away is no fault of ours', async () => {
      side.close();
      side.closeAllConnections();
      const problem = await refused(
        home.office.administrator.api.POST('/api/v1/partners/{id}/reconcile', {
          params: { path: { id: 'im-lang' } },
        }),
      );
      expect(problem).toMatchObject({ status: 502, code: 'partner-unanswered' });
    });
  });

  it('leaves both histories whole', async () => {
    for (const { office, settings } of [home, guest]) {
      const { desk, source } = office.database;
      const found = await verify(desk, () => undefined, filesToCheck(source, settings));
      expect(found.mismatches).toEqual([]);
    }
  });
});
