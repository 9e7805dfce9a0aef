import type { ParsedMail } from 'mailparser';

import { answerOf } from '#lib/api-client';
import { actAll } from '#lib/desk';

import { Citizen } from '../citizen/citizen.ts';
import { applicant, personal, PHONE } from '../citizen/stations.ts';
import { type Cast, done, type Dossier, engageCast, refused, submit } from '../http/story.ts';
import { eventually } from '../queues/backends.ts';
import { type PostOffice, postOffice } from '../queues/post-office.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { type Provider, startProvider, type Taken } from './provider-process.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const SMS_TO = '0900000472';
const late = { reason: 'Ghi bù theo sổ tiếp nhận' };
const june = (at: string) => ({ at: `2023-06-${at}:00+07:00`, ...late });

let office: TestOffice;
let cast: Cast;
let post: PostOffice;
let provider: Provider;
/** What the clock of the notices is ahead of the machine's. */
let ahead = 0;

/** Makes it a time of day in Việt Nam, on the next day: everything recorded so far is past its wait. */
const itIs = (time: string): void => {
  const tomorrow = new Date(Date.now() + 7 * 3600 * SECOND + DAY).toISOString().slice(0, 10);
  ahead = Date.parse(`${tomorrow}T${time}:00+07:00`) - Date.now();
};
const later = (seconds: number): void => void (ahead += seconds * SECOND);

beforeAll(async () => {
  [post, provider] = await Promise.all([postOffice(), startProvider()]);
  office = await testOffice({
    trustedProxies: '127.0.0.1',
    work: {
      now: () => Date.now() + ahead,
      mail: { url: post.url, from: 'Một cửa <mot-cua@example.vn>' },
      sms: { url: provider.url, secret: provider.secret, timeoutSeconds: 1 },
      publicUrl: new URL('https://mot-cua.example.vn'),
      forgottenAfter: 1,
      sweepEvery: 200,
    },
  });
  cast = await engageCast(office.administrator);
});
afterAll(async () => {
  await office.close();
  await Promise.all([post.close(), provider.stop()]);
});
beforeEach(() => itIs('10:00'));

type Told = Awaited<ReturnType<typeof told>>[number];
const told = async ({ id }: Pick<Dossier, 'id'>) =>
  (await answerOf(cast.desk.api.GET('/api/v1/dossiers/{id}/notices', { params: { path: { id } } })))
    .items;
const settled = (items: Told[]) => items.every(({ state }) => state !== 'waiting');

/** Waits until everything that is to be told of a dossier by now was; as "event channel state". */
const allTold = async (dossier: Pick<Dossier, 'id'>, events: number): Promise<string[]> => {
  const items = await eventually(
    () => told(dossier),
    (found) => found.length === 2 * events && settled(found),
  );
  return items.map(({ event, channel, state }) => `${event} ${channel} ${state}`).sort();
};
const both = (event: string): string[] => [`${event} mail sent`, `${event} sms sent`];

const mailsOf = ({ id }: Pick<Dossier, 'id'>): ParsedMail[] =>
  post.received.filter(({ subject }) => subject?.includes(id));
const textsOf = async ({ id }: Pick<Dossier, 'id'>): Promise<Taken[]> =>
  (await provider.look()).taken.filter(({ text }) => text.includes(id));

/** Accepted in June 2023, recorded now: what the dates are is known. */
const accepted = async (): Promise<Dossier> => {
  const submitted = await submit(cast.desk, { applicant, ...june('05T07:50') });
  return done(cast.desk, submitted, 'accept', june('05T08:00'));
};
const withOfficer = async (): Promise<Dossier> =>
  done(cast.desk, await accepted(), 'step', { ...june('05T08:30'), action: 'chuyen-chuyen-mon' });

const lookedUp = async ({ id }: Pick<Dossier, 'id'>) => {
  const citizen = new Citizen(office.server.url);
  return { citizen, seen: await citizen.lookUp(id, PHONE) };
};

