import fc from 'fast-check';

import {
  type Actor,
  type Deed,
  deeds,
  directoryOf,
  type DossierOf,
  type Grant,
  inScope,
  leads,
  lentGrants,
  MASK,
  maskApplicant,
  may,
  roles,
  scopeOf,
  type StandIn,
  substituteDeeds,
} from './index.ts';

const agency = (id: string, kind: string, parent?: string, to?: string) => ({
  id,
  name: id,
  shortName: id,
  kind,
  ...(parent ? { parent } : {}),
  effective: { from: '2020-01-01', ...(to ? { to } : {}) },
  source: { text: 'thử nghiệm', certainty: 'unverified' },
});

/** tinh > huyen (until mid-2025) > xa, xa-khac; ca (police) stands apart and takes part, thue once did. */
const directory = directoryOf({
  kinds: { province: 'Tỉnh', district: 'Huyện', commune: 'Xã', police: 'Công an' },
  agencies: [
    agency('tinh', 'province'),
    agency('huyen', 'district', 'tinh', '2025-06-30'),
    agency('xa', 'commune', 'huyen'),
    agency('xa-khac', 'commune', 'huyen'),
    { ...agency('xa-cu', 'commune', 'huyen', '2025-06-30'), successor: 'xa' },
    agency('ca', 'police'),
    agency('thue', 'police'),
  ],
});
const DAY = '2023-06-14';
const dossier: DossierOf = {
  owner: 'xa',
  agencies: ['xa', 'ca', 'thue'],
  working: ['ca'],
  acquainted: ['ca'],
  field: 'ho-tich',
};

const actor = (...grants: Grant[]): Actor => ({
  id: 'a',
  name: 'A',
  kind: 'person',
  administrator: false,
  grants,
});
const administrator = (...grants: Grant[]): Actor => ({ ...actor(...grants), administrator: true });

/** + allowed · - forbidden · ? hidden, answered as unknown. */
const answer = (who: Actor, deed: Deed, on: Parameters<typeof may>[3], day = DAY): string => {
  const permission = may(directory, who, deed, on, day);
  return permission.allowed ? '+' : permission.code === 'hidden' ? '?' : '-';
};

const subjectOf = (deed: Deed, place: string): Parameters<typeof may>[3] => {
  if (deed === 'submit') return { agency: 'xa', dossier };
  if (deed === 'close') return { agency: 'xa' };
  if (deed === 'task' || deed === 'assign')
    return { dossier, task: { agency: place, role: 'officer', field: dossier.field } };
  return { dossier };
};

// One line a role at an agency: the answers in the order of the heading. `task` and `assign` ask for an officer's
// task of the agency named; submit, close, report and lock ask for xa.
const table = `
                read contents submit act transfer serve task assign undo correct erase close entries history reasons applicant escalate reads report lock administer
xa desk         +    +        +      +   +        +     -    -      +    -       -     +     +       +       +       +         +        -     +      -    -
xa officer      +    +        -      +   -        +     +    -      +    -       -     +     +       +       +       +         +        -     -      -    -
xa head         +    +        -      -   +        -     +    +      +    +       +     +     +       +       +       +         +        +     +      +    -
xa chair        +    +        -      -   -        -     -    +      +    +       +     +     +       +       +       +         -        +     +      +    -
xa auditor      +    +        -      -   -        -     -    -      -    -       -     -     +       +       +       -         -        +     +      -    -
ca desk         +    +        -      -   -        -     -    -      +    -       -     -     +       +       +       +         +        -     -      -    -
ca officer      +    +        -      -   -        -     +    -      +    -       -     -     +       +       +       +         +        -     -      -    -
ca head         +    +        -      -   -        -     +    +      +    -       -     -     +       +       +       +         +        -     -      -    -
ca chair        +    +        -      -   -        -     -    +      +    -       -     -     +       +       +       +         -        -     -      -    -
ca auditor      +    +        -      -   -        -     -    -      -    -       -     -     +       +       +       -         -        -     -      -    -
thue desk       +    -        -      -   -        -     -    -      +    -       -     -     +       -       -       -         -        -     -      -    -
thue officer    +    -        -      -   -        -     +    -      +    -       -     -     +       -       -       -         -        -     -      -    -
thue head       +    -        -      -   -        -     +    +      +    -       -     -     +       -       -       -         -        -     -      -    -
thue chair      +    -        -      -   -        -     -    +      +    -       -     -     +       -       -       -         -        -     -      -    -
thue auditor    +    -        -      -   -        -     -    -      -    -       -     -     +       -       -       -         -        -     -      -    -
huyen desk      ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
huyen officer   ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
huyen head      +    +        -      -   -        -     +    +      -    -       -     -     +       +       -       -         -        -     +      -    -
huyen chair     +    +        -      -   -        -     -    +      -    -       -     -     +       +       -       -         -        -     +      -    -
huyen auditor   +    +        -      -   -        -     -    -      -    -       -     -     +       +       -       -         -        -     +      -    -
tinh desk       ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
tinh officer    ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
tinh head       +    +        -      -   -        -     +    +      -    -       -     -     +       +       -       -         -        -     +      -    -
tinh chair      +    +        -      -   -        -     -    +      -    -       -     -     +       +       -       -         -        -     +      -    -
tinh auditor    +    +        -      -   -        -     -    -      -    -       -     -     +       +       -       -         -        -     +      -    -
xa-khac desk    ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
xa-khac officer ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
xa-khac head    ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
xa-khac chair   ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
xa-khac auditor ?    ?        -      ?   ?        ?     ?    ?      ?    ?       ?     -     ?       ?       ?       ?         ?        ?     ?      ?    ?
`
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/));

