import fc from 'fast-check';

import {
  directoryOf,
  type Grant,
  grantsAfter,
  grantsOn,
  PlanInvalid,
  reorganisationOf,
  roles,
} from './index.ts';

const row = (id: string, kind: string, rest: object = {}) => ({
  id,
  name: id,
  shortName: id,
  kind,
  effective: { from: '2020-01-01' },
  source: { text: 'thử nghiệm', certainty: 'unverified' },
  ...rest,
});
const until = { effective: { from: '2020-01-01', to: '2025-06-30' } };
const directory = directoryOf({
  kinds: { commune: 'Xã', labour: 'Phòng' },
  agencies: [
    row('xa-1', 'commune', { ...until, successor: 'xa-moi' }),
    row('xa-2', 'commune', { ...until, successor: 'xa-moi' }),
    row('phong', 'labour', until),
    row('xa-3', 'commune'),
    row('xa-moi', 'commune', { effective: { from: '2025-07-01' } }),
  ],
});
const data = {
  id: 'sap-xep',
  date: '2025-07-01',
  reason: 'Sắp xếp',
  merge: [{ from: ['xa-1', 'xa-2'], to: 'xa-moi' }],
  abolish: ['phong'],
  kinds: { labour: 'commune' },
};
const plan = reorganisationOf(data, directory);

describe('a plan', () => {
  it('of the wrong shape is told in Vietnamese', () => {
    const wrong = { id: 'Sáp nhập', date: 7, merge: 'xa' };
    expect(() => reorganisationOf(wrong, directory)).toThrow(/^(?!.*(Invalid|expected))/s);
  });

  const flaws = (change: object): string[] => {
    try {
      reorganisationOf({ ...data, ...change }, directory);
      return [];
    } catch (error) {
      if (!(error instanceof PlanInvalid)) throw error;
      return error.findings.map(({ path }) => path);
    }
  };

  it.each<[string, object, string[]]>([
    ['says what the directory says', {}, []],
    ['has a date', { date: 'mai' }, ['date']],
    [
      'merges into what is there',
      { merge: [{ from: ['xa-1'], to: 'xa-9' }] },
      ['merge.0.to', 'merge.0.from.0'],
    ],
    ['merges what ends', { merge: [{ from: ['xa-3'], to: 'xa-moi' }] }, ['merge.0.from.0']],
    ['merges into its successor', { merge: [{ from: ['xa-1'], to: 'xa-3' }] }, ['merge.0.from.0']],
    [
      'abolishes what ends on its day',
      { date: '2025-08-01' },
      ['merge.0.from.0', 'merge.0.from.1', 'abolish.0'],
    ],
    ['ends nothing twice', { abolish: ['phong', 'phong'] }, ['merge']],
    ['knows the kinds', { kinds: { labor: 'x' } }, ['kinds.labor', 'kinds.labor']],
    [
      'gives roles where they will be',
      { people: [{ account: 'a', grants: [{ role: 'desk', agency: 'xa-1' }] }] },
      ['people.0.grants.0'],
    ],
  ])('%s', (_, change, expected) => {
    expect(flaws(change)).toEqual(expected);
  });
});

describe('grants', () => {
  it.each<[string, Grant[], Grant[] | undefined, Grant[] | undefined]>([
    ['elsewhere stay', [{ role: 'desk', agency: 'xa-3' }], undefined, undefined],
    [
      'go where their agency goes, with their fields',
      [{ role: 'desk', agency: 'xa-1', fields: ['A'] }],
      undefined,
      [
        { role: 'desk', agency: 'xa-1', fields: ['A'], to: '2025-06-30' },
        { role: 'desk', agency: 'xa-moi', fields: ['A'], from: '2025-07-01' },
      ],
    ],
    [
      'at two that merge become one',
      [
        { role: 'head', agency: 'xa-1' },
        { role: 'head', agency: 'xa-2' },
      ],
      undefined,
      [
        { role: 'head', agency: 'xa-1', to: '2025-06-30' },
        { role: 'head', agency: 'xa-2', to: '2025-06-30' },
        { role: 'head', agency: 'xa-moi', from: '2025-07-01' },
      ],
    ],
    [
      'at what is abolished end',
      [{ role: 'officer', agency: 'phong' }],
      undefined,
      [{ role: 'officer', agency: 'phong', to: '2025-06-30' }],
    ],
    [
      'are those the plan names',
      [{ role: 'officer', agency: 'phong' }],
      [{ role: 'desk', agency: 'xa-3' }],
      [
        { role: 'officer', agency: 'phong', to: '2025-06-30' },
        { role: 'desk', agency: 'xa-3', from: '2025-07-01' },
      ],
    ],
    [
      'that ended before stay',
      [{ role: 'desk', agency: 'xa-1', to: '2024-12-31' }],
      undefined,
      undefined,
    ],
  ])('%s', (_, grants, named, expected) => {
    expect(grantsAfter(plan, grants, named)).toEqual(expected);
  });

  const anyGrant: fc.Arbitrary<Grant> = fc.record(
    {
      role: fc.constantFrom(...roles),
      agency: fc.constantFrom('xa-1', 'xa-2', 'xa-3', 'phong', 'xa-moi'),
      to: fc.constantFrom('2024-01-01', '2025-06-30', '2025-07-01', '2026-01-01'),
    },
    { requiredKeys: ['role', 'agency'] },
  );

  it('moved again stay as they are, and leave nobody anything at what has ended', () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 4 }), fc.boolean(), (grants, named) => {
        const given = named ? [{ role: 'desk' as const, agency: 'xa-3' }] : undefined;
        const once = grantsAfter(plan, grants, given) ?? grants;
        expect(grantsAfter(plan, once, given)).toBeUndefined();
        const after = grantsOn(once, plan.date).map(({ agency }) => agency);
        for (const ended of ['xa-1', 'xa-2', 'phong']) expect(after).not.toContain(ended);
        // The day before nothing had changed.
        expect(grantsOn(once, '2025-06-30')).toHaveLength(grantsOn(grants, '2025-06-30').length);
      }),
      { numRuns: 500 },
    );
  });
});
