/** The notices to an applicant: supplement, refusal, apology, stop. */
import type { Block } from './sheet.ts';
import { field, head, line, signatures, title } from './sheet.ts';

const FIRST_LINE = { indent: { firstLine: 567 }, spacing: { before: 120, after: 0 } };

const paragraph = (text: string): Block => line(text, {}, FIRST_LINE);

/** What an officer wrote: not justified, since its own line breaks would be stretched. */
const words = (text: string): Block =>
  line(text, {}, { indent: { left: 567 }, spacing: FIRST_LINE.spacing, alignment: 'left' });

/** Whose dossier, about what, and where they are reached. */
const ofDossier = (): Block[] => [
  field('Hồ sơ của', '{nguoi_nop.ho_ten}', true),
  field('Mã hồ sơ', '{ma_ho_so}'),
  field('Nội dung yêu cầu giải quyết', '{thu_tuc.ten}'),
  field('Địa chỉ', '{nguoi_nop.dia_chi}'),
  field('Số điện thoại', '{nguoi_nop.dien_thoai}'),
  field('Email', '{nguoi_nop.email}'),
];

const officer = {
  title: 'NGƯỜI TIẾP NHẬN HỒ SƠ',
  how: '(Ký và ghi rõ họ tên)',
  name: '{can_bo}',
};
const leader = {
  title: 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
  how: '(Ký, ghi rõ họ tên và đóng dấu)',
};

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export const supplement = (desk: string): Block[] => [
  head(desk),
  ...title(['PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ']),
  ...ofDossier(),
  paragraph('Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau, kèm theo lý do:'),
  words('{ly_do}'),
  paragraph(
    `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông (bà) liên hệ với ${desk}, {co_quan.ten}, số điện thoại {co_quan.dien_thoai} để được hướng dẫn.`,
  ),
  ...signatures([null, officer]),
];

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export const refusal = (desk: string): Block[] => [
  head(desk),
  ...title(['PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ']),
  paragraph(`${desk}, {co_quan.ten} đã xem xét hồ sơ sau:`),
  ...ofDossier(),
  paragraph('Qua xem xét, hồ sơ chưa được tiếp nhận giải quyết với lý do cụ thể như sau:'),
  words('{ly_do}'),
  paragraph('Xin thông báo để ông (bà) được biết và thực hiện.'),
  ...signatures([{ title: 'NGƯỜI NỘP HỒ SƠ', how: '(Ký và ghi rõ họ tên)' }, officer]),
];

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả; since 2025 văn bản xin lỗi và đề nghị gia hạn. */
export const apology = (name: readonly string[]): Block[] => [
  head(null),
  ...title(name),
  line(
    'Kính gửi: {nguoi_nop.ho_ten}',
    { bold: true },
    { alignment: 'center', spacing: { before: 160 } },
  ),
  paragraph(
    '{co_quan.ten} đã tiếp nhận hồ sơ của ông (bà) lúc {tiep_nhan.luc}, mã hồ sơ {ma_ho_so}, về việc: {thu_tuc.ten}.',
  ),
  paragraph('Thời gian hẹn trả kết quả: {hen_tra.truoc_do}.'),
  paragraph('Đến nay hồ sơ chưa có kết quả giải quyết.'),
  words('Lý do: {ly_do}'),
  paragraph(
    '{co_quan.ten} xin lỗi ông (bà) về sự chậm trễ này và hẹn trả kết quả lúc {hen_tra.luc}.',
  ),
  paragraph('Mong ông (bà) thông cảm và tiếp tục phối hợp.'),
  ...signatures([{ recipients: ['Như trên', 'Lưu: VT'] }, leader]),
];

/** Thông báo dừng giải quyết hồ sơ. */
export const stop = (): Block[] => [
  head(null),
  ...title(['THÔNG BÁO', 'DỪNG GIẢI QUYẾT HỒ SƠ']),
  ...ofDossier(),
  field('Thời gian nhận hồ sơ', '{tiep_nhan.luc}'),
  paragraph('{co_quan.ten} thông báo dừng giải quyết hồ sơ nêu trên.'),
  words('Lý do: {ly_do}'),
  paragraph('Xin thông báo để ông (bà) được biết.'),
  ...signatures([{ recipients: ['Như trên', 'Lưu: VT'] }, leader]),
];