describe('who may do what with a dossier of xa in which ca takes part and thue did', () => {
  it('is asked for every role, relation and deed', () => {
    expect(table).toHaveLength(roles.length * 6);
    expect(new Set(table.map(([at, role]) => `${at} ${role}`)).size).toBe(table.length);
  });

  it.each(table)('%s %s: %s', (at, role, ...expected) => {
    const who = actor({ role: role as Grant['role'], agency: at });
    expect(deeds.map((deed) => answer(who, deed, subjectOf(deed, at)))).toEqual(expected);
  });
});

describe('a dossier filed at the desk of xa-khac, which xa owns', () => {
  const filed: DossierOf = {
    owner: 'xa',
    receivedBy: 'xa-khac',
    agencies: ['xa', 'xa-khac'],
    working: ['xa-khac'],
    acquainted: ['xa-khac'],
    field: 'ho-tich',
  };

  it.each([
    ['xa-khac', 'desk', '+ - + +'],
    ['xa-khac', 'officer', '+ - - +'],
    ['xa-khac', 'head', '+ - - +'],
    ['xa-khac', 'auditor', '+ - - -'],
    ['xa', 'desk', '+ + + +'],
    ['ca', 'desk', '? ? ? ?'],
  ] as const)('%s %s: read, act, serve, applicant %s', (agency, role, expected) => {
    const answers = (['read', 'act', 'serve', 'applicant'] as const).map((deed) =>
      answer(actor({ role, agency }), deed, { dossier: filed }),
    );
    expect(answers.join(' ')).toBe(expected);
  });

  it('is in the lists of the desk that took it', () => {
    const scope = scopeOf(directory, actor({ role: 'desk', agency: 'xa-khac' }), DAY);
    expect(inScope(scope, filed)).toBe(true);
  });
});

describe('a task', () => {
  // rows: the actor's role at the task's agency; columns: the task's role
  it.each([
    ['desk', '+ - - -'],
    ['officer', '- + - -'],
    ['head', '- + + -'],
    ['chair', '- - - +'],
    ['auditor', '- - - -'],
  ] as const)('of ca, asked for by its %s', (role, expected) => {
    const answers = (['desk', 'officer', 'head', 'chair'] as const).map((needed) =>
      answer(actor({ role, agency: 'ca' }), 'task', {
        dossier,
        task: { agency: 'ca', role: needed, field: 'ho-tich' },
      }),
    );
    expect(answers.join(' ')).toBe(expected);
  });

  it.each([
    ['desk', '- - - -'],
    ['officer', '- - - -'],
    ['head', '+ + + -'],
    ['chair', '+ + + +'],
    ['auditor', '- - - -'],
  ] as const)('of ca, given out by its %s', (role, expected) => {
    const answers = (['desk', 'officer', 'head', 'chair'] as const).map((needed) =>
      answer(actor({ role, agency: 'ca' }), 'assign', {
        dossier,
        task: { agency: 'ca', role: needed, field: 'ho-tich' },
      }),
    );
    expect(answers.join(' ')).toBe(expected);
  });

  it.each([
    ['of the owner, by a taking-part officer', 'ca', 'xa', '-'],
    ['of a taking-part agency, by the owner’s officer', 'xa', 'ca', '-'],
    ['by a stranger', 'xa-khac', 'xa', '?'],
  ])('%s', (_, at, of, expected) => {
    const on = { dossier, task: { agency: of, role: 'officer' as const, field: 'ho-tich' } };
    expect(answer(actor({ role: 'officer', agency: at }), 'task', on)).toBe(expected);
    expect(answer(actor({ role: 'officer', agency: at }), 'task', { task: on.task })).toBe('?');
  });

  it('not named is nobody’s', () => {
    expect(answer(actor({ role: 'officer', agency: 'xa' }), 'task', { dossier })).toBe('-');
  });
});

