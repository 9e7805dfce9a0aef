import { execFileSync } from 'node:child_process';

import { pino } from 'pino';

import { answerOf, type ApiClient, type components } from '#lib/api-client';
import { fromBpmn } from '#lib/bpmn';
import { openServer } from '#lib/service';

import { HUGE, publishBroken, STUCK } from '../support/broken-procedures.ts';
import { eventually } from '../queues/backends.ts';
import { testDatabase } from '../support/database.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { takeOffice } from '../support/people.ts';
import { serverOptions } from '../support/server.ts';

type Certificate = components['schemas']['ProcedureCertificate'];

const KINSHIP = '1.000894';

let office: TestOffice;
let api: ApiClient;

beforeAll(async () => {
  // Threads run what is built.
  execFileSync(process.execPath, ['bin/build.js']);
  office = await testOffice({ work: { consume: false } });
  ({ api } = office.administrator);
  await publishBroken(office.server.desk);
});
afterAll(() => office.close());

const address = (code: string, rest: string) =>
  `${office.server.url}/api/v1/procedures/${code}${rest}`;
const get = (code: string, rest: string, headers: Record<string, string> = {}) =>
  fetch(address(code, rest), { headers: { ...office.administrator.caller.headers(), ...headers } });
/** The status and the whole text of an answer: one that is not read to its end keeps the server from ending. */
const read = async (asked: Promise<Response>): Promise<[status: number, text: string]> => {
  const answer = await asked;
  return [answer.status, await answer.text()];
};
/** What a certificate says in the end, however long the proof is under way. */
const certified = (code: string): Promise<Certificate> =>
  eventually(
    () =>
      answerOf(
        api.GET('/api/v1/procedures/{code}/certificate', { params: { path: { code }, query: {} } }),
      ),
    ({ state }) => state !== 'under-way',
    600_000,
  );

/** What the catalogue says of each procedure's certificate, by code. */
const listedStates = async ({ GET }: ApiClient) =>
  Object.fromEntries(
    (await answerOf(GET('/api/v1/procedures', {}))).items.map((one) => [one.code, one.certificate]),
  );

/** How many threads have made a form so far. */
const runsOf = async (face: string): Promise<number> => {
  const text = await (await fetch(`${office.server.url}/metrics`)).text();
  const found = new RegExp(`motcua_procedure_seconds_count\\{face="${face}"\\} (\\d+)`).exec(text);
  return Number(found?.[1] ?? 0);
};

it('says of a procedure that it cannot get stuck, and what was looked at', async () => {
  const listed = await answerOf(api.GET('/api/v1/procedures', {}));
  const told = await certified(KINSHIP);
  expect(told).toMatchObject({
    code: KINSHIP,
    pin: listed.items.findLast(({ code }) => code === KINSHIP)?.pin,
    state: 'proved',
    conclusion: 'Đã chứng minh không thể kẹt.',
    proof: { troubles: [] },
  });
  expect(told.proof?.checks).toHaveLength(7);
  expect(told.proof?.checks[0]).toMatchObject({
    code: 'option-to-complete',
    holds: true,
    says: 'Ở đâu cũng còn việc làm tiếp được, làm tiếp thì tới được kết thúc',
  });
  expect(told.proof?.terms.rows).toContainEqual({
    of: 'Cần xác minh điều kiện kết hôn',
    term: '5 ngày làm việc',
    budget: '5 ngày làm việc',
    parts: ['UBND cấp xã 5 ngày làm việc'],
  });
});

it('shows the shortest way to where a procedure gets stuck', async () => {
  expect(await listedStates(api)).toMatchObject({ [KINSHIP]: 'proved', [STUCK]: null });
  const { state, conclusion, proof } = await certified(STUCK);
  expect([state, conclusion]).toEqual(['denied', 'Không chứng nhận được: 1 chỗ hỏng.']);
  expect(await listedStates(api)).toMatchObject({ [STUCK]: 'denied' });
  expect(proof?.troubles).toEqual([
    {
      code: 'dead-end',
      check: 'option-to-complete',
      message:
        'Ngõ cụt: ở “Duyệt trả hồ sơ không đủ điều kiện” không ai còn thao tác nào, cũng không chờ ai bên ngoài.',
      way: [
        'Nộp hồ sơ',
        'Tiếp nhận hồ sơ',
        'Bộ phận Một cửa – Kiểm tra, tiếp nhận hồ sơ: “Tiếp nhận, chuyển chuyên môn”',
        'Công chức tư pháp – hộ tịch – Kiểm tra điều kiện kết hôn, ghi sổ, hai bên ký sổ: “Đề nghị trả hồ sơ không đủ điều kiện”',
      ],
    },
  ]);
  expect(proof?.checks.filter(({ holds }) => !holds).map(({ code }) => code)).toEqual([
    'option-to-complete',
  ]);
});

