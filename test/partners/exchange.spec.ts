import { randomUUID } from 'node:crypto';

import { inTransaction, poolOf, type Taken } from '#lib/persistence';
import { type InboxMessage, type PartnerHandler } from '#lib/service';

import { eventually } from '../queues/backends.ts';
import { workOn } from '../queues/office.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { exchangeHere, posting, register } from './office.ts';
import { type Sandbox, someSecret, startSandbox } from './sandbox.ts';

let office: TestOffice;
let sandbox: Sandbox;
/** What the queue's clock is ahead of the machine's: a failed try is due again at once. */
let ahead = 0;
/** What was handed over to be taken, in that order. */
const taken: InboxMessage[] = [];
/** How the next messages of a dossier are taken, if not well. */
const answers = new Map<string, () => Promise<Taken>>();

const handler: PartnerHandler = async (message) => {
  const answer = await answers.get(message.dossier)?.();
  if (answer && 'refused' in answer) return answer;
  taken.push(message);
  return { taken: true };
};

beforeAll(async () => {
  office = await testOffice({
    work: {
      now: () => Date.now() + ahead,
      exchange: exchangeHere(1),
      partnerHandlers: new Map([['thu.tin', handler]]),
      forgottenAfter: 1,
      sweepEvery: 200,
    },
  });
  sandbox = await startSandbox(`${office.server.url}/exchange/v1/messages`);
  await register(office, { id: 'sandbox', url: sandbox.url, secret: sandbox.secret });
});
afterAll(async () => {
  await sandbox.stop();
  await office.close();
});

const lines = () => workOn(office.database).partners;
const openOf = (partner: string) => lines().open(partner, { limit: 100 });
const put = (dossier: string, n: number, partner = 'sandbox') =>
  lines().putAlone({ partner, dossier, type: 'thu.tin', body: { n } });
const numbersOf = (messages: readonly { n: number }[] | undefined) => messages?.map(({ n }) => n);
const takenOf = (dossier: string) => taken.filter((message) => message.dossier === dossier);

