import { AgencyUnknown, type Agency, Directory, directoryOf, DirectoryInvalid } from './index.ts';

const row = (id: string, kind: string, rest: Partial<Agency> = {}): Agency => ({
  id,
  name: id,
  shortName: id,
  kind,
  effective: { from: '2020-01-01' },
  source: { text: 'thử nghiệm', certainty: 'unverified' },
  ...rest,
});
const until = (to: string) => ({ effective: { from: '2020-01-01', to } });

const kinds = Object.fromEntries(
  ['province', 'district', 'commune', 'labour', 'police', 'insurance', 'land', 'bureau'].map(
    (kind) => [kind, kind],
  ),
);

/** A province whose district level ends on 2025-06-30; xa-c becomes phuong-like by name in 2024. */
const agencies = [
  row('tinh', 'province'),
  row('so', 'bureau', { parent: 'tinh' }),
  row('huyen-1', 'district', { parent: 'tinh', ...until('2025-06-30') }),
  row('huyen-2', 'district', { parent: 'tinh', ...until('2025-06-30') }),
  row('phong-1', 'labour', { parent: 'huyen-1', ...until('2025-06-30') }),
  row('phong-2', 'labour', { parent: 'huyen-2', ...until('2025-06-30') }),
  row('xa-a', 'commune', { parent: 'huyen-1' }),
  row('xa-b', 'commune', { parent: 'huyen-1' }),
  row('xa-c', 'commune', { parent: 'huyen-2', name: 'Xã C', ...until('2023-12-31') }),
  row('xa-c', 'commune', { parent: 'huyen-2', name: 'TT. C', effective: { from: '2024-01-01' } }),
  row('ca-tinh', 'police'),
  row('ca-a', 'police', { parent: 'ca-tinh', covers: ['xa-a'] }),
  row('bhxh', 'insurance', { covers: ['huyen-1', 'huyen-2'] }),
  row('dat-1', 'land', { covers: ['huyen-1'] }),
];
const directory = directoryOf({ kinds, agencies });
const ids = (found: readonly Agency[]) => found.map(({ id }) => id).join(' ');

describe('an agency on a day', () => {
  it.each([
    ['xa-c', '2023-12-31', 'Xã C'],
    ['xa-c', '2024-01-01', 'TT. C'],
    ['xa-c', undefined, 'TT. C'],
    ['huyen-1', '2025-06-30', 'huyen-1'],
  ])('%s on %s is %s', (id, day, name) => {
    expect(directory.agency(id, day).name).toBe(name);
  });

  it.each([
    ['huyen-1', '2025-07-01', '2025-07-01'],
    ['xa-a', '2019-12-31', '2019-12-31'],
    ['nowhere', '2023-01-01', null],
    ['nowhere', undefined, null],
  ])('%s on %s is unknown', (id, day, named) => {
    expect(() => directory.agency(id, day)).toThrow(AgencyUnknown);
    expect(() => directory.agency(id, day)).toThrow(
      expect.objectContaining({ code: 'agency-unknown', id, day: named }) as Error,
    );
  });
});

describe('below', () => {
  it.each([
    ['tinh', '2023-06-14', 'so huyen-1 huyen-2 phong-1 phong-2 xa-a xa-b xa-c'],
    ['huyen-1', '2023-06-14', 'phong-1 xa-a xa-b'],
    ['xa-a', '2023-06-14', ''],
    ['ca-tinh', '2023-06-14', 'ca-a'],
    ['tinh', '2025-07-01', 'so xa-a xa-b xa-c'],
  ])('%s on %s: %s', (id, day, expected) => {
    expect(ids(directory.below(id, day))).toBe(expected);
  });

  it('of an agency that has ended is a refusal', () => {
    expect(() => directory.below('huyen-1', '2025-07-01')).toThrow(AgencyUnknown);
  });
});

describe('the parent', () => {
  it.each([
    ['xa-a', '2025-06-30', 'huyen-1'],
    ['xa-a', '2025-07-01', 'tinh'],
    ['tinh', '2023-01-01', undefined],
  ])('of %s on %s is %s: an abolished level is skipped', (id, day, parent) => {
    expect(directory.parentOf(id, day)?.id).toBe(parent);
  });
});

