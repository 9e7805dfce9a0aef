import {
  act,
  type AssignmentOrder,
  assignTask,
  heldTask,
  rebuildFolds,
  verify,
  viewDossier,
} from '#lib/desk';
import { DossierRefusal } from '#lib/dossier';
import { type AssignmentAct, poolOf, type Work, workOf } from '#lib/persistence';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { beforeStatements, roundTrips } from '../support/round-trips.ts';
import { anotherDesk, openFlow, OWNER, step } from './orders.ts';

const CLAIMS = 200;

let database: TestDatabase;
let other: Awaited<ReturnType<typeof anotherDesk>>;
let work: Work;
beforeAll(async () => {
  database = await testDatabase();
  other = await anotherDesk(database.url);
  work = workOf(poolOf(database.source), null);
  for (const id of ['lan', 'binh', 'chi']) {
    await database.asOwner(
      `insert into account (id, username, name, must_change_password, administrator, grants, created_at)
       values ($1, $1, initcap($1), false, false, $2, now())`,
      [id, JSON.stringify([{ role: 'officer', agency: OWNER }])],
    );
  }
});
afterAll(async () => {
  await other.close();
  await database.drop();
});

const words = ({ given, by }: { given: boolean; by: string }) => ({
  subject: given ? 'được giao' : 'không còn giữ',
  body: by,
});

/** An order of one of the officers, or of the head who leads them. */
const order = (
  dossier: string,
  act: AssignmentAct,
  by: string,
  rest: Partial<AssignmentOrder> = {},
): AssignmentOrder => ({
  dossier,
  step: 'tham-tra',
  act,
  actor: { id: by, name: by },
  to: null,
  reason: null,
  admit: () => undefined,
  standing: () => ({
    leads: by === 'truong-phong',
    works: by === 'truong-phong' ? null : { inPlaceOf: null },
    standsInFor: [],
  }),
  refuse: () => {
    throw new DossierRefusal('not-allowed', 'không được');
  },
  fits: ({ id }) => id !== 'chi',
  ...rest,
});

const done = (...given: Parameters<typeof order>) =>
  assignTask(database.desk, work, order(...given), words);

const holderOf = async (dossier: string): Promise<string | null> => {
  const view = await viewDossier(database.desk, dossier);
  return (view && heldTask(view, 'tham-tra')?.holding?.holder.id) ?? null;
};

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof DossierRefusal ? error.code : String(error)),
  );

it(`of ${CLAIMS} claims at once, through two processes, one wins and the others hear who`, async () => {
  await openFlow(database.desk, 'NHIEU');
  const settled = await Promise.allSettled(
    Array.from({ length: CLAIMS }, (_, place) =>
      assignTask(
        place % 2 === 0 ? database.desk : other.desk,
        work,
        order('NHIEU', 'claim', `cb-${place}`),
        words,
      ),
    ),
  );
  const winner = await holderOf('NHIEU');
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const losers = settled.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  for (const loser of losers)
    expect(loser).toMatchObject({ code: 'task-held', data: { holder: { id: winner } } });
  expect(losers).toHaveLength(CLAIMS - 1);
  expect(await database.desk.assignments.ofDossier('NHIEU')).toMatchObject([
    { turn: 1, act: 'claim', holder: winner, actor: winner },
  ]);
});

