/**
 * The tags (thẻ) an office writes into a form's Word file, by their Vietnamese names: what each says of the
 * papers. A tag in braces stands for its value; a list is written `{#giay_to}…{/giay_to}` around what is
 * repeated, and a value may be, around what is left out where there is none.
 */
import { markDue, type Standing } from '#lib/deadline';
import { type ClosedAs, type Instant, isoOf } from '#lib/dossier';
import { writeCount, writeDay, writeLongDay } from '../vietnamese.ts';
import { explainInShort } from './explain-in-short.ts';
import type { DossierFormKind, FormKind } from './form-kinds.ts';
import type {
  DossierPapers,
  Due,
  HandOver,
  PaperCount,
  RegisteredDossier,
  RegisterPapers,
} from './papers.ts';

/** A tag that stands for one value; null is printed as dots to write on. */
interface ValueTag<P> {
  says: string;
  value: (papers: P) => string | null;
}

/** A tag around what is printed once for each row; its rows have tags of their own, `list.name`. */
interface ListTag<P> {
  says: string;
  each: Readonly<Record<string, string>>;
  rows: (papers: P) => Record<string, string | null>[];
}

type Tags<P> = Readonly<Record<string, ValueTag<P> | ListTag<P>>>;

const list = <P, R>(
  says: string,
  rowsOf: (papers: P) => readonly R[],
  each: Readonly<Record<string, [says: string, value: (row: R, index: number) => string | null]>>,
): ListTag<P> => ({
  says,
  each: Object.fromEntries(Object.entries(each).map(([name, [words]]) => [name, words])),
  rows: (papers) =>
    rowsOf(papers).map((row, index) =>
      Object.fromEntries(
        Object.entries(each).map(([name, [, value]]) => [name, value(row, index)]),
      ),
    ),
});

/** The picture whose place the QR code takes, named in its alternative text. */
export const QR_TAG = 'ma_qr';

/** An hour and a day as a form says them: 08 giờ 05 phút, ngày 16/3/2023. */
const moment = (instant: Instant | null): string | null => {
  if (instant === null) return null;
  const text = isoOf(instant);
  return `${text.slice(11, 13)} giờ ${text.slice(14, 16)} phút, ngày ${writeDay(text.slice(0, 10))}`;
};

const day = (instant: Instant | null): string | null =>
  instant === null ? null : writeDay(isoOf(instant).slice(0, 10));

const written = (due: Due | null, as: (at: Instant) => string | null): string | null => {
  const text = due && as(due.at);
  return text && markDue(text, due.provisional);
};

const standingWords: Readonly<Record<Standing, string>> = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  overdue: 'Quá hạn',
  none: 'Không quy định hạn',
};

const closedWords: Readonly<Record<ClosedAs, string | null>> = {
  granted: null,
  rejected: 'Không chấp thuận',
  'returned-unqualified': 'Trả lại, không đủ điều kiện',
  withdrawn: 'Công dân rút hồ sơ',
  stopped: 'Dừng giải quyết',
};

/** In a narrow cell; a number nobody wrote down is written in by hand. */
const count = (number: number | null): string =>
  number === null ? '……' : number === 0 ? '' : writeCount(number, 2);

const kindOfPlace = 'thị trấn|thị xã|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh';

/** Where the name of an agency may be broken: before a place, before "và", before a part with a capital of its own. */
const seam = new RegExp(
  ` (?=(?:và|${kindOfPlace}) )|(?<!(?:^| )(?:và|\\p{Lu}\\p{L}*|${kindOfPlace})) (?=\\p{Lu})`,
  'gu',
);

/** More letters than this may not fit a line of the head. */
const LINE = 32;

/**
 * The name of an agency, to be broken at the seam nearest to its middle where it does not fit one line: what
 * stands after it stays together (without a seam the last two words), so that a head leaves no syllable by itself.
 *
 * @example together('Ủy ban nhân dân xã Thanh Hà') // 'Ủy ban nhân dân xã\u00a0Thanh\u00a0Hà'
 */
