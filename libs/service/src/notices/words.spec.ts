import { alertWords } from './words.ts';

const alert = {
  dossier: 'A',
  kind: 'due-2d',
  due: new Date('2027-01-04T17:00:00+07:00'),
  procedureName: 'Đăng ký khai sinh',
  stepName: null,
  segmentName: null,
};

it.each([
  [false, 'Hồ sơ A (Đăng ký khai sinh): còn 2 ngày làm việc. Hạn: 17:00 4/1/27.'],
  [true, 'Hồ sơ A (Đăng ký khai sinh): còn 2 ngày làm việc. Hạn: 17:00 4/1/27 (hẹn tạm).'],
])('an alert of a due that is provisional: %s', (provisional, body) => {
  expect(alertWords({ ...alert, provisional }).body).toBe(body);
});
