import { momentTexts, readMoment } from './moment-text.ts';

const now = Date.parse('2026-11-26T09:00:00+07:00');

it.each([
  ['26/11/2026', '17:00', '2026-11-26T17:00'],
  ['1/2', '8h30', '2026-02-01T08:30'],
  ['26-11-26', '17h', '2026-11-26T17:00'],
  ['26.11.2026', '7', '2026-11-26T07:00'],
  ['', '', ''],
  ['31/02/2026', '17:00', undefined],
  ['11/26/2026', '17:00', undefined],
  ['26/11/2026', '', undefined],
  ['26/11/2026', '24:00', undefined],
  ['hôm nay', '17:00', undefined],
])('“%s” “%s” is %s', (day, hour, local) => {
  expect(readMoment({ day, hour }, now)).toBe(local);
});

it('writes what it reads', () => {
  expect(momentTexts('2026-11-26T08:05')).toEqual({ day: '26/11/2026', hour: '08:05' });
  expect(momentTexts('')).toEqual({ day: '', hour: '' });
});
