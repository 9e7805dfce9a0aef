import { qrTextOf } from './fill-form.ts';

it.each([
  ['https://motcua.example/tra-cuu', 'https://motcua.example/tra-cuu?ma=000.22.24.H23-230424-0007'],
  [null, '000.22.24.H23-230424-0007'],
])('the QR code of a server at %s says %s', (lookUp, said) => {
  expect(qrTextOf({ code: '000.22.24.H23-230424-0007', lookUp })).toBe(said);
});