it('tells of the whole life of a dossier, by e-mail and by SMS, each once', async () => {
  let dossier = await accepted();
  expect(await allTold(dossier, 1)).toEqual(both('received'));
  const [receipt] = mailsOf(dossier);
  expect(receipt?.subject).toBe(`Đã tiếp nhận hồ sơ ${dossier.id}`);
  expect(receipt?.text).toContain('Ngày hẹn trả: 17:00 ngày 08/06/2023');
  expect(receipt?.text).toContain(`https://mot-cua.example.vn/tra-cuu?ma=${dossier.id}`);

  dossier = await done(cast.desk, dossier, 'step', {
    ...june('05T08:30'),
    action: 'chuyen-chuyen-mon',
  });
  const reason = 'Thiếu bản chính giấy chứng sinh và tờ khai có chữ ký của cả hai bên';
  dossier = await done(cast.officer, dossier, 'request-supplement', { reason });
  expect(await allTold(dossier, 2)).toEqual([...both('received'), ...both('supplement')]);
  expect(mailsOf(dossier).at(-1)?.text).toContain(reason);
  const [, asked] = await textsOf(dossier);
  expect(asked?.text).toContain(
    'Thieu ban chinh giay chung sinh va to khai co chu ky cua ca hai ben',
  );
  expect(asked).toMatchObject({ to: SMS_TO, channel: 'sms', path: '/messages' });

  dossier = await done(cast.desk, dossier, 'supplement');
  expect(await allTold(dossier, 3)).toContain('moved mail sent');
  dossier = await done(cast.officer, dossier, 'step', { action: 'trinh-ky' });
  dossier = await done(cast.chair, dossier, 'step', { action: 'ky' });
  dossier = await done(cast.desk, dossier, 'step', { action: 'hoan-tat' });
  expect(await allTold(dossier, 4)).toContain('ready mail sent');
  dossier = await done(cast.desk, dossier, 'return');
  expect(await allTold(dossier, 5)).toEqual(
    ['moved', 'ready', 'received', 'returned', 'supplement'].flatMap(both),
  );
  const ids = mailsOf(dossier).map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(5);
  expect(ids).toHaveLength(5);
  expect(await textsOf(dossier)).toHaveLength(5);
});

it('tells of a transfer to another agency, but not of a reorganisation’s, as the policy says', async () => {
  const dossier = await accepted();
  const transfer = async (to: string, plan?: string) => {
    const [result] = await actAll(office.database.desk, [
      {
        command: {
          type: 'transfer',
          dossier: dossier.id,
          key: `transfer/${to}`,
          by: cast.desk.id,
          source: 'desk',
          reason: 'Nộp nhầm nơi',
          to,
          ...(plan !== undefined && { plan, successors: { agencies: {}, kinds: {} } }),
        },
        recorded: 'database',
      },
    ]);
    expect(result?.status).toBe('fulfilled');
  };
  await transfer('xa-tan-viet', 'sap-xep');
  await transfer('thanh-ha');
  expect(await allTold(dossier, 2)).toEqual([...both('received'), ...both('transferred')]);
  const mail = mailsOf(dossier).at(-1);
  expect(mail?.subject).toContain('chuyển sang cơ quan khác');
  expect(mail?.text).toContain('Thanh Hà');
  expect(mail?.text).toContain('Nộp nhầm nơi');
});

it('says of a date that moved why, in the very words of the look-up page', async () => {
  let dossier = await withOfficer();
  dossier = await done(cast.officer, dossier, 'request-supplement', june('07T10:00'));
  dossier = await done(cast.desk, dossier, 'supplement', june('09T09:00'));
  await allTold(dossier, 3);
  const { seen } = await lookedUp(dossier);
  const [, list = ''] = /Vì sao ngày hẹn đổi<\/h3>.*?<ul>(.*?)<\/ul>/s.exec(seen.source) ?? [];
  const lines = [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line]) => line ?? '');
  expect(lines).toEqual([
    expect.stringContaining('Nhận đủ hồ sơ bổ sung lúc 09:00 ngày 09/06/2023'),
  ]);
  const moved = mailsOf(dossier).find(({ subject }) => subject?.includes('ngày hẹn trả đổi'));
  expect(moved?.subject).toContain('17:00 ngày 14/06/2023');
  for (const line of lines) expect(moved?.text).toContain(line);
  expect(moved?.text).toContain('Trước đó đã hẹn: 17:00 ngày 08/06/2023');

  // A correction of when it was taken in moves the date too, and says so.
  const { data: before } = await cast.desk.api.GET('/api/v1/dossiers/{id}', {
    params: { path: { id: dossier.id } },
  });
  await done(cast.chair, before!, 'correct', {
    amend: [{ seq: 5, at: '2023-06-08T09:00:00+07:00' }],
    reason: 'Nhập nhầm ngày',
  });
  await allTold(dossier, 4);
  const corrected = mailsOf(dossier).at(-1);
  expect(corrected?.subject).toContain('17:00 ngày 13/06/2023');
  expect(corrected?.text).toContain('Cơ quan đã đính chính hồ sơ nên ngày hẹn được tính lại.');
  expect(corrected?.text).toContain('Nhận đủ hồ sơ bổ sung lúc 09:00 ngày 08/06/2023');
  expect(corrected?.text).not.toContain('Nhập nhầm');
});

