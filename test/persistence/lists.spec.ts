import * as fc from 'fast-check';

import { act, viewDossier } from '#lib/desk';
import { type Actor, type Grant, inScope, may, roles, scopeOf } from '#lib/directory';
import { type Channel } from '#lib/dossier';
import {
  type DossierFilters,
  ErasureStore,
  type ListedDossier,
  ListQueries,
  poolOf,
} from '#lib/persistence';

import { countDossiers } from '../../libs/persistence/src/statements/count-dossiers.ts';
import { listDossiers } from '../../libs/persistence/src/statements/list-dossiers.ts';
import {
  hasKeys,
  readSearch,
  searchCandidates,
  searchOf,
  type SearchRow,
} from '../../libs/persistence/src/statements/search-condition.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const NOW = Date.now();
const DAY = '2024-03-14';
const HOUR = 3_600_000;

let database: TestDatabase;
let lists: ListQueries;

const step = (dossier: string, type: string, rest: object = {}) =>
  act(database.desk, {
    command: {
      dossier,
      type,
      key: `${type} ${JSON.stringify(rest)}`,
      by: 'tk',
      source: 'log',
      at: NOW,
      ...rest,
    } as never,
    recorded: 'database',
    ...(type === 'submit' && applicants[dossier] && { applicant: applicants[dossier] }),
  });

const submit = (dossier: string, procedure: string, agency: string, channel: Channel = 'direct') =>
  step(dossier, 'submit', { procedure, agency, channel, at: NOW - 2 * HOUR });

const applicantOf = (name: string, phone: string | null = null) => ({
  name,
  phone,
  email: null,
  idNumber: null,
  address: null,
  representative: null,
});

/** Code → applicant; the second is of a linked procedure, in which the police of the commune take part. */
const applicants: Record<string, ReturnType<typeof applicantOf>> = {
  '000.22.24.H23-240314-0001': applicantOf('Nguyễn Thị Ánh Đào', '0912 345 678'),
  '000.22.24.H23-240314-0002': applicantOf('Trần Văn Út'.normalize('NFD'), '+84 (987) 654.321'),
  '000.30.24.H23-240314-0001': applicantOf('Nguyễn Văn 100%_Thử'),
};
const [birth, linked, marriage] = Object.keys(applicants) as [string, string, string];
const unnamed = '000.22.24.H23-240314-0003';

beforeAll(async () => {
  database = await testDatabase();
  lists = new ListQueries(poolOf(database.source));
  await submit(birth, '1.001193', 'thanh-ha', 'online');
  await submit(linked, '2.002621', 'thanh-ha');
  await submit(marriage, '1.000894', 'xa-tan-viet');
  await submit(unnamed, '2.000815', 'thanh-ha');
  await step(linked, 'accept');
  await step(linked, 'hand-over', { segment: 'cu-tru', to: 'cong-an-tt-thanh-ha', reason: 'thử' });
  await step(marriage, 'accept');
  await step(marriage, 'request-supplement', { reason: 'thiếu giấy' });
  await step(unnamed, 'accept');
  await step(unnamed, 'finish', { outcome: 'granted', reason: 'xong' });
});
afterAll(async () => database.drop());

const actor = (...grants: Grant[]): Actor => ({
  id: 'a',
  name: 'A',
  kind: 'person',
  administrator: false,
  grants,
});
const administrator: Actor = { ...actor(), administrator: true };
const clerk = actor({ role: 'desk', agency: 'thanh-ha' });
const auditor = actor({ role: 'auditor', agency: 'thanh-ha' });

const scope = (who: Actor, deed: 'read' | 'applicant' = 'read') =>
  scopeOf(database.desk.directory, who, DAY, deed);

const listed = async (who: Actor, text?: string, filters: DossierFilters = {}) => {
  const { items } = await lists.dossiers({
    scope: scope(who),
    sort: 'due',
    limit: 50,
    ...(text !== undefined && { search: { text, applicants: scope(who, 'applicant') } }),
    ...filters,
  });
  return items.map(({ id }) => id).sort();
};

/** Dossiers for which the guard allows a deed. */
const allowed = async (who: Actor, deed: 'read' | 'applicant', among: readonly string[]) => {
  const { directory } = database.desk;
  const found: string[] = [];
  for (const id of among) {
    const view = await viewDossier(database.desk, id);
    if (!view) throw new Error(id);
    const dossier = {
      owner: view.position.owner,
      agencies: view.agencies,
      working: view.working,
      acquainted: view.acquainted,
      field: view.position.field,
    };
    if (may(directory, who, deed, { dossier }, DAY).allowed) found.push(id);
  }
  return found.sort();
};

