import { dueWords } from './due-words.ts';

const now = Date.parse('2023-06-14T09:00:00+07:00');
const due = (text: string) => `${text}:00+07:00`;

it.each([
  ['2023-06-14T17:00', false, false, 'soon', 'Hôm nay, 17:00', 'thứ Tư 14/06/2023'],
  ['2023-06-15T11:30', false, false, 'soon', 'Ngày mai, 11:30', 'thứ Năm 15/06/2023'],
  ['2023-06-19T17:00', false, false, 'plain', 'Còn 5 ngày', 'thứ Hai 19/06/2023'],
  ['2023-06-13T17:00', false, false, 'soon', 'Hết hạn hôm qua', 'thứ Ba 13/06/2023'],
  ['2023-06-11T17:00', false, false, 'soon', 'Hết hạn 3 ngày trước', 'Chủ nhật 11/06/2023'],
  ['2023-06-12T17:00', true, false, 'late', 'Quá hạn 2 ngày', 'thứ Hai 12/06/2023'],
  ['2023-06-14T08:00', true, false, 'late', 'Quá hạn hôm nay', 'thứ Tư 14/06/2023'],
  ['2021-06-14T08:00', true, false, 'late', 'Quá hạn', '14/06/2021'],
  ['2023-06-19T17:00', true, false, 'late', 'Đã quá hạn', 'hẹn lại thứ Hai 19/06/2023'],
  ['2023-06-14T17:00', true, false, 'late', 'Đã quá hạn', 'hẹn lại thứ Tư 14/06/2023'],
  ['2023-06-19T17:00', false, true, 'paused', 'Tạm dừng', 'thứ Hai 19/06/2023'],
  ['2023-06-12T17:00', true, true, 'late', 'Quá hạn 2 ngày', 'thứ Hai 12/06/2023'],
])('due %s, overdue %s, paused %s: %s “%s”', (at, overdue, paused, tone, text, date) => {
  expect(dueWords({ due: due(at), overdue, paused }, now)).toEqual({ tone, text, date });
});

it('without a due there is no date', () => {
  expect(dueWords({ due: null, overdue: false, paused: false }, now)).toEqual({
    tone: 'plain',
    text: 'Không hẹn ngày',
    date: null,
  });
});
