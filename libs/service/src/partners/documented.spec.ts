import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { newSecret, readSecret, signedHeaders } from './signature.ts';

/** The check of a signature as docs/integration.md gives it to integrators. */
const [, example = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/integration.md', 'utf8')) ?? [];

/** Runs it in a process of its own, as a partner's program would. */
const verdictsOf = (cases: readonly unknown[][]): boolean[] => {
  const program = `${example}
    const cases = ${JSON.stringify(cases)};
    console.log(JSON.stringify(cases.map((one) => isSigned(...one))));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', program]);
  return JSON.parse(told.toString()) as boolean[];
};

it('believes what we sign, and nothing else', () => {
  const [secret, before, other] = [newSecret(), newSecret(), newSecret()];
  const bytes = [secret, before].map((text) => readSecret(text) ?? Buffer.alloc(0));
  const now = Date.parse('2026-03-02T08:00:00+07:00');
  const body = '{"dossier":"Hồ sơ"}';
  const headers = signedHeaders(bytes, 'msg_1', body, now);
  expect(
    verdictsOf([
      [secret, headers, body, now],
      [before, headers, body, now],
      [other, headers, body, now],
      [secret, headers, `${body} `, now],
      [secret, { ...headers, 'webhook-id': 'msg_2' }, body, now],
      [secret, headers, body, now + 301_000],
    ]),
  ).toEqual([true, true, false, false, false, false]);
});