const together = (name: string): string => {
  const lastTwo = name.lastIndexOf(' ', name.lastIndexOf(' ') - 1);
  const [nearest = lastTwo] = [...name.matchAll(seam)]
    .map(({ index }) => index)
    .filter((index) => name.length - index <= LINE)
    .sort((one, two) => Math.abs(one - name.length / 2) - Math.abs(two - name.length / 2));
  return name.slice(0, nearest + 1) + name.slice(nearest + 1).replaceAll(' ', '\u00a0');
};

const agencyTags: Tags<Pick<DossierPapers, 'agency' | 'day'>> = {
  'co_quan.cap_tren': {
    says: 'Cơ quan cấp trên; UBND các cấp không có',
    value: ({ agency }) => agency.superior && together(agency.superior),
  },
  'co_quan.ten': { says: 'Tên cơ quan tiếp nhận', value: ({ agency }) => together(agency.name) },
  'co_quan.dia_danh': { says: 'Địa danh ghi trước ngày', value: ({ agency }) => agency.place },
  'co_quan.dien_thoai': {
    says: 'Số điện thoại cơ quan để người dân hỏi',
    value: ({ agency }) => agency.hotline,
  },
  ngay_ky: { says: 'Ngày của mẫu, bằng lời', value: (papers) => writeLongDay(papers.day) },
};

const dossierTags: Tags<DossierPapers> = {
  ...agencyTags,
  ma_ho_so: { says: 'Mã hồ sơ', value: ({ code }) => code },
  tra_cuu: { says: 'Địa chỉ trang tra cứu hồ sơ', value: ({ lookUp }) => lookUp },
  'thu_tuc.ten': { says: 'Tên thủ tục', value: ({ procedure }) => procedure.name },
  'thu_tuc.ma': { says: 'Mã thủ tục', value: ({ procedure }) => procedure.code },
  'thu_tuc.linh_vuc': { says: 'Lĩnh vực', value: ({ procedure }) => procedure.field },
  'nguoi_nop.ho_ten': {
    says: 'Họ tên người nộp',
    value: ({ applicant }) => applicant?.name ?? null,
  },
  'nguoi_nop.dia_chi': { says: 'Địa chỉ', value: ({ applicant }) => applicant?.address ?? null },
  'nguoi_nop.dien_thoai': {
    says: 'Số điện thoại',
    value: ({ applicant }) => applicant?.phone ?? null,
  },
  'nguoi_nop.email': { says: 'Thư điện tử', value: ({ applicant }) => applicant?.email ?? null },
  'nguoi_nop.so_dinh_danh': {
    says: 'Số định danh cá nhân',
    value: ({ applicant }) => applicant?.idNumber ?? null,
  },
  'nguoi_nop.nguoi_dai_dien': {
    says: 'Người được ủy quyền nộp thay',
    value: ({ applicant }) => applicant?.representative ?? null,
  },
  giay_to: list<DossierPapers, PaperCount>(
    'Giấy tờ của hồ sơ, mỗi giấy tờ một lần',
    ({ papers }) => papers,
    {
      'giay_to.stt': ['Số thứ tự', (_, index) => String(index + 1)],
      'giay_to.ten': ['Tên giấy tờ', ({ name }) => name],
      'giay_to.ban_chinh': ['Số bản chính', ({ originals }) => count(originals)],
      'giay_to.ban_sao': ['Số bản sao', ({ copies }) => count(copies)],
      'giay_to.xuat_trinh': [
        'Có chữ khi chỉ xuất trình',
        ({ shown }) => (shown ? 'xuất trình' : ''),
      ],
    },
  ),
  cap_lai: {
    says: 'Có chữ khi giấy hẹn được cấp lại vì báo mất; đặt giữa {#cap_lai} và {/cap_lai}',
    value: ({ receiptLostAt }) =>
      receiptLostAt === null ? null : `CẤP LẠI (báo mất ngày ${day(receiptLostAt) ?? ''})`,
  },
  thoi_han: { says: 'Thời hạn giải quyết theo quy định, bằng lời', value: ({ term }) => term },
  'tiep_nhan.luc': {
    says: 'Giờ, phút, ngày tiếp nhận',
    value: ({ acceptedAt }) => moment(acceptedAt),
  },
  'hen_tra.luc': { says: 'Giờ, phút, ngày hẹn trả', value: ({ due }) => written(due, moment) },
  'hen_tra.giai_trinh': {
    says: 'Vì sao hẹn ngày đó, một câu',
    value: ({ explanation }) => explainInShort(explanation),
  },
  'hen_tra.truoc_do': {
    says: 'Ngày hẹn trả trước khi gia hạn',
    value: ({ dueBefore }) => written(dueBefore, moment),
  },
  ly_do: { says: 'Nội dung yêu cầu hoặc lý do, lời của người ghi', value: ({ reason }) => reason },
  can_bo: { says: 'Họ tên người tiếp nhận hoặc người lập', value: ({ officer }) => officer },
  'co_quan.chu_tri': { says: 'Cơ quan chủ trì giải quyết', value: ({ owner }) => owner },
  'co_quan.phoi_hop': {
    says: 'Các cơ quan phối hợp',
    value: ({ partners }) => (partners.length === 0 ? null : partners.join('; ')),
  },
  ban_giao: list<DossierPapers, HandOver>(
    'Các lần giao, nhận, mỗi lần một lượt',
    (papers) => papers.handOvers,
    {
      'ban_giao.stt': ['Số thứ tự', (_, index) => String(index + 1)],
      'ban_giao.ben_giao': ['Bên giao', ({ giver }) => giver],
      'ban_giao.nguoi_giao': ['Họ tên người giao', ({ givenBy }) => givenBy],
      'ban_giao.ben_nhan': ['Bên nhận', ({ receiver }) => receiver],
      'ban_giao.luc_giao': ['Giờ, phút, ngày giao', ({ givenAt }) => moment(givenAt)],
      'ban_giao.luc_nhan': ['Giờ, phút, ngày nhận', ({ receivedAt }) => moment(receivedAt)],
      'ban_giao.ket_qua': [
        'Trước hạn, đúng hạn hay quá hạn của bên giao',
        ({ result }) => (result === null ? '' : standingWords[result]),
      ],
      'ban_giao.ghi_chu': ['Ghi chú', ({ note }) => note ?? ''],
    },
  ),
};

