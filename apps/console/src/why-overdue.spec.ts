import { whyOverdue } from './why-overdue.ts';

const due = '2023-06-21T17:00:00+07:00';
const originalDue = '2023-06-07T17:00:00+07:00';
const before = Date.parse('2023-06-20T10:00:00+07:00');
const after = Date.parse('2023-06-22T10:00:00+07:00');
const running = { lateBeforeRestart: false, closedAt: null };
const dossier = { standing: 'overdue', due, originalDue, position: running };
const LATE_BEFORE =
  'Đã quá hạn từ trước khi yêu cầu bổ sung: hạn được tính lại, hồ sơ vẫn là quá hạn';

it.each([
  ['within its due', { ...dossier, standing: 'within' }, before, null],
  ['past its due', dossier, after, null],
  [
    'late before a restart',
    { ...dossier, position: { ...running, lateBeforeRestart: true } },
    before,
    LATE_BEFORE,
  ],
  ['judged by its first due', dossier, before, 'Tính quá hạn theo lần hẹn đầu, 17:00, 07/06/2023'],
  [
    'finished before a due it is not judged by',
    { ...dossier, position: { ...running, closedAt: '2023-06-20T10:00:00+07:00' } },
    after,
    'Tính quá hạn theo lần hẹn đầu, 17:00, 07/06/2023',
  ],
  ['without appointment', { ...dossier, standing: 'none', due: null }, after, null],
])('of a dossier %s', (_, asked, now, why) => {
  expect(whyOverdue(asked, now)).toBe(why);
});
