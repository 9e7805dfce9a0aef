/** Laws of the annex, over random histories of liên thông procedures looked at from random instants. */
import { type Calendars, calendarsOf } from '#lib/calendar';
import { attributionOf, foldFacts, minuteOf } from '#lib/dossier';
import fc from 'fast-check';
import { calendar, calendarTable, modelOf } from '../../dossier/testing/walk.ts';
import { wander } from '../../dossier/testing/wander.ts';
import { annexCases, buildAnnex, buildReport, cutOf, periodOf } from './index.ts';

/** So short a term that most are late. */
const hurried = (file: string) =>
  modelOf(file, ({ term, ...procedure }) => ({
    ...procedure,
    term: { ...term, value: 2, variants: [] },
  }));
const models = [
  'ho-tich/lien-thong-khai-sinh',
  'dat-dai/cap-giay-chung-nhan-lan-dau',
  'bao-tro-xa-hoi/tro-cap-xa-hoi-hang-thang',
].map(hurried);
const dossiers = models.flatMap((model, kind) =>
  Array.from({ length: 40 }, (_, seed) => ({
    dossier: `${kind}-${seed}`,
    rows: wander(model, seed + 1, 60).state!.rows,
  })),
);

const annexAt = (id: string, asOf: number, calendars: Calendars = calendar) => {
  const period = periodOf(id);
  const cut = cutOf(period, asOf);
  const folded = dossiers.flatMap(({ dossier, rows }) => {
    const fold = foldFacts(rows, calendars, cut);
    const position = fold.positions.at(-1);
    return position ? [{ dossier, position, fold, rows }] : [];
  });
  const report = buildReport({
    period,
    agency: 'xa',
    positions: folded.map(({ position }) => position),
    asOf,
    asKnownAt: asOf,
    heads: folded.map(({ dossier, rows }) => ({
      dossier,
      seq: rows.length,
      hash: rows.at(-1)!.hash,
    })),
  });
  const annex = buildAnnex({
    report,
    cases: annexCases(report, folded),
    times: new Map(
      folded.map(({ dossier, fold }) => [
        dossier,
        { procedureName: '', attribution: attributionOf(fold, calendars, cut) },
      ]),
    ),
    workingMinutes: (agency, from, to) =>
      calendars.of(agency).workingMinutes(minuteOf(from), minuteOf(to)),
  });
  return { annex, report, folded, period, cut };
};

const moment = fc.record({
  period: fc.constantFrom('2025-Q1', '2025-Q2', '2025-H1', '2025'),
  at: fc
    .integer({ min: 2 * 1440, max: 150 * 1440 })
    .map((minutes) => Date.parse('2025-02-17T00:00:00+07:00') + minutes * 60_000),
});

/** The commune on Saturday mornings too, the district and its police until half past four. */
const hoursOfTheirOwn = calendarsOf({
  ...calendarTable,
  agencies: {
    xa: [
      {
        kind: 'weekly',
        from: '2025-01-01',
        weekdays: [6],
        hours: [{ from: '07:30', to: '11:30' }],
        reason: 'Làm việc sáng thứ bảy',
      },
    ],
    ...Object.fromEntries(
      ['district-labour', 'commune-police'].map((agency) => [
        agency,
        [
          {
            kind: 'hours',
            from: '2025-03-01',
            hours: [
              { from: '07:00', to: '11:00' },
              { from: '13:30', to: '16:30' },
            ],
            reason: 'Giờ mùa hè',
          },
        ],
      ]),
    ),
  },
});

it.each([
  ['as everybody works', calendar],
  ['as each agency works', hoursOfTheirOwn],
])(
  '%s the list is as long as the report says, and every sum is exact',
  (_how, calendars) => {
    const seen = { late: 0, agencies: 0, transit: 0, applicant: 0, parts: 0 };
    fc.assert(
      fc.property(moment, ({ period, at }) => {
        const { annex, report } = annexAt(period, at, calendars);
        const { overdue, overdueTotal, parts, partsTotal } = annex;
        expect(overdue).toHaveLength(report.total.resolved.overdue + report.total.inHand.overdue);
        for (const { late } of [...overdue, overdueTotal]) {
          expect(late.agency + late.applicant + late.transit).toBe(late.total);
          expect(late.agencies.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(late.agency);
        }
        expect(overdue.reduce((sum, { late }) => sum + late.total, 0)).toBe(
          overdueTotal.late.total,
        );
        expect(parts.reduce((sum, { minutes }) => sum + minutes.total, 0)).toBe(
          partsTotal.minutes.total,
        );
        seen.late += overdue.length;
        seen.agencies = Math.max(seen.agencies, overdueTotal.late.agencies.length);
        seen.transit += overdueTotal.late.transit;
        seen.applicant += overdueTotal.late.applicant;
        seen.parts += partsTotal.received;
      }),
      { numRuns: 60 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1);
  },
  60_000,
);

it('the offers nobody took are those the folded offers tell of', () => {
  const seen = { declined: 0, recalled: 0, expired: 0 };
  fc.assert(
    fc.property(moment, ({ period: id, at }) => {
      const { annex, folded, period, cut } = annexAt(id, at);
      for (const as of ['declined', 'recalled', 'expired'] as const) {
        const told = folded
          .flatMap(({ fold }) => fold.offers)
          .filter(
            ({ answeredAs, answeredAt }) =>
              answeredAs === as && answeredAt! >= period.start && answeredAt! < cut,
          );
        expect(annex.partsTotal[as]).toBe(told.length);
        seen[as] += told.length;
      }
    }),
    { numRuns: 60 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 60_000);
