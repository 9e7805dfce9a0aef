import { answerOf } from '#lib/api-client';
import { MASK } from '#lib/directory';
import { verify } from '#lib/desk';
import { FileStore, poolOf } from '#lib/persistence';

import { docxText } from '../support/docx-text.ts';
import { upload } from '../support/files.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import {
  act,
  AGENCY,
  type Cast,
  done,
  type Dossier,
  engageCast,
  refused,
  submit,
} from './story.ts';

const applicant = { name: 'Nguyễn Thị Thử', phone: '0900000000', address: 'Số 7 đường Thử' };
const HOUR = 3_600_000;

let office: TestOffice;
let cast: Cast;
let auditor: Person;
beforeAll(async () => {
  office = await testOffice();
  cast = await engageCast(office.administrator);
  auditor = await employ(office.administrator, 'kiem-tra', { role: 'auditor', agency: AGENCY });
});
afterAll(() => office.close());

const finished = async (more: Parameters<typeof submit>[1] = {}): Promise<Dossier> => {
  const accepted = await done(cast.desk, await submit(cast.desk, { applicant, ...more }), 'accept');
  return done(cast.desk, accepted, 'finish', { outcome: 'granted' });
};
const sent = async () =>
  done(cast.desk, await finished(), 'send', { carrier: 'Bưu điện', tracking: 'EF123456789VN' });

const history = async ({ api }: Person, id: string) =>
  (await answerOf(api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id } } }))).items;
const listed = async (query: object): Promise<string[]> => {
  const { items } = await answerOf(
    cast.desk.api.GET('/api/v1/dossiers', {
      params: { query: { limit: 200, sort: 'recorded', ...query } },
    }),
  );
  return items.map(({ id }) => id);
};

describe('a result by post', () => {
  it('is counted when it was finished; what the carrier says comes after, whenever it is heard', async () => {
    const parcel = await sent();
    expect(parcel).toMatchObject({
      phase: 'sent',
      status: { code: 9 },
      standing: 'early',
      delivery: { way: 'post', parcel: { carrier: 'Bưu điện', state: 'sent' } },
    });
    expect(await listed({ phase: 'sent' })).toContain(parcel.id);
    const failed = await done(cast.desk, parcel, 'delivery-failed', { reason: 'Vắng nhà' });
    expect(failed).toMatchObject({ phase: 'sent', delivery: { parcel: { state: 'failed' } } });
    expect(await listed({ parcel: 'failed', way: 'post' })).toEqual([parcel.id]);
    const offer = failed.actions.find(({ action }) => action === 'return');
    expect(offer).toMatchObject({ label: 'Bưu chính đã phát kết quả', needs: { fields: ['at'] } });
    const delivered = await done(cast.desk, failed, 'return');
    expect(delivered).toMatchObject({
      phase: 'returned',
      standing: 'early',
      delivery: { way: 'post', parcel: { state: 'delivered' } },
    });
  });

  it('delivered hours ago needs no reason; handed over at the counter hours ago does', async () => {
    const at = new Date(Date.now() - 2 * HOUR).toISOString();
    const parcel = await sent();
    const lost = await done(cast.desk, parcel, 'return', { at });
    expect((await history(cast.desk, lost.id)).at(-1)).toMatchObject({
      kind: 'late',
      event: 'return',
    });
    const problem = await refused(act(cast.desk, await finished(), 'return', { at }));
    expect(problem.code).toBe('reason-required');
  });

  it('lost is issued again with its file and sent again', async () => {
    let dossier = await sent();
    expect((await refused(act(cast.desk, dossier, 'lost-in-post'))).code).toBe('reason-required');
    dossier = await done(cast.desk, dossier, 'lost-in-post', { reason: 'Công văn số 5' });
    expect(dossier).toMatchObject({ phase: 'finished', delivery: { parcel: { state: 'lost' } } });
    const { id: file } = await upload(cast.desk, 'Trích lục cấp lại.pdf');
    dossier = await done(cast.desk, dossier, 'reissue', {
      reason: 'Bưu chính làm thất lạc',
      papers: [{ copy: 'electronic', file }],
    });
    const { items } = await answerOf(
      cast.desk.api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id: dossier.id } } }),
    );
    expect(items).toMatchObject([{ event: 'reissue', purpose: 'result', file: { id: file } }]);
    dossier = await done(cast.desk, dossier, 'send', { carrier: 'Bưu điện' });
    expect(dossier).toMatchObject({ phase: 'sent', delivery: { parcel: { state: 'sent' } } });
  });

  it('is chosen at intake or later, and not sent before it is there', async () => {
    const dossier = await submit(cast.desk, { applicant, way: 'post' });
    expect(dossier.delivery.way).toBe('post');
    const accepted = await done(cast.desk, dossier, 'accept');
    const problem = await refused(act(cast.desk, accepted, 'send', { carrier: 'Bưu điện' }));
    expect(problem).toMatchObject({ status: 409, code: 'not-allowed' });
    const changed = await done(cast.desk, accepted, 'choose-return', { way: 'online' });
    expect(changed.delivery.way).toBe('online');
  });
});

