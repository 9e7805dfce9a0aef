import { type Desk, publishable } from '#lib/desk';
import { procedureSchema } from '#lib/procedure';

const source = { text: 'thử nghiệm', certainty: 'unverified' };
const budget = { value: 2, unit: 'working-day' };
const common = {
  version: 1,
  field: 'Thử nghiệm',
  level: 'commune',
  online: 'full',
  effective: { from: '2020-01-01' },
  sources: [source],
  owner: { kind: 'commune' },
  term: { value: 10, unit: 'working-day', source },
  fee: { items: [], source },
  papers: [{ id: 'to-khai', name: 'Tờ khai', originals: 1, source }],
};
const desk = { name: 'Một cửa', agency: 'owner', role: 'desk' };
const task = (name: string, lane: string, actions: Record<string, string>, segment?: string) => ({
  task: name,
  lane,
  ...(segment !== undefined && { segment }),
  actions: Object.fromEntries(
    Object.entries(actions).map(([action, to]) => [action, { label: action, to }]),
  ),
});

/** The branch of the land office twice, once with two people: to it, back for the payment, to it again. */
export const inSequence = procedureSchema.parse({
  ...common,
  code: '9.000101',
  name: 'Hai chặng nối tiếp',
  lanes: {
    'mot-cua': desk,
    vpdk: { name: 'Chi nhánh', agency: 'land-office-branch', role: 'officer' },
    'vpdk-ld': { name: 'Lãnh đạo Chi nhánh', agency: 'land-office-branch', role: 'head' },
  },
  segments: {
    'kiem-tra': { name: 'Kiểm tra', agency: 'land-office-branch', budget, source },
    'in-giay': { name: 'In giấy', agency: 'land-office-branch', budget, source },
  },
  start: 'tiep-nhan',
  steps: {
    'tiep-nhan': task('Tiếp nhận', 'mot-cua', { chuyen: 'giao-kiem-tra' }),
    'giao-kiem-tra': {
      handOver: { segment: 'kiem-tra', receive: 'xem', decline: 'tiep-nhan' },
    },
    xem: task('Xem hồ sơ', 'vpdk', { trinh: 'duyet' }, 'kiem-tra'),
    duyet: {
      ...task('Duyệt', 'vpdk-ld', {}, 'kiem-tra'),
      actions: {
        'dong-y': { label: 'Đồng ý', to: 'nhan-lai' },
        'bao-nop-tien': { label: 'Báo nộp tiền', to: 'nhan-lai', hold: 'payment' },
      },
    },
    'nhan-lai': task('Nhận lại', 'mot-cua', { chuyen: 'giao-in-giay' }),
    'giao-in-giay': {
      handOver: { segment: 'in-giay', receive: 'in', decline: 'nhan-lai' },
    },
    in: task('In giấy', 'vpdk', { xong: 'tra-ket-qua' }, 'in-giay'),
    'tra-ket-qua': task('Trả kết quả', 'mot-cua', { 'hoan-tat': 'da-giai-quyet' }),
    'da-giai-quyet': { outcome: 'granted' },
  },
});

/** As in sequence, but the branch hands the second segment to itself. */
export const inARow = procedureSchema.parse({
  ...inSequence,
  code: '9.000103',
  name: 'Hai chặng liền nhau của một cơ quan',
  steps: {
    ...inSequence.steps,
    duyet: task(
      'Duyệt',
      'vpdk-ld',
      { 'dong-y': 'giao-in-giay', 'tra-lai': 'nhan-lai' },
      'kiem-tra',
    ),
  },
});

/** The police and the insurance at once; what one of them turns down is offered to it again. */
export const inParallel = procedureSchema.parse({
  ...common,
  code: '9.000102',
  name: 'Hai chặng song song',
  lanes: {
    'mot-cua': desk,
    'cong-an': { name: 'Công an', agency: 'commune-police', role: 'officer' },
    'bao-hiem': { name: 'Bảo hiểm', agency: 'social-insurance', role: 'officer' },
  },
  segments: {
    'cu-tru': { name: 'Cư trú', agency: 'commune-police', budget, source },
    bhyt: { name: 'Bảo hiểm y tế', agency: 'social-insurance', budget, source },
  },
  start: 'tiep-nhan',
  steps: {
    'tiep-nhan': task('Tiếp nhận', 'mot-cua', { chuyen: 'phoi-hop' }),
    'phoi-hop': {
      parallel: {
        branches: {
          'cu-tru': {
            start: 'giao-cu-tru',
            steps: {
              'giao-cu-tru': {
                handOver: { segment: 'cu-tru', receive: 'dang-ky', decline: 'cu-tru-tu-choi' },
              },
              'dang-ky': task('Đăng ký', 'cong-an', { xong: 'join' }, 'cu-tru'),
              'cu-tru-tu-choi': task('Xử lý từ chối', 'mot-cua', { 'giao-lai': 'giao-cu-tru' }),
            },
          },
          bhyt: {
            start: 'giao-bhyt',
            steps: {
              'giao-bhyt': {
                handOver: { segment: 'bhyt', receive: 'cap-the', decline: 'bhyt-tu-choi' },
              },
              'cap-the': task('Cấp thẻ', 'bao-hiem', { xong: 'join' }, 'bhyt'),
              'bhyt-tu-choi': task('Xử lý từ chối', 'mot-cua', { 'giao-lai': 'giao-bhyt' }),
            },
          },
        },
        then: 'tra-ket-qua',
      },
    },
    'tra-ket-qua': task('Trả kết quả', 'mot-cua', { 'hoan-tat': 'da-giai-quyet' }),
    'da-giai-quyet': { outcome: 'granted' },
  },
});

/** Publishes them beside what a database has. */
export const publishShared = ({ catalogue }: Pick<Desk, 'catalogue'>): Promise<void> =>
  catalogue.publish([inSequence, inARow, inParallel].map(publishable));