it('is made once for all who ask, and asked again only whether it has changed', async () => {
  const before = await runsOf('certificate');
  const answers = await eventually(
    () => Promise.all(Array.from({ length: 12 }, () => get('1.001193', '/certificate'))),
    (all) => all.every(({ status }) => status !== 202),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(await runsOf('certificate')).toBe(before + 1);

  const tag = answers[0]?.headers.get('etag') ?? '';
  expect(answers[0]?.headers.get('cache-control')).toBe('private, no-cache');
  const again = (known: string) =>
    read(get('1.001193', '/certificate', { 'if-none-match': known }));
  expect(await again(`"other", W/${tag}`)).toEqual([304, '']);
  expect((await again('"other"'))[0]).toBe(200);
  expect(await runsOf('certificate')).toBe(before + 1);
});

it.each([
  ['svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"'],
  ['bpmn', 'application/xml', '<?xml version="1.0" encoding="UTF-8"?>'],
  [
    'docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'PK\u0003\u0004',
  ],
])('is answered as a file: %s', async (format, type, beginning) => {
  const before = await runsOf(format);
  const [answer, other] = await Promise.all(
    [1, 2].map(() => get(KINSHIP, `/export?format=${format}&version=1`)),
  );
  const text = await answer?.text();
  expect(answer?.status).toBe(200);
  expect(answer?.headers.get('content-type')).toBe(type);
  expect(answer?.headers.get('content-disposition')).toContain(
    `filename="Quy trinh ${KINSHIP} phien ban 1.${format}"`,
  );
  expect(answer?.headers.get('content-security-policy')).toMatch(/^sandbox/);
  expect(text?.slice(0, beginning.length)).toBe(beginning);
  expect(await other?.text()).toBe(text);
  expect(await runsOf(format)).toBe(before + 1);

  const tag = answer?.headers.get('etag') ?? '';
  const again = get(KINSHIP, `/export?format=${format}`, { 'if-none-match': tag });
  expect(await read(again)).toEqual([304, '']);
});

it('is drawn with the names of agencies, and read back from BPMN as it was', async () => {
  const [, drawn] = await read(get('2.002622', '/export?format=svg'));
  expect(drawn).toContain('Bảo hiểm xã hội');
  const [, xml] = await read(get('2.002622', '/export?format=bpmn'));
  const imported = await fromBpmn(xml);
  const { definition } = await answerOf(
    api.GET('/api/v1/procedures/{code}', { params: { path: { code: '2.002622' }, query: {} } }),
  );
  expect(imported).toEqual({ definition, findings: [] });
});

it('answers of what is not published what the procedure itself answers', async () => {
  for (const unknown of ['9.999999?', `${KINSHIP}?version=99&`]) {
    const [code = '', query = ''] = unknown.split('?');
    const told = await Promise.all(
      [`?${query}`, `/certificate?${query}`, `/export?${query}format=svg`].map((rest) =>
        read(get(code, rest)),
      ),
    );
    expect(told[0]).toEqual([404, expect.stringContaining('"procedure-unknown"')]);
    expect(told).toEqual([told[0], told[0], told[0]]);
  }
  expect((await read(get(KINSHIP, '/export?format=xstate')))[0]).toBe(422);
});

it('says how far it is where it takes long, the server answering others meanwhile, and that nothing is proved of what was not looked at in full', async () => {
  const first = get(HUGE, '/certificate');
  let answered = 0;
  let underWay: Response | undefined;
  void first.then((answer) => {
    underWay = answer;
  });
  while (!underWay) {
    await answerOf(api.GET('/api/v1/tasks', {}));
    answered += 1;
  }
  expect(underWay.status).toBe(202);
  expect(underWay.headers.get('retry-after')).toBe('2');
  expect(underWay.headers.get('cache-control')).toBe('no-store');
  const told = (await underWay.json()) as Certificate;
  expect(told).toMatchObject({ state: 'under-way', proof: null });
  expect(told.conclusion).toMatch(/^Đang chứng minh, đã xét [\d.]+ cấu hình\.$/);
  // Proving holds a processor for seconds; nobody waits for it.
  expect(answered).toBeGreaterThan(10);

  // A drawing does not wait for a proof.
  expect((await read(get(HUGE, '/export?format=svg')))[0]).toBe(200);

  const before = await runsOf('certificate');
  expect(await certified(HUGE)).toMatchObject({
    state: 'not-proven',
    conclusion: `Thủ tục ${HUGE} có hơn 20.000 cấu hình, chưa xét hết nên chưa chứng minh được gì.`,
    proof: null,
  });
  expect(await runsOf('certificate')).toBe(before + 1);
}, 660_000);

it('looks at all that is published by itself, and tells the log of what gets stuck', async () => {
  const database = await testDatabase();
  await database.asOwner(`delete from catalogue where code not in ('1.001193', '${KINSHIP}')`);
  await publishBroken(database.desk);
  await database.asOwner(`delete from catalogue where code = '${HUGE}'`);
  const said: unknown[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => void said.push(JSON.parse(line)) });
  const server = await openServer(
    serverOptions(database, { survey: true, work: { consume: false, logger } }),
  );
  const first = await server.accounts.createFirstAdministrator();
  if (!first) throw new Error('the database has an administrator already');
  const { api } = await takeOffice(server.url, first);
  const states = await eventually(
    () => listedStates(api),
    (all) => Object.values(all).every((state) => state === 'proved' || state === 'denied'),
  );
  expect(states).toEqual({ '1.001193': 'proved', [KINSHIP]: 'proved', [STUCK]: 'denied' });
  expect(said).toMatchObject([
    {
      procedure: STUCK,
      version: 1,
      state: 'denied',
      msg: 'thủ tục đã công bố không được chứng nhận',
    },
  ]);
  await server.close();
  await database.drop();
});

it('ends with the server, whatever is under way', async () => {
  const other = await testOffice({ work: { consume: false } });
  await publishBroken(other.server.desk);
  const [status] = await read(
    fetch(`${other.server.url}/api/v1/procedures/${HUGE}/certificate`, {
      headers: other.administrator.caller.headers(),
    }),
  );
  expect(status).toBe(202);
  const closing = performance.now();
  await other.close();
  expect(performance.now() - closing).toBeLessThan(5_000);
});
