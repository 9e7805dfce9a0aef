import { randomUUID } from 'node:crypto';

import {
  act,
  actAll,
  actionsOf,
  ActRefused,
  ActTogether,
  type DossierView,
  verify,
  viewDossier,
} from '#lib/desk';
import { DossierRefusal } from '#lib/dossier';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { beforeStatements, roundTrips } from '../support/round-trips.ts';
import { anotherDesk, openFlow, order, step, submit } from './orders.ts';

let database: TestDatabase;
let other: Awaited<ReturnType<typeof anotherDesk>>;
beforeAll(async () => {
  database = await testDatabase();
  other = await anotherDesk(database.url);
});
afterAll(async () => {
  await other.close();
  await database.drop();
});

/** Everything a view says, but when it was looked at. */
const contentOf = ({
  stored,
  view,
  fold: { clock, ...folded },
  position,
  agencies,
}: DossierView) => ({
  stored,
  view,
  folded,
  ledger: clock?.value,
  position,
  agencies,
});

const seqOf = async (dossier: string): Promise<number> => {
  const { rows } = await database.asOwner('select seq from dossier where id = $1', [dossier]);
  return Number(rows[0]?.seq ?? 0);
};

describe('a command', () => {
  it('takes two round trips, admission and answer included', async () => {
    await openFlow(database.desk, 'T');
    const seen: number[] = [];
    const trips = await roundTrips(database.source, async () => {
      const { dossier } = await new ActTogether(database.desk).act({
        ...step('T', 'trinh-ky'),
        admit: ({ stored }) => seen.push(stored.rows.length),
      });
      expect(dossier.view.tasks.map((task) => task.step)).toEqual(['ky-duyet']);
    });
    expect(trips).toEqual(['read-dossiers', 'write-acts']);
    expect(seen).toEqual([3]);
  });

  it('answers the dossier that reading it again gives', async () => {
    const orders = [
      { ...submit('V'), applicant: { ...nobody, name: 'Nguyễn Văn An', idNumber: '030301000001' } },
      order('V', 'accept'),
      step('V', 'chuyen-chuyen-mon'),
      order('V', 'request-supplement', { reason: 'Thiếu giấy tờ' }),
      order('V', 'supplement'),
      step('V', 'trinh-ky'),
      order('V', 'correct', { reason: 'Ghi nhầm', void: [6], amend: [] }),
      order('V', 'finish', { outcome: 'granted' }),
      order('V', 'return'),
    ];
    for (const one of orders) {
      const { dossier, row } = await act(database.desk, one);
      expect(row.seq).toBe(dossier.stored.rows.length);
      expect(contentOf(dossier)).toEqual(contentOf((await viewDossier(database.desk, 'V'))!));
    }
  });

  it('that is refused shows the dossier it was decided on, in one round trip', async () => {
    let refusal: unknown;
    const trips = await roundTrips(database.source, async () => {
      refusal = await act(database.desk, order('V', 'accept')).catch((error: unknown) => error);
    });
    expect(trips).toEqual(['read-dossiers']);
    expect(refusal).toBeInstanceOf(ActRefused);
    expect(refusal).toMatchObject({ code: 'not-allowed' });
    expect((refusal as ActRefused).dossier.view.phase).toBe('returned');
    expect(JSON.stringify(refusal)).not.toContain('Nguyễn Văn An');
  });

  it('is admitted anew to the dossier as somebody else left it meanwhile', async () => {
    await openFlow(database.desk, 'M');
    const admitted: number[] = [];
    let raced = false;
    await beforeStatements(
      database.source,
      async (name) => {
        if (name !== 'write-acts' || raced) return;
        raced = true;
        await act(other.desk, order('M', 'request-supplement', { reason: 'Thiếu giấy tờ' }));
      },
      async () => {
        const acted = await act(database.desk, {
          ...order('M', 'withdraw'),
          admit: ({ stored }) => admitted.push(stored.rows.length),
        });
        expect(acted.row.seq).toBe(5);
      },
    );
    expect(admitted).toEqual([3, 4]);
  });

  it('that is not admitted fails as it was told to, and writes nothing', async () => {
    await openFlow(database.desk, 'N');
    class Forbidden extends Error {}
    const forbid = (): never => {
      throw new Forbidden();
    };
    await expect(
      act(database.desk, { ...step('N', 'trinh-ky'), admit: forbid }),
    ).rejects.toBeInstanceOf(Forbidden);
    await expect(act(database.desk, { ...submit('N2'), admit: forbid })).rejects.toBeInstanceOf(
      Forbidden,
    );
    expect([await seqOf('N'), await seqOf('N2')]).toEqual([3, 0]);
  });

  it('sent five times at once, to two desks, has one effect and five answers', async () => {
    await openFlow(database.desk, 'K');
    const desks = [new ActTogether(database.desk), new ActTogether(other.desk)] as const;
    const once = step('K', 'trinh-ky', { key: 'once' });
    const acted = await Promise.all([0, 1, 0, 1, 0].map((at) => desks[at as 0 | 1].act(once)));
    expect(new Set(acted.map(({ row }) => row.hash)).size).toBe(1);
    expect(acted.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(acted.map(({ dossier }) => dossier.stored.rows.length)).toEqual([4, 4, 4, 4, 4]);
    expect(await seqOf('K')).toBe(4);
  });
});

describe('commands that arrive together', () => {
  it('share round trips, those of one dossier in their order', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `O${index}`);
    for (const id of ids) await openFlow(database.desk, id);
    const together = new ActTogether(database.desk);
    const actions = ['trinh-ky', 'tra-lai', 'trinh-ky'];
    const trips = await roundTrips(database.source, async () => {
      const acted = await Promise.all(
        actions.flatMap((action) => ids.map((id) => together.act(step(id, action)))),
      );
      expect(acted.map(({ row }) => row.seq)).toEqual(
        actions.flatMap((_action, turn) => ids.map(() => 4 + turn)),
      );
    });
    expect(trips.length).toBeLessThan(36);
  });

  it('are each refused or taken alone, and one that no database keeps hurts nobody else', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `S${index}`);
    for (const id of ids) await openFlow(database.desk, id);
    const orders = ids.map((id) => step(id, 'trinh-ky'));
    orders[2] = step('S2', 'trinh-ky', { reason: 'a\u0000b' });
    orders[5] = step('S5', 'ky');
    const settled = await actAll(database.desk, orders);
    expect(
      settled.map((one) =>
        one.status === 'fulfilled' ? one.value.row.seq : (one.reason as ActRefused).code,
      ),
    ).toEqual([4, 4, 'bad-input', 4, 4, 'action-unknown', 4, 4]);
    const refusals = settled.flatMap((one): unknown[] =>
      one.status === 'rejected' ? [one.reason] : [],
    );
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(ActRefused);
    const { rows } = await database.asOwner(
      `select seq from dossier where id ~ '^S[0-7]$' order by id`,
    );
    expect(rows.map(({ seq }) => seq)).toEqual([4, 4, 3, 4, 4, 3, 4, 4]);
  });

  it('of 200 clerks on 20 dossiers through two desks: nothing lost, doubled or impossible', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `C${index}`);
    await Promise.all(ids.map((id) => openFlow(database.desk, id)));
    const desks = [new ActTogether(database.desk), new ActTogether(other.desk)];
    // Looked at once and by all: what is tried here are acts, not how many look at a time.
    const first = await Promise.all(ids.map((id) => viewDossier(database.desk, id)));
    const taken = new Map<string, string>();
    const refused = new Map<string, unknown>();
    const clerk = async (number: number): Promise<void> => {
      const id = ids[number % ids.length]!;
      let seen = first[number % ids.length]!;
      for (let turn = 0; turn < 5; turn += 1) {
        const key = randomUUID();
        try {
          const next = oneOf(deedsOn(seen), number + turn);
          const { row, dossier } = await desks[number % 2]!.act(next(id, key));
          expect(dossier.stored.rows.at(-1)).toEqual(row);
          taken.set(key, id);
          seen = dossier;
        } catch (error) {
          refused.set(key, error);
          if (error instanceof ActRefused) seen = error.dossier;
        }
      }
    };
    await Promise.all(Array.from({ length: 200 }, (_, number) => clerk(number)));

    expect(taken.size + refused.size).toBe(1000);
    expect(taken.size).toBeGreaterThan(ids.length);
    expect(refused.size).toBeGreaterThan(0);
    for (const error of refused.values()) {
      expect(error).toBeInstanceOf(DossierRefusal);
      expect((error as ActRefused).dossier.stored.rows.length).toBeGreaterThan(2);
      expect((error as ActRefused).code).toMatch(
        /^(action-unknown|held|hold-open|no-hold|not-allowed|stale-version)$/,
      );
    }
    const { rows } = await database.asOwner(
      `select key, dossier from history where dossier like 'C%' and seq > 3`,
    );
    expect(new Map(rows.map(({ key, dossier }) => [key, dossier]))).toEqual(taken);
    expect(rows).toHaveLength(taken.size);
    expect((await verify(database.desk)).mismatches).toEqual([]);
  });
});

/** What a clerk who saw a dossier so may do to it without ending it. */
const deedsOn = (seen: DossierView) =>
  actionsOf(seen).flatMap(({ action, step: name, task, blocked }) => {
    if (blocked) return [];
    if (action === 'step' && ['chuyen-chuyen-mon', 'trinh-ky', 'tra-lai'].includes(name!)) {
      return [(id: string, key: string) => step(id, name!, { key, task: task! })];
    }
    if (action !== 'request-supplement' && action !== 'supplement') return [];
    return [(id: string, key: string) => order(id, action, { key, reason: 'Bổ sung giấy tờ' })];
  });

const oneOf = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

const nobody = { phone: null, email: null, idNumber: null, address: null, representative: null };