const everything = [birth, linked, marriage, unnamed];
const people: [string, Actor][] = [
  ['administrator', administrator],
  ['nobody', actor()],
  ...['thanh-ha', 'cong-an-tt-thanh-ha', 'huyen-thanh-ha', 'xa-tan-viet', 'bhxh-thanh-ha'].flatMap(
    (agency) =>
      roles.flatMap((role): [string, Actor][] => [
        [`${role} of ${agency}`, actor({ role, agency })],
        [`${role} of ${agency} for one field`, actor({ role, agency, fields: ['Chứng thực'] })],
      ]),
  ),
  [
    'one with limited and unlimited grants',
    actor(
      { role: 'officer', agency: 'thanh-ha', fields: ['Chứng thực'] },
      { role: 'auditor', agency: 'huyen-thanh-ha', fields: ['Hộ tịch'] },
      { role: 'desk', agency: 'xa-tan-viet' },
    ),
  ],
];

describe('a list of dossiers', () => {
  it.each(people)('shows %s what the guard lets them read', async (_, who) => {
    expect(await listed(who)).toEqual(await allowed(who, 'read', everything));
  });

  it.each(people)('finds for %s a name only where the guard lets them see it', async (_, who) => {
    expect(await listed(who, 'nguyen')).toEqual(await allowed(who, 'applicant', [birth, marriage]));
    expect(await listed(who, 'van ut')).toEqual(await allowed(who, 'applicant', [linked]));
  });

  it.each<[string, DossierFilters, string[]]>([
    ['phase', { phases: ['finished'] }, [unnamed]],
    ['a clock that stands still', { paused: true }, [marriage]],
    ['a clock that runs', { paused: false, phases: ['in-hand'] }, [linked]],
    ['field', { field: 'Chứng thực' }, [unnamed]],
    ['owner and standing', { owner: 'thanh-ha', standing: 'within' }, [linked]],
    ['an open task of an agency', { taskAgency: 'xa-tan-viet', taskRole: 'desk' }, [marriage]],
    [
      'due',
      { dueFrom: NOW, dueBefore: NOW + 60 * 24 * HOUR, phases: ['in-hand'] },
      [linked, marriage],
    ],
  ])('is narrowed by %s', async (_, filters, expected) => {
    expect(await listed(administrator, undefined, filters)).toEqual(expected);
  });

  it.each(['due', 'submitted', 'recorded'] as const)(
    'in the order of %s comes in pages without gap or repeat',
    async (sort) => {
      const seen: string[] = [];
      let after: { value: string; id: string } | undefined;
      do {
        const page = await lists.dossiers({
          scope: scope(administrator),
          sort,
          limit: 1,
          ...(after && { after }),
        });
        seen.push(...page.items.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after);
      const { items } = await lists.dossiers({ scope: scope(administrator), sort, limit: 50 });
      expect(seen).toEqual(items.map(({ id }) => id));
      expect(seen).toHaveLength(everything.length);
    },
  );
});

describe('a search', () => {
  const searches: [string, string[]][] = [
    ['anh dao', [birth]],
    ['ÁNH  ĐÀO', [birth]],
    ['nguyễn', [birth]],
    ['nguyen thi anh dao', [birth]],
    ['guyễn t', [birth]],
    ['văn út', [linked]],
    ['van ut', [linked]],
    ['0912345678', [birth]],
    ['0912 345', [birth]],
    ['987654', [linked]],
    ['(987) 654', [linked]],
    ['240314', [birth, linked, unnamed]],
    ['h23-240314-0003', [unnamed]],
    ['H23-240314-0003', [unnamed]],
    ['khai sinh', [birth, linked]],
    ['Đăng ký khai sinh', [birth, linked]],
    ['ban chinh', [unnamed]],
    ['%', []],
    ['_', []],
    ['\\', []],
    ['khong co ai', []],
    ['Út', [linked]],
    ['an', [birth]],
    ['nh', []],
    ['00', [birth, linked, unnamed]],
    ['kh', [birth, linked]],
    ['  ú ', [linked]],
  ];

  it.each(searches)('for “%s”', async (text, expected) => {
    expect(await listed(clerk, text)).toEqual([...expected].sort());
  });

  it('finds signs that mean something to LIKE as what they are', async () => {
    const who = actor({ role: 'desk', agency: 'xa-tan-viet' });
    expect(await listed(who, '100%_thu')).toEqual([marriage]);
    expect(await listed(who, '100__thu')).toEqual([]);
  });

  it('by name or phone finds nothing for who sees the dossier but not whose it is', async () => {
    expect(await listed(auditor)).toContain(birth);
    for (const text of ['anh dao', 'nguyen', '0912345678', '987654']) {
      expect(await listed(auditor, text)).toEqual([]);
      expect(await listed(administrator, text)).toEqual([]);
    }
    expect(await listed(auditor, 'ban chinh')).toEqual([unnamed]);
  });

  it('forgets an applicant who was erased, and knows one whose name was put right', async () => {
    const erasures = new ErasureStore(poolOf(database.source));
    await erasures.erase({ dossier: birth, ground: 'thử', actor: 'test' });
    expect(await listed(clerk, 'anh dao')).toEqual([]);
    await database.asOwner(
      `insert into applicant (dossier, name, phone) values ($1, 'Nguyễn Thị Anh Thư', '0912 345 678')`,
      [birth],
    );
    expect(await listed(clerk, 'anh dao')).toEqual([]);
    expect(await listed(clerk, 'anh thu')).toEqual([birth]);
    await database.asOwner(`update applicant set name = 'Nguyễn Thị Ánh Đào' where dossier = $1`, [
      birth,
    ]);
    expect(await listed(clerk, 'anh thu')).toEqual([]);
    expect(await listed(clerk, 'anh dao')).toEqual([birth]);
  });

  /** The dossiers found each way; undefined where the index of keys has nothing to be asked for. */
  const bothWays = async (who: Actor, text: string) => {
    const asked = { text, applicants: scope(who, 'applicant') };
    const query = { scope: scope(who), sort: 'recorded', limit: 50 } as const;
    const pool = poolOf(database.source);
    const rows = async <R extends object>(statement: { text: string; values: unknown[] }) =>
      (await pool.query<R>(statement)).rows;
    const ids = async (statement: { text: string; values: unknown[] }) =>
      (await rows<{ id: string }>(statement)).map(({ id }) => id);
    const [row] = await rows<SearchRow>(readSearch(asked, query.scope));
    const search = searchOf(asked, query.scope, row!);
    const among = hasKeys(search) ? await ids(searchCandidates(query.scope, search)) : undefined;
    return {
      gathered: among && (await ids(listDossiers(query, { among }))),
      walked: await ids(listDossiers(query, { each: search })),
    };
  };

  it.each(searches)('for “%s” means the same gathered first as tried row by row', async (text) => {
    const { gathered, walked } = await bothWays(clerk, text);
    expect(gathered ?? walked).toEqual(walked);
  });

  /** What a search means, said as simply as can be. */
  const foldedAs = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .replace(/\s+/g, ' ')
      .toLowerCase();
  const meant = (who: Actor, text: string, dossiers: readonly Dossier[]): string[] => {
    const word = text.normalize('NFC').trim();
    const whole = dossiers.filter(({ id }) => [word, word.toUpperCase()].includes(id));
    if (whole.length > 0) return whole.map(({ id }) => id).sort();
    if (!/[\p{L}\p{N}]/u.test(word)) return [];
    const part = foldedAs(word.length < 3 ? ` ${word}` : word);
    const digits = /^[\d\s.+()-]+$/.test(word) ? word.replace(/\D/g, '') : '';
    const seen = scope(who, 'applicant');
    return dossiers
      .filter((dossier) => {
        const applicant = applicants[dossier.id];
        const phone = applicant?.phone?.replace(/\D/g, '') ?? '';
        const named = applicant && inScope(seen, dossier);
        return (
          ` ${foldedAs(dossier.id)}`.includes(part) ||
          ` ${foldedAs(dossier.name)}`.includes(part) ||
          (named &&
            (` ${foldedAs(applicant.name)} ${phone}`.includes(part) ||
              (digits.length >= 3 && phone.includes(digits))))
        );
      })
      .map(({ id }) => id)
      .sort();
  };
  type Dossier = ListedDossier & { name: string };

  it('finds what a naive reader finds, whichever way and whoever asks', async () => {
    const texts = [
      ...Object.keys(applicants),
      ...Object.values(applicants).flatMap(({ name, phone }) => [name, phone ?? '']),
      'Đăng ký khai sinh',
      'Chứng thực bản sao',
      'Ø 中文 ab- a--b .1.',
    ];
    const part = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 14 }))
      .map(([text, from, length]) => {
        const at = from % Math.max(1, text.length);
        return text.slice(at, at + length);
      })
      .filter((text) => text.trim() !== '');
    const askers = fc.constantFrom(clerk, auditor, administrator, people[3]![1], people.at(-1)![1]);
    const all = await lists.dossiers({ scope: scope(administrator), sort: 'recorded', limit: 50 });
    const dossiers = all.items.map((one) => ({ ...one, name: one.procedureName }));
    await fc.assert(
      fc.asyncProperty(askers, part, async (who, text) => {
        const expected = meant(
          who,
          text,
          dossiers.filter((one) => inScope(scope(who), one)),
        );
        const { gathered, walked } = await bothWays(who, text);
        expect([...walked].sort()).toEqual(expected);
        expect([...(gathered ?? walked)].sort()).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the summary', () => {
  const today = { from: NOW - 12 * HOUR, to: NOW + 12 * HOUR };

  it.each(people)('of %s counts what their lists show', async (_, who) => {
    const count = async (filters: DossierFilters) => (await listed(who, undefined, filters)).length;
    expect(await lists.summary(scope(who), today)).toEqual({
      submitted: await count({ phases: ['submitted'] }),
      inHand: await count({ phases: ['in-hand'] }),
      dueToday: await count({
        phases: ['in-hand'],
        standing: 'within',
        dueFrom: today.from,
        dueBefore: today.to,
      }),
      overdue: await count({ phases: ['in-hand'], standing: 'overdue' }),
      paused: await count({ phases: ['in-hand'], paused: true }),
      heldLong: await count({ heldLong: true }),
      toReturn: await count({ phases: ['finished'] }),
      questions: (await lists.questions({ scope: scope(who), answered: false, limit: 50 })).items
        .length,
    });
  });

  it('counts each kind', async () => {
    const soon = { from: NOW, to: NOW + 365 * 24 * HOUR };
    expect(await lists.summary(scope(administrator), soon)).toEqual({
      submitted: 1,
      inHand: 2,
      dueToday: 2,
      overdue: 0,
      paused: 1,
      heldLong: 0,
      toReturn: 1,
      questions: 1,
    });
    await database.asOwner(`update dossier set held_long_from = '2024-01-01' where id = $1`, [
      marriage,
    ]);
    expect(await lists.summary(scope(administrator), soon)).toMatchObject({ heldLong: 1 });
    await database.asOwner(`update dossier set overdue_from = '2024-01-01' where id = $1`, [
      linked,
    ]);
    expect(await lists.summary(scope(administrator), soon)).toMatchObject({
      dueToday: 1,
      overdue: 1,
    });
  });

  it('is read by the index of what is under work', async () => {
    const { text, values } = countDossiers(scope(clerk), { from: new Date(), to: new Date() });
    const client = await poolOf(database.source).connect();
    try {
      await client.query('begin');
      await client.query('set local enable_seqscan = off');
      const { rows } = await client.query<Record<string, string>>(`explain ${text}`, values);
      expect(JSON.stringify(rows)).toContain('dossier_at_work');
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});

describe('a list of tasks', () => {
  const seats = [{ agency: 'thanh-ha', role: 'desk', fields: null }];
  const tasksOf = async (who: Actor, text?: string) => {
    const { items } = await lists.tasks({
      seats,
      limit: 50,
      ...(text !== undefined && { search: { text, applicants: scope(who, 'applicant') } }),
    });
    return items.map(({ dossier, applicant }) => [dossier, applicant]);
  };

  it('tells the applicant as kept, and is searched by the same rule', async () => {
    expect(await tasksOf(clerk)).toEqual([[linked, 'Trần Văn Út'.normalize('NFD')]]);
    expect(await tasksOf(clerk, 'van ut')).toHaveLength(1);
    expect(await tasksOf(auditor, 'van ut')).toEqual([]);
    expect(await tasksOf(auditor, 'thuong tru')).toHaveLength(1);
    expect(await tasksOf(clerk, 'ánh đào')).toEqual([]);
  });

  it('of no seat is empty', async () => {
    expect(await lists.tasks({ seats: [], limit: 50 })).toEqual({ items: [], next: null });
  });
});
