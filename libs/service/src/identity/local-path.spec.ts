import { localPath } from './local-path.ts';

it.each([
  ['/', '/'],
  ['/ho-so', '/ho-so'],
  ['/ho-so/000.22.24.H23-230316-0007?thu=1#tep', '/ho-so/000.22.24.H23-230316-0007?thu=1#tep'],
  ['/tim?q=nguyễn văn', '/tim?q=nguy%E1%BB%85n%20v%C4%83n'],
  ['/ho-so?next=https://evil.example', '/ho-so?next=https://evil.example'],
  ['/a/../b', '/b'],
])('%s stays here as %s', (text, path) => {
  expect(localPath(text)).toBe(path);
});

it.each([
  undefined,
  '',
  'ho-so',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/./\\evil.example',
  '//evil.example:80@localhost/',
  '//[',
  '/api/v1/session/oidc',
  '/../api/v1/session/oidc?next=/',
])('%j leads to the first page', (text) => {
  expect(localPath(text)).toBe('/');
});
