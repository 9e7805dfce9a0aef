import { testOffice, type TestOffice } from '../support/office.ts';
import type { Person } from '../support/people.ts';
import { AGENCY, engageCast, PROCEDURE } from './story.ts';

let office: TestOffice;
let desk: Person;
beforeAll(async () => {
  office = await testOffice();
  ({ desk } = await engageCast(office.administrator));
});
afterAll(() => office.close());

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  type: string;
  fields?: { field: string; message: string }[];
}

/** What the server says to a request the generated client would not send. */
const refusal = async (
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Problem> => {
  const response = await fetch(`${office.server.url}${path}`, {
    method,
    headers: { ...desk.caller.headers(), ...headers },
    ...(body !== undefined && { body }),
  });
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:motcua:problem:${problem.code}`);
  return problem;
};

const DOSSIERS = '/api/v1/dossiers';
const submission = { procedure: PROCEDURE, agency: AGENCY, channel: 'direct' };
/** Letters only Vietnamese has: no message of a library has come through. */
const vietnamese = /[ăâđêôơưạảấầẩậắằẳặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

it.each<[string, () => Promise<Problem>, number, string]>([
  ['broken JSON', () => refusal('POST', DOSSIERS, '{"procedure": '), 400, 'bad-request'],
  ['no JSON at all', () => refusal('POST', DOSSIERS, ''), 400, 'bad-request'],
  [
    'a form',
    () =>
      refusal('POST', DOSSIERS, 'procedure=1', {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    415,
    'media-type',
  ],
  [
    'plain text',
    () => refusal('POST', DOSSIERS, JSON.stringify(submission), { 'content-type': 'text/plain' }),
    415,
    'media-type',
  ],
  [
    'a body of more than a megabyte',
    () => refusal('POST', DOSSIERS, JSON.stringify({ reason: 'a'.repeat(1_100_000) })),
    413,
    'too-large',
  ],
  ['an unknown address', () => refusal('GET', '/api/v1/ho-so', undefined, {}), 404, 'not-found'],
  ['an address outside', () => refusal('GET', '/api/v2/dossiers', undefined, {}), 404, 'not-found'],
  ['a method nobody answers', () => refusal('PUT', DOSSIERS, '{}'), 404, 'not-found'],
  [
    'an unknown period',
    () => refusal('GET', `/api/v1/reports/2023-Q5?agency=${AGENCY}`, undefined, {}),
    404,
    'period-unknown',
  ],
  ...['', '/petitions', '/annex'].map(
    (form): [string, () => ReturnType<typeof refusal>, number, string] => [
      `a period that has not begun${form}`,
      () => refusal('GET', `/api/v1/reports/9999-Q1${form}?agency=${AGENCY}`, undefined, {}),
      404,
      'period-not-begun',
    ],
  ),
  [
    'an unknown procedure',
    () => refusal('GET', '/api/v1/procedures/9.999999', undefined, {}),
    404,
    'procedure-unknown',
  ],
])('%s', async (_what, ask, status, code) => {
  const problem = await ask();
  expect(problem).toMatchObject({ status, code });
  expect(problem.title).toMatch(vietnamese);
  expect(problem.detail).toMatch(vietnamese);
});

it('says that an agency is not there, not that somebody may not submit to it', async () => {
  const body = JSON.stringify({ ...submission, agency: 'thanhha' });
  expect(await refusal('POST', DOSSIERS, body)).toMatchObject({
    status: 422,
    code: 'agency-unknown',
  });
});

describe('each field that is wrong is told by its name', () => {
  it.each<[string, unknown, string[]]>([
    ['unknown ones', { ...submission, nguoiNop: 'A', tinh: 'B' }, ['']],
    ['missing ones', { agency: AGENCY }, ['procedure', 'channel']],
    [
      'of another type',
      { ...submission, procedure: 1, agency: ['thanh-ha'] },
      ['procedure', 'agency'],
    ],
    ['of no list', { ...submission, channel: 'fax' }, ['channel']],
    ['no instant', { ...submission, at: '2023-02-30T08:00:00+07:00' }, ['at']],
    ['an instant without an offset', { ...submission, at: '2023-02-03T08:00:00' }, ['at']],
    [
      'deep inside',
      { ...submission, applicant: { name: 'A', email: 'a tại b' } },
      ['applicant.email'],
    ],
    ['a list in place of the whole', [submission], ['']],
  ])('%s', async (_what, body, fields) => {
    const problem = await refusal('POST', DOSSIERS, JSON.stringify(body));
    expect(problem).toMatchObject({ status: 422, code: 'bad-input' });
    expect(problem.fields?.map(({ field }) => field)).toEqual(fields);
    for (const { message } of problem.fields ?? []) expect(message).toMatch(vietnamese);
  });

  it.each([
    ['limit', `${DOSSIERS}?limit=nhiều`],
    ['phase.0', `${DOSSIERS}?phase=lost`],
    ['cursor', `${DOSSIERS}?cursor=xyz`],
    ['agency', '/api/v1/reports/2023-Q2'],
  ])('in a query: %s', async (field, path) => {
    const problem = await refusal('GET', path, undefined, {});
    expect(problem).toMatchObject({ status: 422, code: 'bad-input' });
    expect(problem.fields?.map((flaw) => flaw.field)).toEqual([field]);
  });

  it.each([
    ['If-Match', { 'if-match': '7' }],
    ['Idempotency-Key', { 'idempotency-key': 'khóa' }],
    ['Idempotency-Key', { 'idempotency-key': 'k'.repeat(201) }],
  ])('in a header: %s', async (field, header) => {
    const encoded = Object.fromEntries(
      Object.entries(header).map(([name, value]) => [
        name,
        Buffer.from(value, 'utf8').toString('latin1'),
      ]),
    );
    const problem = await refusal('POST', `${DOSSIERS}/X/actions/accept`, '{}', {
      'content-type': 'application/json',
      ...encoded,
    });
    expect(problem).toMatchObject({ status: 422, code: 'bad-input', fields: [{ field }] });
  });

  it('an action nobody knows, and a field its action does not take', async () => {
    const unknown = await refusal('POST', `${DOSSIERS}/X/actions/burn`, '{}');
    expect(unknown).toMatchObject({ status: 422, fields: [{ field: 'action' }] });
  });
});

describe('a person’s unsafe request', () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${office.server.url}${DOSSIERS}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(submission),
    });

  it.each([
    ['without its CSRF token', () => ({ cookie: desk.caller.headers().cookie ?? '' })],
    ['with another one', () => ({ ...desk.caller.headers(), 'x-csrf-token': 'a'.repeat(43) })],
  ])('%s is refused', async (_how, headers) => {
    const response = await send(headers());
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'csrf' });
  });
});
