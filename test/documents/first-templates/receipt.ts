/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả: what the applicant takes home, on one page. */
import type { Block } from './sheet.ts';
import {
  field,
  fields,
  head,
  line,
  listTable,
  signatures,
  size,
  titleWithQr,
  where,
} from './sheet.ts';

/** The line before the signatures goes with them. */
const KEPT = { keepNext: true, spacing: { before: 30, after: 0 } };

/** @param desk - what the circular calls the counter, as it stands in a sentence */
export const receipt = (desk: string): Block[] => [
  head(desk),
  ...titleWithQr(['GIẤY TIẾP NHẬN HỒ SƠ', 'VÀ HẸN TRẢ KẾT QUẢ']),
  field('Tiếp nhận hồ sơ của', '{nguoi_nop.ho_ten}', true),
  ...where(
    'nguoi_nop.nguoi_dai_dien',
    field('Người được ủy quyền nộp', '{nguoi_nop.nguoi_dai_dien}'),
  ),
  field('Địa chỉ', '{nguoi_nop.dia_chi}'),
  fields(
    ['Số điện thoại', '{nguoi_nop.dien_thoai}'],
    ['Số định danh cá nhân', '{nguoi_nop.so_dinh_danh}'],
  ),
  ...where('nguoi_nop.email', field('Email', '{nguoi_nop.email}')),
  field('Nội dung yêu cầu giải quyết', '{thu_tuc.ten} (mã thủ tục {thu_tuc.ma})'),
  line(
    'Thành phần hồ sơ nộp gồm (số lượng: ………… bộ):',
    {},
    { keepNext: true, spacing: { before: 60, after: 40 } },
  ),
  listTable(
    'giay_to',
    [
      { head: 'TT', parts: 4.6, cell: ['{giay_to.stt}'], aligned: 'centre' },
      {
        head: 'Tên giấy tờ',
        parts: 73,
        cell: ['{giay_to.ten}{#giay_to.xuat_trinh} (xuất trình){/giay_to.xuat_trinh}'],
      },
      { head: 'Bản chính', parts: 11.2, cell: ['{giay_to.ban_chinh}'], aligned: 'centre' },
      { head: 'Bản sao', parts: 11.2, cell: ['{giay_to.ban_sao}'], aligned: 'centre' },
    ],
    { type: size.small },
  ),
  field('Thời gian giải quyết hồ sơ theo quy định', '{thoi_han}'),
  field('Thời gian nhận hồ sơ', '{tiep_nhan.luc}'),
  field('Thời gian trả kết quả giải quyết hồ sơ', '{hen_tra.luc}', true),
  ...where(
    'hen_tra.giai_trinh',
    line('Cách tính: {hen_tra.giai_trinh}', { italics: true, size: size.small }),
  ),
  field('Đăng ký nhận kết quả tại', `${desk}, {co_quan.ten}`),
  ...where(
    'tra_cuu',
    line('Tra cứu hồ sơ: quét mã QR ở trên hoặc mở {tra_cuu} rồi nhập mã hồ sơ.', {
      size: size.note,
    }),
  ),
  line('Vào Sổ theo dõi hồ sơ, Quyển số: ………………   Số thứ tự: ………………', {}, KEPT),
  ...signatures([
    { title: 'NGƯỜI NỘP HỒ SƠ', how: '(Ký và ghi rõ họ tên)' },
    { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', how: '(Ký và ghi rõ họ tên)', name: '{can_bo}' },
  ]),
];