describe('a task', () => {
  // who does what, what is answered, who has it then
  const story: [AssignmentAct, string, Partial<AssignmentOrder>, string, string | null][] = [
    ['release', 'lan', {}, 'task-free', null],
    ['delegate', 'lan', { to: 'binh', reason: 'bận' }, 'task-free', null],
    ['claim', 'truong-phong', {}, 'not-allowed', null],
    ['claim', 'lan', {}, 'done', 'lan'],
    ['claim', 'lan', {}, 'done', 'lan'],
    ['claim', 'binh', {}, 'task-held', 'lan'],
    ['release', 'binh', {}, 'task-held', 'lan'],
    ['delegate', 'binh', { to: 'binh', reason: 'tôi làm' }, 'task-held', 'lan'],
    ['assign', 'binh', { to: 'binh' }, 'not-allowed', 'lan'],
    ['delegate', 'lan', { to: 'binh' }, 'reason-required', 'lan'],
    ['delegate', 'lan', { to: 'chi', reason: 'bận' }, 'assignee-unfit', 'lan'],
    ['delegate', 'lan', { to: 'khong-co', reason: 'bận' }, 'assignee-unfit', 'lan'],
    ['delegate', 'lan', { to: 'binh', reason: 'đi họp' }, 'done', 'binh'],
    ['assign', 'truong-phong', { to: 'lan', reason: 'gấp' }, 'done', 'lan'],
    ['release', 'truong-phong', { reason: 'xếp lại' }, 'done', null],
    ['claim', 'binh', {}, 'done', 'binh'],
    ['release', 'binh', {}, 'done', null],
  ];

  it('goes from hand to hand, and every change stays told', async () => {
    await openFlow(database.desk, 'TAY');
    for (const [kind, by, rest, answer, holder] of story) {
      const asked = [kind, by, rest];
      expect([asked, await codeOf(done('TAY', kind, by, rest))]).toEqual([asked, answer]);
      expect([asked, await holderOf('TAY')]).toEqual([asked, holder]);
    }
    const kept = await database.desk.assignments.ofDossier('TAY');
    expect(
      kept.map(({ turn, act: kind, holder, actor, reason }) => [turn, kind, holder, actor, reason]),
    ).toEqual([
      [1, 'claim', 'lan', 'lan', null],
      [2, 'delegate', 'binh', 'lan', 'đi họp'],
      [3, 'assign', 'lan', 'truong-phong', 'gấp'],
      [4, 'release', null, 'truong-phong', 'xếp lại'],
      [5, 'claim', 'binh', 'binh', null],
      [6, 'release', null, 'binh', null],
    ]);
    const { rows } = await database.asOwner(
      `select account, subject from notice where dossier = 'TAY' order by id`,
    );
    expect(rows.map(({ account, subject }) => [account, subject])).toEqual([
      ['binh', 'được giao'],
      ['lan', 'được giao'],
      ['binh', 'không còn giữ'],
      ['lan', 'không còn giữ'],
    ]);
  });

  it('that is not open is nobody’s to take', async () => {
    await openFlow(database.desk, 'DONG');
    await act(database.desk, step('DONG', 'trinh-ky'));
    expect(await codeOf(done('DONG', 'claim', 'lan'))).toBe('task-not-open');
    expect(await codeOf(done('KHONG-CO', 'claim', 'lan'))).toBe('dossier-unknown');
  });

  it('that comes again is nobody’s again', async () => {
    await openFlow(database.desk, 'LAI');
    await done('LAI', 'claim', 'lan');
    for (const action of ['trinh-ky', 'tra-lai']) await act(database.desk, step('LAI', action));
    expect(await holderOf('LAI')).toBeNull();
    expect(await database.desk.assignments.ofDossier('LAI')).toHaveLength(1);
  });

  it('of whose account is closed is free', async () => {
    await openFlow(database.desk, 'NGHI');
    await done('NGHI', 'claim', 'chi');
    await database.asOwner(`update account set disabled_at = now() where id = 'chi'`);
    expect(await holderOf('NGHI')).toBeNull();
    expect(await codeOf(done('NGHI', 'claim', 'lan'))).toBe('done');
  });

  it('is taken in two round trips', async () => {
    await openFlow(database.desk, 'HAI');
    const trips = await roundTrips(database.source, async () => {
      await done('HAI', 'claim', 'lan');
    });
    expect(trips).toEqual(['read-dossiers', 'write-assignment']);
  });

  it('taken while an act on it is on its way: the act is decided on who has it now', async () => {
    await openFlow(database.desk, 'GIUA');
    const seen: (string | undefined)[] = [];
    let claimed = false;
    await beforeStatements(
      database.source,
      async (name) => {
        if (name !== 'write-acts' || claimed) return;
        claimed = true;
        await assignTask(other.desk, work, order('GIUA', 'claim', 'binh'), words);
      },
      async () => {
        const { dossier } = await act(database.desk, {
          ...step('GIUA', 'trinh-ky'),
          admit: (view) => {
            seen.push(heldTask(view, 'tham-tra')?.holding?.holder.id);
          },
        });
        expect(dossier.stored.rows).toHaveLength(4);
      },
    );
    expect(seen).toEqual([undefined, 'binh']);
  });

  it('done while somebody takes it: the claim is decided on what was left', async () => {
    await openFlow(database.desk, 'XONG');
    let acted = false;
    await beforeStatements(
      database.source,
      async (name) => {
        if (name !== 'write-assignment' || acted) return;
        acted = true;
        await act(other.desk, step('XONG', 'trinh-ky'));
      },
      async () => {
        expect(await codeOf(done('XONG', 'claim', 'lan'))).toBe('task-not-open');
      },
    );
    expect(acted).toBe(true);
  });
});

describe('what is kept of assignments', () => {
  it('outlives a rebuild of the folds, and is nothing verify has to explain', async () => {
    await openFlow(database.desk, 'DUNG');
    await done('DUNG', 'claim', 'lan');
    await rebuildFolds(database.desk);
    expect(await holderOf('DUNG')).toBe('lan');
    expect((await verify(database.desk)).mismatches).toEqual([]);
    // The next act goes on from there.
    expect(await codeOf(act(database.desk, step('DUNG', 'trinh-ky')))).toBe('done');
  });

  it.each(['update assignment set holder = null', 'delete from assignment', 'truncate assignment'])(
    'is never changed: %s',
    async (sql) => {
      await expect(database.source.query(sql)).rejects.toThrow(/permission denied|append-only/);
      await expect(database.asOwner(sql)).rejects.toThrow(/append-only/);
    },
  );
});
