import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf, parseInstant } from '#lib/calendar';
import { explain, startLedger, termInWords } from '#lib/deadline';
import type { DossierPapers, RegisterPapers } from '#lib/documents';

const calendar = calendarOf(parse(readFileSync('processes/calendars/vn.yaml', 'utf8')));

const at = (local: string): number => Date.parse(`${local}:00+07:00`);

const accepted = '2023-04-24T08:05';
const term = { value: 22, unit: 'working-day' } as const;
const ledger = startLedger(calendar, parseInstant(`${accepted}:00+07:00`), term);

const agency = {
  name: 'Chi nhánh Văn phòng Đăng ký đất đai huyện Thanh Hà',
  superior: 'Văn phòng Đăng ký đất đai tỉnh Hải Dương',
  place: 'TT. Thanh Hà',
  hotline: '0220 3815 000',
};

/** Nine papers, more than any procedure of the catalogue has, with names as long as procedures of the catalogue have them. */
const paperNames = [
  'Tờ khai đề nghị trợ giúp xã hội theo mẫu, có xác nhận của Ủy ban nhân dân cấp xã nơi cư trú',
  'Bản sao chứng thực giấy tờ về người có công hoặc về quan hệ với người có công',
  'Bản sao cần chứng thực (cơ quan chụp nếu người yêu cầu chỉ có bản chính)',
  'Căn cước công dân hoặc giấy xác nhận thông tin về cư trú của người nộp hồ sơ',
  'Giấy khai sinh của trẻ em đối với trường hợp xét trợ cấp xã hội đối với trẻ em',
  'Giấy tờ xác nhận đang điều trị HIV của cơ sở y tế có thẩm quyền, đối với người nhiễm HIV',
  'Giấy tờ, tài liệu chứng minh đang mang thai, đối với trường hợp đang mang thai',
  'Giấy xác nhận khuyết tật, đối với trường hợp người khuyết tật',
  'Văn bản ủy quyền theo quy định của pháp luật về dân sự, nếu nộp hồ sơ thông qua người đại diện',
];

/** The longest that real names make of a dossier. */
export const longPapers: DossierPapers = {
  day: '2023-04-24',
  agency,
  code: '000.22.24.H23-230424-0007',
  lookUp: 'https://motcua.haiduong.gov.vn/tra-cuu',
  procedure: {
    code: '1.001776.000.00.00.H23',
    name: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng',
    field: 'Bảo trợ xã hội',
  },
  applicant: {
    name: 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo',
    phone: '0912 345 678',
    email: 'phuongthao.congtangtonnu@example.vn',
    idNumber: '030199001234',
    address:
      'Số nhà 125, ngõ 48, đường Nguyễn Lương Bằng, Khu dân cư số 7, thị trấn Thanh Hà, huyện Thanh Hà, tỉnh Hải Dương',
    representative: 'Nguyễn Phúc Bảo Khánh (con)',
  },
  papers: paperNames.map((name, index) => ({
    name,
    originals: index % 3 === 2 ? 0 : 1,
    copies: index % 3,
    shown: index === 3,
  })),
  term: termInWords(term),
  acceptedAt: at(accepted),
  due: { at: at('2023-05-26T17:00'), provisional: false },
  dueBefore: null,
  explanation: explain(ledger),
  reason: null,
  officer: 'Nguyễn Thị Hồng Nhung',
  owner: agency.name,
  partners: [],
  handOvers: [],
  receiptLostAt: null,
};

const desk = `Bộ phận Một cửa, ${agency.name}`;
const labour = 'Phòng Lao động – Thương binh và Xã hội huyện Thanh Hà';

/** The same dossier on its way, twice handed over and not yet at its end. */
export const controlled: DossierPapers = {
  ...longPapers,
  day: '2023-05-08',
  partners: [labour, 'Công an thị trấn Thanh Hà', 'Bảo hiểm xã hội huyện Thanh Hà'],
  handOvers: [
    {
      giver: desk,
      givenBy: 'Nguyễn Thị Hồng Nhung',
      receiver: `Cán bộ chuyên môn, ${labour}`,
      givenAt: at('2023-04-24T10:30'),
      receivedAt: at('2023-04-24T14:00'),
      result: 'early',
      note: null,
    },
    {
      giver: `Cán bộ chuyên môn, ${labour}`,
      givenBy: 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo',
      receiver: `Trưởng phòng, ${labour}`,
      givenAt: at('2023-05-05T09:00'),
      receivedAt: at('2023-05-05T09:00'),
      result: 'overdue',
      note: 'Chờ xác minh tại nơi cư trú',
    },
    {
      giver: `Trưởng phòng, ${labour}`,
      givenBy: null,
      receiver: desk,
      givenAt: at('2023-05-08T16:00'),
      receivedAt: null,
      result: 'on-time',
      note: null,
    },
  ],
};

export const notified: DossierPapers = {
  ...longPapers,
  day: '2023-05-24',
  due: { at: at('2023-06-02T17:00'), provisional: false },
  dueBefore: longPapers.due,
  reason:
    'Thiếu giấy xác nhận khuyết tật của Hội đồng xác định mức độ khuyết tật cấp xã; tờ khai chưa có chữ ký của người giám hộ.\nCần nộp thêm bản sao có chứng thực giấy khai sinh.',
};

export const registered: RegisterPapers = {
  day: '2023-06-14',
  agency: { ...agency, superior: null, name: 'Ủy ban nhân dân thị trấn Thanh Hà' },
  from: '2023-03-15',
  to: '2023-06-14',
  dossiers: Array.from({ length: 24 }, (_, index) => ({
    code: `000.22.24.H23-230424-${String(index + 1).padStart(4, '0')}`,
    procedure: longPapers.procedure.name,
    applicant: longPapers.applicant,
    owner: 'Ủy ban nhân dân thị trấn Thanh Hà',
    acceptedAt: at(accepted),
    due: { at: at('2023-05-26T17:00'), provisional: false },
    returnedAt: index % 2 === 0 ? at('2023-05-25T09:00') : null,
    closedAs: index % 5 === 0 ? ('returned-unqualified' as const) : ('granted' as const),
  })),
};