describe('at the counter', () => {
  const collector = {
    collectedBy: 'representative',
    collectorName: 'Trần Văn Nhận',
    collectorPaper: 'CCCD 030190004815',
  } as const;

  it('who came and what they showed is kept outside the chain, and masked', async () => {
    const { id, delivery } = await done(cast.desk, await finished(), 'return', collector);
    expect(delivery).toMatchObject({ way: 'counter', collectedBy: 'representative' });
    const kept = (await history(cast.desk, id)).at(-1)!;
    expect(kept.text).toEqual({
      collectorName: collector.collectorName,
      collectorPaper: collector.collectorPaper,
    });
    expect(JSON.stringify(kept.fact)).not.toMatch(/Nhận|0301/);
    expect((await history(auditor, id)).at(-1)!.text).toEqual({
      collectorName: MASK,
      collectorPaper: MASK,
    });
  });

  it('without the receipt nobody gets it unnamed, and the receipt is printed again as such', async () => {
    let dossier = await finished();
    const receipt = async () =>
      docxText(
        new Uint8Array(
          await answerOf(
            cast.desk.api.GET('/api/v1/dossiers/{id}/forms/{form}', {
              params: { path: { id: dossier.id, form: 'receipt' } },
              parseAs: 'arrayBuffer',
            }),
          ),
        ),
      );
    expect(await receipt()).not.toContain('CẤP LẠI');
    dossier = await done(cast.desk, dossier, 'lose-receipt', { reason: 'Công dân báo' });
    expect(await receipt()).toContain('CẤP LẠI (báo mất ngày');
    const bare = await refused(act(cast.desk, dossier, 'return'));
    expect(bare).toMatchObject({ status: 422, code: 'collector-required' });
    const nameless = { collectedBy: 'representative', collectorPaper: 'CCCD' } as const;
    const problem = await refused(act(cast.desk, dossier, 'return', nameless));
    expect(problem.code).toBe('collector-required');
    const shown = { collectedBy: 'applicant', collectorPaper: 'CCCD' } as const;
    expect((await done(cast.desk, dossier, 'return', shown)).phase).toBe('returned');
  });

  it('nobody loses a receipt that is not given: the result is given at once', async () => {
    // In the morning: what comes after the cutoff is promised for another day.
    const morning = { at: '2023-06-05T08:00:00+07:00', reason: 'Ghi bù theo sổ' };
    const certified = await submit(cast.desk, { procedure: '2.000815', ...morning });
    const dossier = await done(cast.desk, certified, 'accept', morning);
    const offered = dossier.actions.find(({ action }) => action === 'lose-receipt');
    expect(offered?.blocked).toMatchObject({ code: 'not-allowed' });
    const problem = await refused(act(cast.desk, dossier, 'lose-receipt', { reason: 'Báo mất' }));
    expect(problem).toMatchObject({ status: 409, code: 'not-allowed' });
  });
});

