/** An annex of the quarter: two late dossiers, one of them in hand, and one agency that took part. */
import type { Annex } from '#lib/reporting';
import { sampleReport } from './sample-report.ts';

const late = {
  total: 1507,
  agency: 1024,
  applicant: 480,
  transit: 3,
  agencies: [
    { agency: 'phong-tnmt', name: 'Phòng TN&MT', minutes: 964 },
    { agency: 'thanh-ha', name: 'UBND TT. Thanh Hà', minutes: 60 },
  ],
};
const short = {
  total: 60,
  agency: 60,
  applicant: 0,
  transit: 0,
  agencies: [{ agency: 'thanh-ha', name: 'UBND TT. Thanh Hà', minutes: 60 }],
};
const part = {
  received: 2,
  minutes: { total: 970, agency: 964, applicant: 0, transit: 6 },
  declined: 1,
  recalled: 4,
  expired: 3,
};

/** Fresh at each call. */
export function sampleAnnex(change: Partial<Annex> = {}): Annex {
  const { period, agency, agencyName, asOf, asKnownAt, evidence } = sampleReport();
  const dossier = {
    procedure: '1.003003',
    procedureName: 'Cấp Giấy chứng nhận lần đầu',
    field: 'Đất đai',
    owner: agency,
    ownerName: 'UBND TT. Thanh Hà',
    due: '2023-04-13T17:00:00+07:00',
    provisional: false,
  };
  return structuredClone({
    period,
    agency,
    agencyName,
    asOf,
    asKnownAt,
    overdue: [
      { dossier: 'HS-1', ...dossier, closedAt: null, lateBeforeRestart: true, late },
      {
        dossier: 'HS-2',
        ...dossier,
        closedAt: '2023-04-14T08:30:00+07:00',
        lateBeforeRestart: false,
        late: short,
      },
    ],
    overdueTotal: {
      dossiers: 2,
      resolved: 1,
      inHand: 1,
      late: {
        total: 1567,
        agency: 1084,
        applicant: 480,
        transit: 3,
        agencies: [
          { agency: 'phong-tnmt', name: 'Phòng TN&MT', minutes: 964 },
          { agency: 'thanh-ha', name: 'UBND TT. Thanh Hà', minutes: 120 },
        ],
      },
    },
    parts: [{ agency: 'phong-tnmt', name: 'Phòng TN&MT', ...part }],
    partsTotal: part,
    identities: [],
    evidence,
    ...change,
  });
}
