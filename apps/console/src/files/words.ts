import type { Schemas } from '../api.ts';

export type CopyKind = Schemas['HandedPaper']['copy'];
export type Purpose = Schemas['HandedPaper']['purpose'];

export const copyNames: Readonly<Record<CopyKind, string>> = {
  original: 'Bản chính',
  'certified-copy': 'Bản sao chứng thực',
  copy: 'Bản chụp',
  electronic: 'Bản điện tử',
  reused: 'Dùng lại bản đã số hóa',
};

export const purposeNames: Readonly<Record<Purpose, string>> = {
  intake: 'Nộp cùng hồ sơ',
  supplement: 'Bổ sung',
  result: 'Kết quả giải quyết',
  other: 'Giấy tờ khác',
};

/** What of a digital signature nobody has looked at. */
export const uncheckedNames: Readonly<
  Record<Schemas['HandedPaper']['signatures'][number]['notChecked'][number], string>
> = {
  revocation: 'chứng thư có bị thu hồi không',
  time: 'thời điểm ký (theo lời người ký)',
};
