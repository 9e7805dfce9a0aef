import { differenceWords } from './difference-words.ts';

describe('a difference between two deployments, in words', () => {
  it.each([
    [{ what: 'dossier', ours: true, theirs: false }, 'đối tác không có hồ sơ này'],
    [{ what: 'dossier', ours: false, theirs: true }, 'ở đây không có hồ sơ này'],
    [
      { what: 'tasks', ours: ['tham-dinh'], theirs: [] },
      'việc đang mở: ở đây tham-dinh, đối tác không có',
    ],
    [
      {
        what: 'segment cu-tru#1',
        ours: { segment: 'cu-tru', state: 'received', standing: null },
        theirs: { segment: 'cu-tru', state: 'offered', standing: null },
      },
      'chặng cu-tru: trạng thái ở đây “Đang thực hiện”, đối tác “Đã giao, chờ tiếp nhận”',
    ],
    [
      { what: 'phase', ours: 'submitted', theirs: 'in-hand' },
      'giai đoạn: ở đây “Mới nộp, chờ tiếp nhận”, đối tác “Đang giải quyết”',
    ],
    [
      { what: 'standing', ours: 'overdue', theirs: null },
      'đúng hạn hay không: ở đây “Quá hạn”, đối tác không có',
    ],
    [
      {
        what: 'unheard',
        ours: { seq: 4 },
        theirs: { code: 'agency-unknown', reason: 'Không có.' },
      },
      'đối tác không nhận được: Không có.',
    ],
  ])('%j', (difference, words) => {
    expect(differenceWords(difference)).toBe(words);
  });
});
