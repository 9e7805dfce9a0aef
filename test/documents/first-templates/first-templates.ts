/** The Word files of both circulars as this house first makes them, for a fresh or a spoilt folder of forms. */
import type { FormKind } from '../../../libs/documents/src/dossier-forms/form-kinds.ts';
import { control, register } from './ledgers.ts';
import { apology, refusal, stop, supplement } from './notices.ts';
import { receipt } from './receipt.ts';
import { type Block, type Paper, templateOf } from './sheet.ts';

/** What the counter is called in each circular's time. */
const desks = {
  'tt-01-2018': 'Bộ phận Tiếp nhận và Trả kết quả',
  'tt-03-2025': 'Bộ phận Một cửa',
} as const;

interface Drawn {
  file: string;
  kind: FormKind;
  title: string;
  blocks: Block[];
  paper?: Paper;
  /** Size of running text, in half points. */
  body?: number;
}

const drawn = (set: keyof typeof desks, numbered: readonly Drawn[]) =>
  numbered.map(({ file, ...rest }) => ({ ...rest, file: `${set}/${file}.docx` }));

const of2018 = (): Drawn[] => {
  const desk = desks['tt-01-2018'];
  return drawn('tt-01-2018', [
    ...counter(desk),
    {
      file: '04-xin-loi-hen-lai',
      kind: 'apology',
      title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
      blocks: apology(['PHIẾU XIN LỖI', 'VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ']),
    },
    ...kept(desk, '05', '06'),
  ]);
};

const of2025 = (): Drawn[] => {
  const desk = desks['tt-03-2025'];
  return drawn('tt-03-2025', [
    ...counter(desk),
    {
      file: '04-xin-loi-gia-han',
      kind: 'apology',
      title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
      blocks: apology(['VĂN BẢN XIN LỖI', 'VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT']),
    },
    {
      file: '05-dung-giai-quyet',
      kind: 'stop',
      title: 'Thông báo dừng giải quyết hồ sơ',
      blocks: stop(),
    },
    ...kept(desk, '06', '07'),
  ]);
};

/** Forms 01 to 03, which both circulars have. */
const counter = (desk: string): Drawn[] => [
  {
    file: '01-tiep-nhan-hen-tra',
    kind: 'receipt',
    title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    blocks: receipt(desk),
  },
  {
    file: '02-bo-sung-hoan-thien',
    kind: 'supplement',
    title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    blocks: supplement(desk),
  },
  {
    file: '03-tu-choi-tiep-nhan',
    kind: 'refusal',
    title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
    blocks: refusal(desk),
  },
];

/** What the office keeps, under the numbers of its circular. */
const kept = (desk: string, slip: string, book: string): Drawn[] => [
  {
    file: `${slip}-kiem-soat`,
    kind: 'control',
    title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    blocks: control(desk),
  },
  {
    file: `${book}-so-theo-doi`,
    kind: 'register',
    title: 'Sổ theo dõi hồ sơ',
    blocks: register(desk),
    paper: 'landscape',
  },
];

/** A form's first Word file, by its path in the folder of forms. */
export interface FirstTemplate {
  file: string;
  kind: FormKind;
  bytes: Uint8Array;
}

/** Every first Word file; the same bytes each time. */
export const firstTemplates = async (): Promise<FirstTemplate[]> =>
  Promise.all(
    [...of2018(), ...of2025()].map(async ({ file, kind, title, blocks, ...look }) => ({
      file,
      kind,
      bytes: await templateOf(title, blocks, look),
    })),
  );
