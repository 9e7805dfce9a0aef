import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

const folded = async (texts: readonly string[]): Promise<unknown[]> => {
  const { rows } = await database.asOwner(
    'select fold_vi(t) as f from unnest($1::text[]) with ordinality as u (t, n) order by n',
    [texts],
  );
  return rows.map(({ f }) => f);
};

const vowels = { a: 'aăâ', e: 'eê', i: 'i', o: 'oôơ', u: 'uư', y: 'y' };
/** level, huyền, hỏi, ngã, sắc, nặng */
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** Every Vietnamese letter that has a mark, small and capital, with what it folds to. */
const letters = [
  ...Object.entries(vowels).flatMap(([plain, family]) =>
    Array.from(family + family.toUpperCase()).flatMap((vowel) =>
      tones.map((tone) => [`${vowel}${tone}`, plain] as const),
    ),
  ),
  ['đ', 'd'] as const,
  ['Đ', 'd'] as const,
];

describe('fold_vi', () => {
  it.each(['NFC', 'NFD'] as const)(
    'takes the marks off every letter written in %s',
    async (form) => {
      expect(letters).toHaveLength(2 * 12 * 6 + 2);
      const written = letters.map(([letter]) => letter.normalize(form));
      expect(await folded(written)).toEqual(letters.map(([, plain]) => plain));
    },
  );

  it.each([
    ['Nguyễn Thị Ánh Đào', 'nguyen thi anh dao'],
    ['LÊ  VĂN\u00a0\tÚT', 'le van ut'],
    ['Trần Quốc Toản 2', 'tran quoc toan 2'],
    ['100%_\\', '100%_\\'],
    ['H’Hen Niê', 'h’hen nie'],
    ['', ''],
  ])('%s', async (text, expected) => {
    expect(await folded([text, text.normalize('NFD')])).toEqual([expected, expected]);
  });
});
