/**
 * What came in during quarter II of 2023: how many of each procedure, through which channel, and what befell
 * some of them. The sums are the printed report's; the split over procedures is invented.
 */

/** One procedure's share of the dossiers accepted in the period. */
export interface Share {
  code: string;
  accepted: number;
  /** Of them over the counter; the rest came online. */
  direct: number;
  /** Of the resolved: on the day (or at the minute) of the due; the rest earlier. */
  onTime: number;
  /** Of them with these facts at acceptance. */
  facts?: { count: number; values: Readonly<Record<string, boolean>> };
}

export const shares: readonly Share[] = [
  {
    code: '2.000815',
    accepted: 412,
    direct: 14,
    onTime: 2,
    facts: { count: 12, values: { 'phuc-tap': true } },
  },
  { code: '2.000635', accepted: 168, direct: 6, onTime: 1 },
  { code: '1.001193', accepted: 86, direct: 4, onTime: 0 },
  {
    code: '1.004873',
    accepted: 58,
    direct: 0,
    onTime: 4,
    facts: { count: 4, values: { 'can-xac-minh': true } },
  },
  {
    code: '1.000656',
    accepted: 41,
    direct: 2,
    onTime: 0,
    facts: { count: 2, values: { 'can-xac-minh': true } },
  },
  {
    code: '1.000894',
    accepted: 34,
    direct: 1,
    onTime: 1,
    facts: { count: 3, values: { 'can-xac-minh': true } },
  },
  { code: '2.000884', accepted: 30, direct: 30, onTime: 0 },
  { code: '2.000908', accepted: 24, direct: 2, onTime: 0 },
  { code: '1.001776', accepted: 19, direct: 0, onTime: 2 },
  { code: '2.001035', accepted: 16, direct: 16, onTime: 2 },
  { code: '1.001731', accepted: 14, direct: 0, onTime: 1 },
  { code: '1.010833', accepted: 9, direct: 0, onTime: 1 },
  { code: '1.001612', accepted: 8, direct: 0, onTime: 0 },
  { code: '1.003003', accepted: 8, direct: 1, onTime: 0 },
  { code: '1.003583', accepted: 4, direct: 4, onTime: 0 },
  {
    code: '1.001022',
    accepted: 3,
    direct: 0,
    onTime: 1,
    facts: { count: 1, values: { 'can-xac-minh': true } },
  },
];

/** In force in the quarter, and nobody asked for one. */
export const askedForByNobody: readonly string[] = [
  '1.010803',
  '1.010814',
  '1.010824',
  '1.010825',
  '2.001157',
];

/** Something out of the ordinary on a dossier's way. */
export type Incident =
  | 'supplement'
  | 'payment'
  | 'send-back'
  | 'decline'
  | 'unqualified'
  | 'desk-supplement'
  | 'outer'
  | 'hand-over'
  | 'cut-short'
  | 'late-step'
  | 'late-return'
  | 'record-returned'
  | 'amend-at'
  | 'amend-digitised'
  | 'void-return';

/** Which procedures an incident befalls and how many dossiers; each dossier has at most one. */
export const incidents: readonly { incident: Incident; count: number; codes: readonly string[] }[] =
  [
    { incident: 'unqualified', count: 1, codes: ['1.010833'] },
    { incident: 'supplement', count: 3, codes: ['1.001193'] },
    { incident: 'supplement', count: 3, codes: ['1.004873'] },
    { incident: 'supplement', count: 2, codes: ['1.001776'] },
    { incident: 'supplement', count: 1, codes: ['1.001731'] },
    { incident: 'decline', count: 1, codes: ['1.001731'] },
    { incident: 'hand-over', count: 2, codes: ['1.001731'] },
    { incident: 'hand-over', count: 1, codes: ['1.001612'] },
    { incident: 'payment', count: 6, codes: ['2.000635'] },
    { incident: 'send-back', count: 5, codes: ['2.000815'] },
    { incident: 'send-back', count: 9, codes: ['1.001193', '1.000656', '2.000635', '1.000894'] },
    { incident: 'desk-supplement', count: 5, codes: ['1.001193', '1.000894', '1.004873'] },
    { incident: 'cut-short', count: 7, codes: ['2.000815', '2.000635', '1.001193'] },
    { incident: 'record-returned', count: 12, codes: ['2.000815', '2.000635', '1.001193'] },
    { incident: 'late-return', count: 15, codes: ['2.000815', '2.000908', '1.000656', '1.004873'] },
    { incident: 'late-step', count: 8, codes: ['2.000815', '1.001193'] },
    { incident: 'amend-at', count: 1, codes: ['2.000635'] },
    { incident: 'amend-digitised', count: 1, codes: ['1.000894'] },
    { incident: 'void-return', count: 1, codes: ['2.000815'] },
    { incident: 'outer', count: 130, codes: ['2.000815'] },
    { incident: 'outer', count: 40, codes: ['2.000635', '2.000908', '2.000884', '1.004873'] },
  ];

/** Resolved without a digitised result: all of these, and so many of the others. */
export const onPaper = { codes: ['2.000884', '2.001035', '1.003583'], others: 26 } as const;

/** Refused before acceptance: never received, in no figure. */
export const refusals: readonly { code: string; reason: string }[] = [
  { code: '2.000815', reason: 'Bản chính bị tẩy xóa, không đủ điều kiện làm căn cứ chứng thực.' },
  { code: '2.000815', reason: 'Giấy tờ nộp là bản chụp, chưa có bản chính để đối chiếu.' },
  { code: '2.000635', reason: 'Sự kiện hộ tịch được đăng ký tại xã khác.' },
  { code: '1.001193', reason: 'Trùng hồ sơ đã nộp trước đó.' },
  { code: '1.004873', reason: 'Người yêu cầu thường trú tại xã khác.' },
  { code: '1.001731', reason: 'Đối tượng không thuộc diện bảo trợ xã hội.' },
];

/** Filed on the last evening, waiting for the desk to open: not yet received. */
export const waiting: readonly string[] = ['2.000815', '1.001193'];