describe('a grant for some fields', () => {
  it.each<[string, string[], Deed, string]>([
    ['opens its own', ['ho-tich'], 'act', '+'],
    ['hides the others', ['dat-dai'], 'read', '?'],
    ['hides the others from every deed', ['dat-dai'], 'applicant', '?'],
    ['of none is worth nothing', [], 'read', '?'],
  ])('%s', (_, fields, deed, expected) => {
    expect(answer(actor({ role: 'officer', agency: 'xa', fields }), deed, { dossier })).toBe(
      expected,
    );
  });

  it('opens no report of the whole agency, and no submit of another field', () => {
    const head = actor({ role: 'head', agency: 'xa', fields: ['ho-tich'] });
    expect(answer(head, 'report', { agency: 'xa' })).toBe('-');
    const desk = actor({ role: 'desk', agency: 'xa', fields: ['dat-dai'] });
    expect(answer(desk, 'submit', { agency: 'xa', dossier })).toBe('-');
  });
});

describe('a report', () => {
  it.each([
    ['head', 'tinh', 'xa', '+'],
    ['head', 'xa', 'tinh', '-'],
    ['auditor', 'huyen', 'xa-khac', '+'],
    ['desk', 'huyen', 'xa', '-'],
    ['desk', 'xa', 'xa', '+'],
    ['head', 'ca', 'xa', '-'],
  ] as const)('%s of %s asks for %s', (role, at, of, expected) => {
    expect(answer(actor({ role, agency: at }), 'report', { agency: of })).toBe(expected);
  });
});

describe('the administrator', () => {
  it('administers and reads, and does nothing else', () => {
    const expected = '+ + - - - - - - - - - - + + + - - + + - +';
    expect(
      deeds.map((deed) => answer(administrator(), deed, subjectOf(deed, 'xa'))).join(' '),
    ).toBe(expected);
  });

  it('sees no applicant even when granted a desk', () => {
    const who = administrator({ role: 'desk', agency: 'xa' });
    expect(answer(who, 'act', { dossier })).toBe('+');
    expect(answer(who, 'applicant', { dossier })).toBe('-');
  });
});

it('whoever stood above through an abolished level stands above still, the level itself no more', () => {
  const after = '2025-07-01';
  expect(answer(actor({ role: 'head', agency: 'tinh' }), 'read', { dossier }, after)).toBe('+');
  expect(answer(actor({ role: 'head', agency: 'huyen' }), 'read', { dossier }, after)).toBe('?');
});

describe('what an agency left when it ended', () => {
  const left: DossierOf = { ...dossier, owner: 'xa-cu', agencies: ['xa-cu'], working: ['xa-cu'] };
  it.each([
    ['head', 'xa', '2025-06-30', 'read', '?'],
    ['head', 'xa', '2025-07-01', 'read', '+'],
    ['desk', 'xa', '2025-07-01', 'act', '+'],
    ['officer', 'xa-khac', '2025-07-01', 'read', '?'],
    ['head', 'xa', '2025-06-30', 'report', '-'],
    ['head', 'xa', '2025-07-01', 'report', '+'],
  ] as const)('%s of %s on %s: %s %s', (role, at, day, deed, expected) => {
    const on = deed === 'report' ? { agency: 'xa-cu' } : { dossier: left };
    expect(answer(actor({ role, agency: at }), deed, on, day)).toBe(expected);
  });
});

