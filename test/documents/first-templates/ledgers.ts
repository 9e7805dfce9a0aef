/** What the office itself keeps: the control slip that goes with a dossier, and the register of all. */
import type { Block } from './sheet.ts';
import { apart, field, head, line, listTable, signatures, size, title } from './sheet.ts';

/** Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export const control = (desk: string): Block[] => [
  head(desk),
  ...title(['PHIẾU KIỂM SOÁT', 'QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ']),
  field('Mã hồ sơ', '{ma_ho_so}', true),
  field('Người nộp', '{nguoi_nop.ho_ten}'),
  field('Thủ tục', '{thu_tuc.ten}'),
  field('Thời gian nhận hồ sơ', '{tiep_nhan.luc}'),
  field('Thời gian hẹn trả kết quả', '{hen_tra.luc}'),
  field('Cơ quan chủ trì giải quyết', '{co_quan.chu_tri}'),
  field('Cơ quan phối hợp giải quyết', '{co_quan.phoi_hop}'),
  apart(6),
  listTable(
    'ban_giao',
    [
      { head: 'TT', parts: 5, cell: ['{ban_giao.stt}'], aligned: 'centre' },
      {
        head: 'Bên giao, bên nhận',
        parts: 32,
        cell: ['Giao: {ban_giao.ben_giao}'],
        below: ['Nhận: {ban_giao.ben_nhan}'],
      },
      {
        head: 'Thời gian giao, nhận; hai bên ký',
        parts: 37,
        cell: ['Giao: {ban_giao.luc_giao}', 'Người giao ký: {ban_giao.nguoi_giao}'],
        below: ['Nhận: {ban_giao.luc_nhan}', 'Người nhận ký: ………………………'],
      },
      { head: 'Kết quả', parts: 12, cell: ['{ban_giao.ket_qua}'], aligned: 'centre' },
      { head: 'Ghi chú', parts: 14, cell: ['{ban_giao.ghi_chu}'] },
    ],
    { numbered: true, height: 84 },
  ),
  apart(),
];

/** Sổ theo dõi hồ sơ. */
export const register = (desk: string): Block[] => {
  const paper = 'landscape';
  return [
    head(desk, paper),
    ...title(['SỔ THEO DÕI HỒ SƠ']),
    line(
      'Từ ngày {so.tu_ngay} đến ngày {so.den_ngay}: {so.so_ho_so} hồ sơ',
      { italics: true },
      {
        alignment: 'center',
        spacing: { before: 0, after: 100 },
      },
    ),
    listTable(
      'ho_so',
      [
        { head: 'TT', parts: 4, cell: ['{ho_so.stt}'], aligned: 'centre' },
        { head: 'Mã hồ sơ', parts: 10, cell: ['{ho_so.ma}'] },
        { head: 'Tên thủ tục', parts: 17.2, cell: ['{ho_so.thu_tuc}'] },
        { head: 'Số bộ', parts: 4, cell: [''], aligned: 'centre' },
        { head: 'Họ tên người nộp', parts: 9.5, cell: ['{ho_so.ho_ten}'] },
        { head: 'Địa chỉ, số điện thoại', parts: 16.4, cell: ['{ho_so.lien_he}'] },
        { head: 'Cơ quan chủ trì', parts: 10.4, cell: ['{ho_so.chu_tri}'] },
        { head: 'Nhận', parts: 8.1, cell: ['{ho_so.ngay_nhan}'], aligned: 'centre' },
        { head: 'Hẹn trả', parts: 8.1, cell: ['{ho_so.ngay_hen}'], aligned: 'centre' },
        { head: 'Trả', parts: 8.1, cell: ['{ho_so.ngay_tra}'], aligned: 'centre' },
        { head: 'Cách nhận', parts: 5.5, cell: [''], aligned: 'centre' },
        { head: 'Ký nhận', parts: 5.5, cell: [''], aligned: 'centre' },
        { head: 'Ghi chú', parts: 6.2, cell: ['{ho_so.ghi_chu}'] },
      ],
      { paper, numbered: true, type: size.book },
    ),
    // Goes with the signature, so that nobody signs an empty page.
    line(
      'Sổ có {so.so_ho_so} hồ sơ, từ ngày {so.tu_ngay} đến ngày {so.den_ngay}.',
      {},
      { keepNext: true, spacing: { before: 120, after: 0 } },
    ),
    ...signatures([null, { title: 'NGƯỜI LẬP SỔ', how: '(Ký và ghi rõ họ tên)' }], paper),
  ];
};