it('keeps SMS out of the night, to the minute, and tells no more what was overtaken meanwhile', async () => {
  itIs('21:30');
  let paid = await withOfficer();
  const dossier = await accepted();
  paid = await done(cast.officer, paid, 'request-payment', { amount: 250_000 });
  const asleep = (of: Dossier, event: string) =>
    eventually(
      async () => (await told(of)).filter((notice) => notice.event === event),
      (found) =>
        found.some(({ channel, state }) => channel === 'mail' && state === 'sent') &&
        found.some(
          ({ channel, notBefore }) => channel === 'sms' && notBefore.includes('T07:00:00'),
        ),
    );
  await asleep(paid, 'payment');
  const night = (await asleep(dossier, 'received')).find(({ channel }) => channel === 'sms');
  expect(night).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(night?.notBefore).toMatch(/T07:00:00\+07:00$/);
  expect(mailsOf(paid).at(-1)?.text).toContain('Số tiền: 250.000 đồng');
  await done(cast.desk, paid, 'payment');

  ahead = Date.parse(night?.notBefore ?? '') - Date.now() - 30 * SECOND;
  // Something else that is due now goes out; the night's messages do not.
  expect(await allTold(await submitRefused(), 1)).toEqual([
    'refused mail sent',
    'refused sms suppressed',
  ]);
  expect(await textsOf(dossier)).toEqual([]);
  later(31);
  expect(await allTold(dossier, 1)).toEqual(both('received'));
  expect(await textsOf(dossier)).toHaveLength(1);
  const asked = (await eventually(() => told(paid), settled)).filter(
    ({ event }) => event === 'payment',
  );
  expect(asked.map(({ channel, suppressedAs }) => [channel, suppressedAs]).sort()).toEqual([
    ['mail', null],
    ['sms', 'overtaken'],
  ]);
});

/** Somebody without a phone, so that only an e-mail goes out. */
const submitRefused = async (): Promise<Dossier> => {
  const { name, email } = applicant;
  const submitted = await submit(cast.desk, { applicant: { name, email } });
  return done(cast.desk, submitted, 'refuse', { reason: 'Không thuộc thẩm quyền' });
};

it('gives a message whose answers were lost, late or a fault to the service once', async () => {
  for (const what of ['down', 'hang', 'forget', 'lead-away'] as const) {
    provider.next(what);
    const dossier = await accepted();
    const sms = async () => (await told(dossier)).find(({ channel }) => channel === 'sms');
    const failed = await eventually(sms, (notice) => notice?.failure != null);
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(failed?.failure).not.toContain(SMS_TO);
    later(6);
    const sent = await eventually(sms, (notice) => notice?.state === 'sent');
    expect([what, sent]).toMatchObject([what, { state: 'sent', via: 'http', attempts: 2 }]);
    const { taken, asked } = await provider.look();
    const [message, ...more] = taken.filter(({ text }) => text.includes(dossier.id));
    expect(more).toEqual([]);
    expect(message?.path).toBe('/messages');
    expect(asked.filter((id) => id === message?.id)).toHaveLength(2);
  }
});

it('gives up what is refused for good, until an administrator has it tried anew', async () => {
  provider.next('refuse');
  const dossier = await accepted();
  const sms = async () => (await told(dossier)).find(({ channel }) => channel === 'sms');
  const refusedOne = await eventually(sms, (notice) => notice?.state === 'given-up');
  expect(refusedOne).toMatchObject({
    state: 'given-up',
    failure: expect.stringMatching(/trả lời 422$/),
  });
  const metrics = await (await fetch(`${office.server.url}/metrics`)).text();
  expect(metrics).toContain('motcua_notices{channel="sms",state="given-up"} 1');
  const retry = (who: Cast['desk']) =>
    who.api.POST('/api/v1/dossiers/{id}/notices/{notice}/retry', {
      params: { path: { id: dossier.id, notice: refusedOne?.id ?? '' } },
    });
  expect((await refused(retry(cast.desk))).code).toBe('forbidden');
  expect((await retry(office.administrator)).response.status).toBe(204);
  expect(await eventually(sms, (notice) => notice?.state === 'sent')).toMatchObject({
    attempts: 1,
  });
  expect((await refused(retry(office.administrator))).code).toBe('notice-unknown');
});

it('asks an e-mail server again that is busy', async () => {
  const submitted = await submit(cast.desk, { applicant, ...june('05T07:50') });
  // What others are told may still be on its way.
  post.refuse(1, submitted.id);
  const dossier = await done(cast.desk, submitted, 'accept', june('05T08:00'));
  const mail = async () => (await told(dossier)).find(({ channel }) => channel === 'mail');
  const failed = await eventually(mail, (notice) => notice?.failure != null);
  expect(failed).toMatchObject({ state: 'waiting', failure: 'Máy chủ thư trả lời 451' });
  later(6);
  expect(await eventually(mail, (notice) => notice?.state === 'sent')).toMatchObject({
    attempts: 2,
  });
  expect(mailsOf(dossier)).toHaveLength(1);
});

