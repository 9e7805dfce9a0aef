import { officeNamed, officeSchema, placeAndDate } from './office.ts';
import { writeLongDay } from './vietnamese.ts';

test('an office of which only the name is known leaves blanks to be filled in by hand', () => {
  const office = officeNamed('UBND xã Thanh Sơn');
  expect(officeSchema.parse(office)).toEqual(office);
  expect(office.heading).toEqual(['UBND XÃ THANH SƠN']);
  expect(placeAndDate(office, writeLongDay)).toBe('…, ngày … tháng … năm …');
});

test('place and date stand on one line', () => {
  const office = { ...officeNamed('UBND xã'), place: 'Thanh Sơn', date: '2023-06-05' };
  expect(placeAndDate(office, writeLongDay)).toBe('Thanh Sơn, ngày 05 tháng 6 năm 2023');
});