describe('what is told', () => {
  it('goes out if the transaction commits, and leaves no gap if it does not', async () => {
    const pool = poolOf(office.database.source);
    const tell = (client: Parameters<Parameters<typeof inTransaction>[1]>[0]) =>
      lines().put(client, { partner: 'sandbox', dossier: 'HS-1', type: 'thu.tin', body: {} });
    await inTransaction(pool, tell);
    const broken = inTransaction(pool, async (client) => {
      await tell(client);
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    await inTransaction(pool, tell);
    const { held } = await eventually(sandbox.look, ({ held }) => held['HS-1']?.length === 2);
    expect(numbersOf(held['HS-1'])).toEqual([1, 2]);
  });

  it('arrives once and in the order of its dossier, whatever the partner does', async () => {
    sandbox.order('mischief 0.3');
    const dossiers = Array.from({ length: 12 }, (_, k) => `HS-ra-${k}`);
    for (const n of [1, 2, 3, 4, 5]) await Promise.all(dossiers.map((dossier) => put(dossier, n)));
    const open = await eventually(
      () => {
        ahead += 3_600_000;
        return openOf('sandbox');
      },
      ({ length }) => length === 0,
    );
    expect(open).toEqual([]);
    sandbox.order('mischief 0');
    const { held, done, wrong } = await sandbox.look();
    for (const dossier of dossiers)
      expect([dossier, numbersOf(held[dossier])]).toEqual([dossier, [1, 2, 3, 4, 5]]);
    expect(wrong).toBe(0);
    expect(Object.keys(done).sort()).toEqual(['drop', 'fault', 'forget', 'known', 'late']);
    ahead = 0;
  });

  it('is left to the operator when it is refused for good; what stands behind it waits', async () => {
    sandbox.order('refuse 422');
    await put('HS-chet', 1);
    await put('HS-chet', 2);
    const isDead = (open: Awaited<ReturnType<typeof openOf>>) => open[0]?.state === 'dead';
    expect(await eventually(() => openOf('sandbox'), isDead)).toMatchObject([
      { dossier: 'HS-chet', direction: 'out', state: 'dead', n: 1, messages: 2, attempts: 1 },
    ]);
    sandbox.order('refuse 0');
    expect(await lines().replay('sandbox', 'HS-khac')).toBe(0);
    expect(await lines().replay('sandbox', 'HS-chet')).toBe(1);
    const { held } = await eventually(sandbox.look, ({ held }) => held['HS-chet']?.length === 2);
    expect(numbersOf(held['HS-chet'])).toEqual([1, 2]);
  });

  const skip = (dossier: string, n: number, direction: 'out' | 'in' = 'out', partner = 'sandbox') =>
    office.administrator.api.POST('/api/v1/partners/{id}/skip', {
      params: { path: { id: partner } },
      body: { dossier, direction, n, reason: 'Đối tác không nhận' },
    });
  const hasDied = (open: Awaited<ReturnType<typeof openOf>>) => open[0]?.state === 'dead';

  it('is skipped by the operator with a reason, and the partner learns which number', async () => {
    sandbox.order('refuse 422');
    await put('HS-bo', 1);
    await put('HS-bo', 2);
    await eventually(() => openOf('sandbox'), hasDied);
    expect((await skip('HS-bo', 2)).error).toMatchObject({ code: 'partner-message-not-dead' });
    sandbox.order('refuse 0');
    expect((await skip('HS-bo', 1)).response.status).toBe(204);
    const { held } = await eventually(sandbox.look, ({ held }) => held['HS-bo']?.length === 2);
    expect(held['HS-bo']).toMatchObject([
      { n: 1, type: 'motcua.skipped', data: { type: 'thu.tin' } },
      { n: 2, type: 'thu.tin' },
    ]);
    expect(await lines().skipped('sandbox', 10)).toMatchObject([
      { dossier: 'HS-bo', direction: 'out', n: 1, type: 'thu.tin', reason: 'Đối tác không nhận' },
    ]);
    const [skipped] = await lines().skipped('sandbox', 1);
    const { rows } = await office.database.asOwner('select name from account where id = $1', [
      skipped?.by,
    ]);
    expect(rows).toEqual([{ name: skipped?.byName }]);
    expect((await skip('HS-bo', 1)).response.status).toBe(409);
  });

  it('is passed over when what says that it was skipped is refused too', async () => {
    sandbox.order('refuse 422');
    await put('HS-bo-han', 1);
    await eventually(() => openOf('sandbox'), hasDied);
    await skip('HS-bo-han', 1);
    await eventually(() => openOf('sandbox'), hasDied);
    sandbox.order('refuse 0');
    await skip('HS-bo-han', 1);
    await put('HS-bo-han', 2);
    const { held } = await eventually(sandbox.look, ({ held }) => 'HS-bo-han' in held);
    expect(numbersOf(held['HS-bo-han'])).toEqual([2]);
  });

  it('is forgotten when it was kept long enough, and never while it is to be sent', async () => {
    const old = "clock_timestamp() - interval '91 days'";
    await put('HS-cu', 1);
    await eventually(
      () => openOf('sandbox'),
      ({ length }) => length === 0,
    );
    sandbox.order('refuse 422');
    await put('HS-cu', 2);
    await eventually(() => openOf('sandbox'), hasDied);
    expect(await lines().thin(10)).toBe(0);
    await office.database.asOwner(
      `update partner_message set delivered_at = ${old}
       where line = (select id from partner_line where dossier = 'HS-cu')`,
    );
    expect(await lines().thin(10)).toBe(1);
    const { rows } = await office.database.asOwner(
      `select n, body is null as thinned, length(sha256) as digest from partner_message
       where line = (select id from partner_line where dossier = 'HS-cu') order by n`,
    );
    expect(rows).toEqual([
      { n: 1, thinned: true, digest: 64 },
      { n: 2, thinned: false, digest: null },
    ]);
    sandbox.order('refuse 0');
    const { error } = await office.administrator.api.POST('/api/v1/partners/{id}/replay', {
      params: { path: { id: 'sandbox' } },
      body: { dossier: 'HS-cu', from: 1 },
    });
    expect(error).toMatchObject({ code: 'partner-message-thinned', status: 410 });
    expect(await lines().resend('sandbox', 'HS-cu', 2)).toBe(1);
    await eventually(
      () => openOf('sandbox'),
      ({ length }) => length === 0,
    );
  });

  it('is sent again from a number on to a partner that lost it', async () => {
    const before = (await sandbox.look()).done.known ?? 0;
    expect(await lines().resend('sandbox', 'HS-1', 3)).toBe(0);
    expect(await lines().resend('sandbox', 'HS-1', 1)).toBe(2);
    const { held } = await eventually(sandbox.look, ({ done }) => done.known === before + 2);
    expect(numbersOf(held['HS-1'])).toEqual([1, 2]);
  });

  it('waits while the partner is paused', async () => {
    const { api } = office.administrator;
    const path = { params: { path: { id: 'sandbox' } } };
    await api.POST('/api/v1/partners/{id}/pause', path);
    await put('HS-ngung', 1);
    // A line of somebody else, written later, is through: the paused one was passed over.
    await register(office, { id: 'ban', url: sandbox.url, secret: sandbox.secret });
    await put('HS-ban', 1, 'ban');
    await eventually(sandbox.look, ({ held }) => held['HS-ban'] !== undefined);
    expect((await sandbox.look()).held['HS-ngung']).toBeUndefined();
    expect(await openOf('sandbox')).toMatchObject([{ dossier: 'HS-ngung', state: 'waiting' }]);
    // As if the queue had been handed it right before the pause, and passed it over since.
    await office.database.asOwner(
      `update partner_line set queued_at = clock_timestamp() + interval '1 hour' where dossier = 'HS-ngung'`,
    );
    await api.POST('/api/v1/partners/{id}/resume', path);
    const { held } = await eventually(sandbox.look, (look) => 'HS-ngung' in look.held);
    expect(numbersOf(held['HS-ngung'])).toEqual([1]);
  });
});

describe('what is heard', () => {
  const vendor = {
    id: 'nha-cung-cap',
    url: 'https://vendor.example.vn/hook',
    secret: someSecret(),
  };
  let post: ReturnType<typeof posting>;
  const openLines = () => openOf(vendor.id);

  beforeAll(async () => {
    await register(office, vendor);
    post = posting(office.server.url, vendor);
  });

  it('is taken once and in the order of its dossier, however it comes', async () => {
    sandbox.order('mischief 0.4');
    const dossiers = Array.from({ length: 6 }, (_, k) => `HS-vao-${k}`);
    for (const n of [1, 2, 3, 4, 5])
      for (const dossier of dossiers) sandbox.send({ type: 'thu.tin', dossier, data: { n } });
    await eventually(
      () => Promise.resolve(taken.length),
      (count) => count === 30,
    );
    sandbox.order('mischief 0');
    for (const dossier of dossiers)
      expect([dossier, takenOf(dossier).map(({ body }) => body.n)]).toEqual([
        dossier,
        [1, 2, 3, 4, 5],
      ]);
    const { done } = await eventually(sandbox.look, ({ done }) => done['answered 202'] === 30);
    expect(done.double).toBeGreaterThan(0);
    expect(done.reorder).toBeGreaterThan(0);
    expect(done['answered 200']).toBe(done.double);
  });

  it('waits for the number that is missing, and says for which', async () => {
    expect((await post({ dossier: 'HS-thieu', n: 3 })).status).toBe(202);
    expect((await post({ dossier: 'HS-thieu', n: 2 })).status).toBe(202);
    const gap = {
      dossier: 'HS-thieu',
      direction: 'in',
      state: 'gap',
      n: 1,
      type: null,
      messages: 3,
    };
    expect(await eventually(openLines, (open) => open[0]?.state === 'gap')).toMatchObject([gap]);
    expect(takenOf('HS-thieu')).toEqual([]);
    await post({ dossier: 'HS-thieu', n: 1 });
    await eventually(openLines, ({ length }) => length === 0);
    expect(numbersOf(takenOf('HS-thieu'))).toEqual([1, 2, 3]);
  });

  it('is kept as refused with the reason, and the next one goes on', async () => {
    let first = true;
    answers.set('HS-tu-choi', () => {
      const refused = { refused: 'thu-sai', reason: 'Thử từ chối' };
      const answer: Taken = first ? refused : { taken: true };
      first = false;
      return Promise.resolve(answer);
    });
    await post({ dossier: 'HS-tu-choi', n: 1 });
    await post({ dossier: 'HS-tu-choi', n: 2 });
    await eventually(openLines, ({ length }) => length === 0);
    expect(numbersOf(takenOf('HS-tu-choi'))).toEqual([2]);
    await post({ dossier: 'HS-la', n: 1, type: 'khong.biet' });
    const refused = await eventually(
      () => lines().refused(vendor.id, 10),
      ({ length }) => length === 2,
    );
    expect(refused).toMatchObject([
      { dossier: 'HS-la', n: 1, type: 'khong.biet', code: 'type-unknown' },
      { dossier: 'HS-tu-choi', n: 1, code: 'thu-sai', reason: 'Thử từ chối' },
    ]);
  });

  it('is tried again when it fails, given up in the end, and taken once replayed', async () => {
    let tries = 0;
    let broken = true;
    answers.set('HS-loi', () => {
      tries += 1;
      return broken ? Promise.reject(new Error('disk on fire')) : Promise.resolve({ taken: true });
    });
    await post({ dossier: 'HS-loi', n: 1 });
    await eventually(openLines, (open) => open[0]?.attempts === 1);
    // All but the last two tries of a day are behind it.
    await office.database.asOwner(
      "update partner_line set attempts = 30 where dossier = 'HS-loi' and direction = 'in'",
    );
    const dead = await eventually(
      () => {
        ahead += 3_600_000;
        return openLines();
      },
      (open) => open[0]?.state === 'dead',
    );
    ahead = 0;
    // What went wrong with us is told to nobody outside, and stands in the log.
    expect(dead).toMatchObject([
      { dossier: 'HS-loi', n: 1, attempts: 32, failure: 'Lỗi của hệ thống' },
    ]);
    expect(tries).toBe(3);
    broken = false;
    expect(await lines().replay(vendor.id, null)).toBe(1);
    await eventually(openLines, ({ length }) => length === 0);
    expect(numbersOf(takenOf('HS-loi'))).toEqual([1]);
  });

  it('is not another message under a number that is taken', async () => {
    const id = `msg_${randomUUID()}`;
    expect((await post({ dossier: 'HS-so', n: 1 }, { id })).status).toBe(202);
    expect((await post({ dossier: 'HS-so', n: 1 }, { id })).status).toBe(200);
    const other = await post({ dossier: 'HS-so', n: 1 });
    expect([other.status, other.code]).toEqual([409, 'message-number-taken']);
  });

  it('is not what we said ourselves and somebody sends back', async () => {
    await put('HS-guong', 1);
    const { held } = await eventually(sandbox.look, (look) => 'HS-guong' in look.held);
    const back = posting(office.server.url, { id: 'sandbox', secret: sandbox.secret });
    const id = held['HS-guong']?.[0]?.id ?? '';
    expect(id).toMatch(/^msg_/);
    const answer = await back({ dossier: 'HS-guong', n: 1 }, { id });
    expect([answer.status, answer.code]).toEqual([401, 'signature-invalid']);
  });
});
