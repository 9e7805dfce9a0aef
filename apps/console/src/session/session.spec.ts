import { nextPath } from './session.ts';

it.each([
  [undefined, '/'],
  ['/ho-so?phase=in-hand', '/ho-so?phase=in-hand'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
])('after the login for %s one stands at %s', (next, path) => {
  expect(nextPath(next)).toBe(path);
});