const registerTags: Tags<RegisterPapers> = {
  ...agencyTags,
  'so.tu_ngay': { says: 'Ngày đầu của sổ', value: ({ from }) => writeDay(from) },
  'so.den_ngay': { says: 'Ngày cuối của sổ', value: ({ to }) => writeDay(to) },
  'so.so_ho_so': {
    says: 'Số hồ sơ trong sổ',
    value: ({ dossiers }) => writeCount(dossiers.length),
  },
  ho_so: list<RegisterPapers, RegisteredDossier>(
    'Hồ sơ trong sổ, mỗi hồ sơ một dòng',
    (p) => p.dossiers,
    {
      'ho_so.stt': ['Số thứ tự', (_, index) => String(index + 1)],
      'ho_so.ma': ['Mã hồ sơ', ({ code }) => code],
      'ho_so.thu_tuc': ['Tên thủ tục', ({ procedure }) => procedure],
      'ho_so.ho_ten': ['Họ tên người nộp', ({ applicant }) => applicant?.name ?? ''],
      'ho_so.lien_he': [
        'Địa chỉ, số điện thoại',
        ({ applicant }) => [applicant?.address, applicant?.phone].filter(Boolean).join('; '),
      ],
      'ho_so.chu_tri': ['Cơ quan chủ trì giải quyết', ({ owner }) => owner],
      'ho_so.ngay_nhan': ['Ngày nhận', ({ acceptedAt }) => day(acceptedAt)],
      'ho_so.ngay_hen': ['Ngày hẹn trả', ({ due }) => written(due, day) ?? ''],
      'ho_so.ngay_tra': ['Ngày trả kết quả', ({ returnedAt }) => day(returnedAt) ?? ''],
      'ho_so.ghi_chu': ['Ghi chú', ({ closedAs }) => (closedAs && closedWords[closedAs]) ?? ''],
    },
  ),
};