describe('the archive', () => {
  it('lists what ended, takes it in with its term, and lists what has run out', async () => {
    const open = await finished();
    const ended = await done(cast.desk, await finished({ procedure: '2.000884' }), 'return');
    const waiting = await listed({ archive: 'waiting' });
    expect(waiting).toContain(ended.id);
    expect(waiting).not.toContain(open.id);
    expect((await refused(act(cast.desk, open, 'archive', { place: 'Kho 1' }))).code).toBe(
      'not-allowed',
    );
    const kept = await done(cast.desk, ended, 'archive', { place: 'Kho 1, giá 2', box: 'Hộp 7' });
    const year = new Date(Date.now() + 7 * HOUR).getUTCFullYear();
    expect(kept).toMatchObject({
      phase: 'returned',
      archived: {
        place: 'Kho 1, giá 2',
        box: 'Hộp 7',
        until: `${year + 2}-12-31`,
        certainty: 'unverified',
      },
    });
    expect(await listed({ archive: 'kept' })).toEqual([ended.id]);
    expect(await listed({ archive: 'over' })).toEqual([]);
    await office.database.asOwner(`update dossier set keep_until = '2020-12-31' where id = $1`, [
      ended.id,
    ]);
    expect(await listed({ archive: 'over' })).toEqual([ended.id]);
    expect((await verify(office.database.desk)).mismatches).toMatchObject([
      { dossier: ended.id, code: 'afterlife-differs' },
    ]);
    await office.database.asOwner(`update dossier set keep_until = $2 where id = $1`, [
      ended.id,
      kept.archived!.until,
    ]);
  });
});

describe('erasure by law', () => {
  const erase = ({ api }: Person, id: string) =>
    api.PUT('/api/v1/dossiers/{id}/erasure', {
      params: { path: { id } },
      body: { ground: 'Yêu cầu số 12' },
    });

  it('is a leader’s, of a dossier that ended; it reaches applicant, words and files, not the chain', async () => {
    const { id: file } = await upload(cast.desk, 'Tờ khai của Thử.pdf');
    const papers = [{ copy: 'electronic' as const, file }];
    let dossier = await finished({ papers });
    expect((await refused(erase(cast.chair, dossier.id))).code).toBe('not-allowed');
    dossier = await done(cast.desk, dossier, 'return', { reason: 'Bà Thử đã nhận' });
    expect((await refused(erase(cast.desk, dossier.id))).code).toBe('forbidden');
    const before = await history(cast.chair, dossier.id);
    const { erasure } = await answerOf(erase(cast.chair, dossier.id));
    expect(erasure).toMatchObject({ ground: 'Yêu cầu số 12' });
    expect(await answerOf(erase(cast.chair, dossier.id))).toEqual({ erasure });

    const seen = await answerOf(
      cast.chair.api.GET('/api/v1/dossiers/{id}', { params: { path: { id: dossier.id } } }),
    );
    expect(seen.applicant).toBeNull();
    const after = await history(cast.chair, dossier.id);
    expect(after.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
    expect(after.every(({ text }) => text === null)).toBe(true);
    const { items } = await answerOf(
      cast.chair.api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id: dossier.id } } }),
    );
    expect(items).toMatchObject([{ file: { name: null, state: 'removed' } }]);
    const gone = await refused(
      cast.chair.api.GET('/api/v1/files/{id}', { params: { path: { id: file } } }),
    );
    expect(gone).toMatchObject({ status: 410, code: 'file-erased' });
    // The next sweep deletes its bytes (test/files/room.spec.ts).
    const files = new FileStore(poolOf(office.database.source));
    expect(await files.toErase()).toContain(file);
    expect((await verify(office.database.desk)).mismatches).toEqual([]);
  });
});