describe('the agency that serves', () => {
  it.each([
    ['itself, when the kind is its own', 'commune', 'xa-a', '2023-06-14', 'xa-a'],
    ['what covers the owner', 'police', 'xa-a', '2023-06-14', 'ca-a'],
    ['what covers an agency above', 'insurance', 'xa-a', '2023-06-14', 'bhxh'],
    ['an agency above', 'district', 'xa-b', '2023-06-14', 'huyen-1'],
    ['a department of the district', 'labour', 'xa-b', '2023-06-14', 'phong-1'],
    ['the department of its own district', 'labour', 'xa-c', '2023-06-14', 'phong-2'],
    ['a department of the province', 'bureau', 'xa-b', '2023-06-14', 'so'],
    ['nobody: the police of another commune', 'police', 'xa-b', '2023-06-14', undefined],
    ['nobody: which of its communes?', 'commune', 'huyen-1', '2023-06-14', undefined],
    ['nobody: land office of the other district', 'land', 'xa-c', '2023-06-14', undefined],
    ['the branch of an area whose district has ended', 'land', 'xa-a', '2025-07-01', 'dat-1'],
    ['nobody: the department has ended', 'labour', 'xa-a', '2025-07-01', undefined],
  ])('%s', (_, kind, owner, day, expected) => {
    expect(directory.serving(kind, owner, day)?.id).toBe(expected);
  });
});

describe('a directory is refused', () => {
  it.each<[string, Agency[], string[]]>([
    ['twice the same row', [row('a', 'commune'), row('a', 'commune')], ['duplicate-id']],
    [
      'two rows of one agency at once',
      [
        row('a', 'commune', until('2023-06-30')),
        row('a', 'commune', { effective: { from: '2023-06-30' } }),
      ],
      ['overlapping-effective'],
    ],
    [
      'an end before the beginning',
      [row('a', 'commune', { effective: { from: '2023-01-02', to: '2023-01-01' } })],
      ['effective-reversed'],
    ],
    ['a kind nobody declares', [row('a', 'constructor')], ['unknown-kind']],
    ['a parent nobody declares', [row('a', 'commune', { parent: 'b' })], ['unknown-parent']],
    ['an area nobody declares', [row('a', 'police', { covers: ['b'] })], ['unknown-covered']],
    ['its own parent', [row('a', 'commune', { parent: 'a' })], ['cycle']],
    [
      'parents in a circle, told once',
      [
        row('a', 'commune', { parent: 'b' }),
        row('b', 'district', { parent: 'c' }),
        row('c', 'province', { parent: 'a' }),
        row('d', 'commune', { parent: 'a' }),
      ],
      ['cycle'],
    ],
    [
      'everything at once',
      [row('a', 'x', { parent: 'b' }), row('c', 'police', { covers: ['d'] })],
      ['unknown-kind', 'unknown-parent', 'unknown-covered'],
    ],
  ])('%s', (_, rows, codes) => {
    try {
      directoryOf({ kinds, agencies: rows });
    } catch (error) {
      expect(error).toBeInstanceOf(DirectoryInvalid);
      const { code, findings } = error as DirectoryInvalid;
      expect(code).toBe('directory-invalid');
      expect(findings.map((finding) => finding.code)).toEqual(codes);
      return;
    }
    throw new Error('was accepted');
  });

  it('what has not the shape of one, pointing at the place', () => {
    expect(() => directoryOf({ kinds, agencies: [{ ...row('a', 'commune'), kind: 7 }] })).toThrow(
      /agencies\[0\]\.kind: (?!Invalid)/,
    );
  });
});

describe('one agency may follow itself', () => {
  it('when the rows do not meet', () => {
    const rows = [
      row('a', 'commune', until('2023-06-29')),
      row('a', 'commune', { effective: { from: '2023-06-30' } }),
    ];
    expect(directoryOf({ kinds, agencies: rows })).toBeInstanceOf(Directory);
  });
});
