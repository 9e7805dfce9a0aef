/** The printed forms by what they are for; their numbers and names are the law's, and change with it. */
export const formKinds = [
  'receipt',
  'supplement',
  'refusal',
  'apology',
  'stop',
  'control',
  'register',
] as const;

/**
 * receipt: giấy tiếp nhận và hẹn trả · supplement: yêu cầu bổ sung · refusal: từ chối tiếp nhận · apology: xin
 * lỗi và hẹn lại · stop: dừng giải quyết · control: phiếu kiểm soát · register: sổ theo dõi, of an agency.
 */
export type FormKind = (typeof formKinds)[number];

/** The forms of one dossier. */
export const dossierFormKinds = formKinds.filter((kind) => kind !== 'register');
export type DossierFormKind = (typeof dossierFormKinds)[number];

/** Acts of a dossier that a form may tell of, by their names in its history. */
export const formActs = [
  'accept',
  'reclassify',
  'request-supplement',
  'refuse',
  'extend',
  'stop',
  'withdraw',
] as const;
export type FormAct = (typeof formActs)[number];