/** What a form of the kind says at the least, by law: the tags its Word file may not be without. */
const obligatory: Readonly<Record<FormKind, readonly string[]>> = {
  receipt: [
    ...['co_quan.ten', 'ma_ho_so', QR_TAG, 'nguoi_nop.ho_ten', 'nguoi_nop.dia_chi', 'thu_tuc.ten'],
    ...['giay_to', 'giay_to.ten', 'thoi_han', 'tiep_nhan.luc', 'hen_tra.luc'],
  ],
  supplement: ['co_quan.ten', 'ma_ho_so', 'nguoi_nop.ho_ten', 'thu_tuc.ten', 'ly_do'],
  refusal: ['co_quan.ten', 'nguoi_nop.ho_ten', 'thu_tuc.ten', 'ly_do'],
  apology: [
    ...['co_quan.ten', 'ma_ho_so', 'nguoi_nop.ho_ten', 'thu_tuc.ten', 'tiep_nhan.luc'],
    ...['hen_tra.truoc_do', 'ly_do', 'hen_tra.luc'],
  ],
  stop: ['co_quan.ten', 'ma_ho_so', 'nguoi_nop.ho_ten', 'thu_tuc.ten', 'ly_do'],
  control: [
    ...['co_quan.ten', 'ma_ho_so', 'nguoi_nop.ho_ten', 'tiep_nhan.luc', 'hen_tra.luc'],
    ...['co_quan.chu_tri', 'ban_giao', 'ban_giao.ben_giao', 'ban_giao.ben_nhan'],
    ...['ban_giao.luc_giao', 'ban_giao.luc_nhan', 'ban_giao.ket_qua'],
  ],
  register: [
    ...['co_quan.ten', 'ho_so', 'ho_so.stt', 'ho_so.ma', 'ho_so.thu_tuc', 'ho_so.ho_ten'],
    ...['ho_so.lien_he', 'ho_so.chu_tri', 'ho_so.ngay_nhan', 'ho_so.ngay_hen', 'ho_so.ngay_tra'],
  ],
};

/** A tag as an office needs to know it. */
export interface FormTag {
  name: string;
  says: string;
  /** The list it may stand in only; null: anywhere. */
  within: string | null;
  isList: boolean;
  obligatory: boolean;
}

/** Every tag a form of the kind may use, in the order of the table. */
export const formTags = (kind: FormKind): FormTag[] => {
  const needed = obligatory[kind];
  const table: Tags<never> = kind === 'register' ? registerTags : dossierTags;
  const written = Object.entries(table).flatMap(([name, tag]) => [
    { name, says: tag.says, within: null, isList: 'each' in tag },
    ...('each' in tag
      ? Object.entries(tag.each).map(([row, says]) => ({
          name: row,
          says,
          within: name,
          isList: false,
        }))
      : []),
  ]);
  const qr = {
    name: QR_TAG,
    says: 'Mã QR: một ảnh có văn bản thay thế là ma_qr',
    within: null,
    isList: false,
  };
  return [...written, ...(kind === 'register' ? [] : [qr])].map((tag) => ({
    ...tag,
    obligatory: needed.includes(tag.name),
  }));
};

/** Values by tag, lists as rows of such: what a form is filled with. */
export type TagValues = Record<string, string | null | Record<string, string | null>[]>;

const valuesFrom = <P>(tags: Tags<P>, papers: P): TagValues =>
  Object.fromEntries(
    Object.entries(tags).map(([name, tag]) => [
      name,
      'each' in tag ? tag.rows(papers) : tag.value(papers),
    ]),
  );

/** The papers each kind of form is filled from. */
export type PapersOf<K extends FormKind> = K extends DossierFormKind
  ? DossierPapers
  : RegisterPapers;

/** What each tag of a form stands for. */
export const tagValues = (papers: DossierPapers | RegisterPapers): TagValues =>
  'dossiers' in papers ? valuesFrom(registerTags, papers) : valuesFrom(dossierTags, papers);