describe('an applicant who wants no more', () => {
  const linkIn = (mail: ParsedMail | undefined): URL => {
    const [, link = ''] = /Không muốn nhận thư này nữa: (\S+)/.exec(mail?.text ?? '') ?? [];
    return new URL(link);
  };
  const own = (part: string) => ({
    ...applicant,
    email: `${part}@thu.example`,
    phone: `0900 000 ${part}`,
  });
  const acceptedOf = async (part: string): Promise<Dossier> =>
    done(
      cast.desk,
      await submit(cast.desk, { applicant: own(part), ...june('05T07:50') }),
      'accept',
      june('05T08:00'),
    );

  it('ends e-mails by the link of one, which looking at does not, and which nobody else can make', async () => {
    const dossier = await acceptedOf('511');
    await allTold(dossier, 1);
    const [mail] = mailsOf(dossier);
    const { pathname, search, searchParams } = linkIn(mail);
    expect(mail?.headers.get('list')).toMatchObject({
      unsubscribe: { url: `https://mot-cua.example.vn${pathname}${search}` },
    });
    const citizen = new Citizen(office.server.url, { 'sec-fetch-site': 'cross-site' });
    expect((await citizen.get(`${pathname}${search}`)).text).toContain('Thôi nhận thư báo tin?');
    searchParams.set('ma', (await acceptedOf('512')).id);
    const forged = await citizen.send(`${pathname}?${searchParams.toString()}`, {});
    expect(forged.status).toBe(404);
    expect(await allTold(await acceptedOf('511'), 1)).toEqual(both('received'));
    // As the button of a mail program does it.
    const oneClick = await citizen.send(`${pathname}${search}`, {
      'List-Unsubscribe': 'One-Click',
    });
    expect(oneClick.text).toContain('Đã thôi nhận thư báo tin');
    expect(await allTold(await acceptedOf('511'), 1)).toEqual([
      'received mail suppressed',
      'received sms sent',
    ]);
    expect(await allTold(await acceptedOf('513'), 1)).toEqual(both('received'));
  });

  it('chooses by the look-up page, back and forth', async () => {
    const dossier = await acceptedOf('521');
    const citizen = new Citizen(office.server.url);
    const page = await citizen.lookUp(dossier.id, '0521');
    expect(page.source.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
    const choose = async (fields: Record<string, string>) => {
      const answer = await citizen.send('/tra-cuu/bao-tin', fields);
      expect(answer.location).toBe('/tra-cuu/ho-so?da-luu#bao-tin');
      return citizen.get('/tra-cuu/ho-so');
    };
    expect((await choose({ mail: 'co' })).source.match(/checked/g)).toHaveLength(1);
    expect(await allTold(await acceptedOf('521'), 1)).toEqual([
      'received mail sent',
      'received sms suppressed',
    ]);
    await choose({ mail: 'co', sms: 'co' });
    expect(await allTold(await acceptedOf('521'), 1)).toEqual(both('received'));
  });
});

it('keeps of the applicant nothing but what their own row says, and tells nobody once that is erased', async () => {
  const dossier = await accepted();
  await allTold(dossier, 1);
  const tables = await office.database.asOwner(
    `select format('select t::text from %I.%I t', table_schema, table_name) as look
     from information_schema.tables
     where table_schema = 'motcua_queue' or table_name in ('opt_out', 'outbox', 'look_up')`,
  );
  const looks = tables.rows.map(({ look }) => String(look));
  expect(looks.length).toBeGreaterThan(5);
  const { rows: kept } = await office.database.asOwner(
    [...looks, 'select n::text from notice n where account is null'].join(' union all '),
  );
  const text = JSON.stringify(kept);
  expect(kept.length).toBeGreaterThan(10);
  // Four digits alone stand in many a number.
  for (const part of [...personal, SMS_TO].filter(({ length }) => length > 4))
    expect([part, text.includes(part)]).toEqual([part, false]);
  const sent = (
    await office.database.asOwner(
      `select text_hash from notice where dossier = $1 and account is null`,
      [dossier.id],
    )
  ).rows;
  expect(sent).toHaveLength(2);
  for (const { text_hash: hash } of sent) expect(hash).toMatch(/^[0-9a-f]{64}$/);

  itIs('22:00');
  const erased = await accepted();
  const sms = async () => (await told(erased)).find(({ channel }) => channel === 'sms');
  await eventually(sms, (notice) => notice?.notBefore.includes('T07:00:00') ?? false);
  await office.database.asOwner('delete from applicant where dossier = $1', [erased.id]);
  later(10 * 3600);
  expect(await eventually(sms, (notice) => notice?.state === 'suppressed')).toMatchObject({
    suppressedAs: 'no-address',
  });
});