it('an agency that by the definition does not learn who the applicant is, works without', () => {
  const blind: DossierOf = { ...dossier, acquainted: [] };
  const officer = actor({ role: 'officer', agency: 'ca' });
  expect(answer(officer, 'contents', { dossier: blind })).toBe('+');
  expect(answer(officer, 'applicant', { dossier: blind })).toBe('-');
});

it('nobody without a grant reads anything', () => {
  expect(deeds.map((deed) => answer(actor(), deed, subjectOf(deed, 'xa'))).join('')).toBe(
    '??-????????-?????????',
  );
});

const places = ['tinh', 'huyen', 'xa', 'xa-khac', 'ca', 'xa-cu', 'nowhere'];
const fields = ['ho-tich', 'dat-dai', 'chung-thuc'];
const anyGrant: fc.Arbitrary<Grant> = fc.record(
  {
    role: fc.constantFrom(...roles),
    agency: fc.constantFrom(...places),
    fields: fc.subarray(fields),
  },
  { requiredKeys: ['role', 'agency'] },
);
const anyLimit = fc.option(fc.subarray(fields));
const anyStandIn: fc.Arbitrary<StandIn> = fc
  .tuple(fc.array(anyGrant, { maxLength: 3 }), fc.constantFrom(...places), anyLimit)
  .map(([grants, at, limit]) => ({
    id: 'vang',
    name: 'Người vắng',
    grants: lentGrants(grants, at, limit),
  }));
const anyDossier: fc.Arbitrary<DossierOf> = fc
  .record({
    owner: fc.constantFrom(...places),
    agencies: fc.subarray(places),
    field: fc.constantFrom(...fields),
  })
  .chain((of) =>
    fc
      .subarray(of.agencies)
      .chain((working) =>
        fc
          .subarray(working)
          .map((acquainted) => ({ ...of, working: [...working], acquainted: [...acquainted] })),
      ),
  );

describe('the list filter', () => {
  it.each(['read', 'history', 'applicant', 'act', 'correct'] as const)(
    'of %s shows exactly what the guard allows, whatever the grants',
    (deed) => {
      fc.assert(
        fc.property(
          fc.array(anyGrant, { maxLength: 4 }),
          fc.array(anyStandIn, { maxLength: 2 }),
          fc.boolean(),
          anyDossier,
          fc.constantFrom(DAY, '2025-07-01'),
          (grants, standsInFor, admin, of, day) => {
            const who = { ...actor(...grants), standsInFor, administrator: admin };
            const allowed = may(directory, who, deed, { dossier: of }, day).allowed;
            expect(inScope(scopeOf(directory, who, day, deed), of)).toBe(allowed);
          },
        ),
        { numRuns: 2000 },
      );
    },
  );

  it('names agencies and fields', () => {
    const who = actor(
      { role: 'officer', agency: 'ca', fields: ['ho-tich'] },
      { role: 'head', agency: 'huyen' },
    );
    expect(scopeOf(directory, who, DAY)).toEqual({
      all: false,
      owned: ['ca', 'huyen', 'xa', 'xa-khac', 'xa-cu'],
      takingPart: ['ca', 'huyen'],
      partBy: 'agencies',
      fields: { ca: ['ho-tich'] },
      takingPartFields: { ca: ['ho-tich'] },
    });
  });
});

it('what a dossier’s reader may not read, nobody may do to it', () => {
  const standIns = fc.array(anyStandIn, { maxLength: 2 });
  fc.assert(
    fc.property(fc.array(anyGrant, { maxLength: 4 }), standIns, anyDossier, (grants, lent, of) => {
      const who = { ...actor(...grants), standsInFor: lent };
      if (may(directory, who, 'read', { dossier: of }, DAY).allowed) return;
      for (const deed of deeds.filter((each) => each !== 'submit' && each !== 'close'))
        expect(may(directory, who, deed, { dossier: of }, DAY)).toMatchObject({ code: 'hidden' });
    }),
  );
});

