import fc from 'fast-check';

import { acceptedAt, at, closed, positionOf } from '../../testing/positions.ts';
import {
  buildPetitionReport,
  canonicalPetitionReport,
  IdentityBroken,
  periodOf,
  type Petition,
  petitionCells,
  type PetitionReportInput,
  petitionsBehind,
} from '../index.ts';

const period = periodOf('2023-Q2');
const kinds = [
  { value: 'hanh-vi', name: 'Hành vi' },
  { value: 'quy-dinh', name: 'Quy định' },
  { value: 'ca-hai', name: 'Cả hai' },
];

const inputOf = (petitions: readonly Petition[]): PetitionReportInput => ({
  period,
  agency: 'thanh-ha',
  petitions,
  asOf: at('06-20 08:00'),
  asKnownAt: at('06-20 08:00'),
  heads: [],
  form: 'II.05',
  kinds,
  otherwise: 'quy-dinh',
});

const petition = (
  position: Petition['position'],
  about: string | null = 'hanh-vi',
  published = false,
): Petition => ({ position, about, published });

describe('a report on petitions, by hand', () => {
  const early = acceptedAt('03-01 08:00');
  const report = buildPetitionReport(
    inputOf([
      petition(closed(), 'hanh-vi', true),
      petition(closed({ closedAs: 'rejected' }), 'hanh-vi'),
      petition(closed({ closedAs: 'withdrawn' }), 'ca-hai'),
      // Said to be published while nobody has answered yet: not published.
      petition(positionOf(), 'quy-dinh', true),
      petition(positionOf(), null),
      petition(early, 'ca-hai'),
      petition({ ...early, closedAt: at('03-20 08:00'), closedAs: 'granted', standing: 'overdue' }),
      // In no figure: closed before the period, accepted after it, never accepted, another agency's.
      petition({ ...early, closedAt: at('03-10 08:00'), closedAs: 'granted', standing: 'early' }),
      petition(acceptedAt('06-16 08:00')),
      petition(positionOf({ acceptedAt: null })),
      petition(positionOf({ owner: 'thanh-son' })),
    ]),
  );

  it.each([
    ['hanh-vi', [3, 1, 2, 3, 0, 1]],
    ['quy-dinh', [2, 0, 2, 0, 2, 0]],
    ['ca-hai', [2, 1, 1, 1, 1, 0]],
  ])('about %s: received, carried over, in period, handled, in hand, published', (kind, row) => {
    const found = report.kinds.find((one) => one.kind === kind);
    expect(petitionCells.map((cell) => found?.[cell])).toEqual(row);
  });

  it('adds up, with how many nobody has said the subject of', () => {
    expect(petitionCells.map((cell) => report.total[cell])).toEqual([7, 2, 5, 4, 3, 1]);
    expect(report.unsaid).toBe(1);
    expect(report.identities.map(({ text }) => text)).toEqual([
      'tổng số tiếp nhận 7 = từ kỳ trước chuyển qua 2 + tiếp nhận trong kỳ 5',
      'tổng số tiếp nhận 7 = đã xử lý 4 + đang xử lý 3',
      'đã công khai kết quả 1 ≤ đã xử lý 4',
      'nội dung của mọi phản ánh, kiến nghị là một dòng của biểu',
      'cộng 3 loại nội dung bằng tổng ở cả 6 chỉ tiêu (tiếp nhận 7)',
      '0 dòng chứng cứ = 0 hồ sơ',
    ]);
  });
});

it('is not issued over a petition about what the form has no row for', () => {
  const make = () => buildPetitionReport(inputOf([petition(positionOf(), 'thai-do')]));
  expect(make).toThrow(IdentityBroken);
  expect(make).toThrow('nội dung không có trong biểu: “thai-do”');
});

describe('whatever petitions there are', () => {
  const instant = fc.integer({ min: -60, max: 160 }).map((day) => period.start + day * 86_400_000);
  const some: fc.Arbitrary<Petition[]> = fc.array(
    fc
      .record({
        accepted: fc.option(instant, { nil: null }),
        took: fc.option(fc.nat({ max: 90 }), { nil: null }),
        owner: fc.constantFrom('thanh-ha', 'thanh-son'),
        about: fc.constantFrom('hanh-vi', 'quy-dinh', 'ca-hai', null),
        published: fc.boolean(),
      })
      .map(({ accepted, took, owner, about, published }) => ({
        about,
        published,
        position: positionOf({
          owner,
          acceptedAt: accepted,
          ownerSince: accepted ?? period.start,
          ...(accepted !== null &&
            took !== null && {
              closedAt: accepted + took * 86_400_000,
              closedAs: 'granted',
              standing: 'early',
            }),
        }),
      })),
  );

  it('every figure has as many petitions behind it, row by row, and the order of petitions is nothing', () => {
    fc.assert(
      fc.property(some, (petitions) => {
        const input = inputOf(petitions);
        const report = buildPetitionReport(input);
        for (const cell of petitionCells) {
          expect(petitionsBehind(input, petitions, cell)).toHaveLength(report.total[cell]);
          for (const row of report.kinds)
            expect(petitionsBehind(input, petitions, cell, row)).toHaveLength(row[cell]);
        }
        const turned = buildPetitionReport({ ...input, petitions: petitions.toReversed() });
        expect(canonicalPetitionReport(turned)).toBe(canonicalPetitionReport(report));
      }),
    );
  });
});