describe('who stands in for somebody', () => {
  const lan = { id: 'lan', name: 'Lan' };
  const officer: Grant = { role: 'officer', agency: 'xa', fields: ['ho-tich'] };
  const task = { agency: 'xa', role: 'officer', field: 'ho-tich' } as const;
  const instead = (...grants: Grant[]): Actor => ({
    ...actor({ role: 'officer', agency: 'xa', fields: ['dat-dai'] }),
    standsInFor: [{ ...lan, grants }],
  });

  it('does that work and says in whose place; what is their own they do as themselves', () => {
    const who = instead(officer);
    const inTheirPlace = { allowed: true, inPlaceOf: 'lan' };
    expect(may(directory, who, 'task', { dossier, task }, DAY)).toEqual(inTheirPlace);
    const own = { dossier: { ...dossier, field: 'dat-dai' }, task: { ...task, field: 'dat-dai' } };
    expect(may(directory, who, 'task', own, DAY)).toEqual({ allowed: true });
  });

  it.each<[Deed, string]>([
    ['read', '+'],
    ['act', '-'],
    ['applicant', '+'],
    ['correct', '-'],
    ['report', '-'],
    ['administer', '-'],
  ])('of a head: %s %s', (deed, expected) => {
    const who = instead({ role: 'head', agency: 'xa' });
    expect(answer(who, deed, { dossier, agency: 'xa' })).toBe(expected);
  });

  it('is lent a head’s tasks, and not the giving out of tasks', () => {
    const who = instead({ role: 'head', agency: 'xa' });
    expect(answer(who, 'task', { dossier, task: { ...task, role: 'head' } })).toBe('+');
    expect(answer(who, 'assign', { dossier, task })).toBe('-');
  });

  it('sees no applicant as an administrator, whoever they stand in for', () => {
    const who = { ...instead(officer), administrator: true };
    expect(answer(who, 'applicant', { dossier })).toBe('-');
  });

  it('may nothing that neither of the two may, whatever the grants', () => {
    const subject = fc.record({
      dossier: anyDossier,
      agency: fc.constantFrom(...places),
      task: fc.record({
        agency: fc.constantFrom(...places),
        role: fc.constantFrom(...roles),
        field: fc.constantFrom(...fields),
      }),
    });
    fc.assert(
      fc.property(
        fc.array(anyGrant, { maxLength: 3 }),
        fc.array(anyGrant, { maxLength: 3 }),
        fc.constantFrom(...places),
        anyLimit,
        fc.constantFrom(...deeds),
        subject,
        (own, absent, at, limit, deed, on) => {
          const who = {
            ...actor(...own),
            standsInFor: [{ ...lan, grants: lentGrants(absent, at, limit) }],
          };
          const permission = may(directory, who, deed, on, DAY);
          const alone = may(directory, actor(...own), deed, on, DAY);
          if (alone.allowed) expect(permission).toEqual(alone);
          else if (permission.allowed) {
            expect(permission.inPlaceOf).toBe('lan');
            expect(substituteDeeds).toContain(deed);
            expect(may(directory, actor(...absent), deed, on, DAY).allowed).toBe(true);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is named by who leads the absent one in all their fields', () => {
    const head = (limit?: string[]) =>
      actor({ role: 'head', agency: 'xa', ...(limit && { fields: limit }) });
    expect(leads(head(), officer)).toBe(true);
    expect(leads(head(['ho-tich', 'dat-dai']), officer)).toBe(true);
    expect(leads(head(['dat-dai']), officer)).toBe(false);
    expect(leads(head(['ho-tich']), { role: 'officer', agency: 'xa' })).toBe(false);
    expect(leads(head(), { role: 'chair', agency: 'xa' })).toBe(false);
    expect(leads(actor({ role: 'head', agency: 'ca' }), officer)).toBe(false);
  });
});

describe('an applicant', () => {
  const applicant = {
    name: 'Nguyễn Thị Thử',
    phone: '0900000000',
    email: null,
    idNumber: '030099000001',
    address: 'Thanh Hà',
    representative: null,
  };
  const seenBy = (who: Actor) =>
    maskApplicant(may(directory, who, 'applicant', { dossier }, DAY), applicant);

  it('is seen whole by the desk, and covered for those above and the administrator', () => {
    expect(seenBy(actor({ role: 'desk', agency: 'xa' }))).toEqual({ ...applicant, masked: false });
    for (const who of [actor({ role: 'auditor', agency: 'tinh' }), administrator()]) {
      expect(seenBy(who)).toEqual({
        name: MASK,
        phone: MASK,
        email: null,
        idNumber: MASK,
        address: MASK,
        representative: null,
        masked: true,
      });
    }
  });
});
