import { answerOf } from '#lib/api-client';
import { verify } from '#lib/desk';
import type { Backend } from '#lib/queues';

import { testRedis } from '../queues/backends.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import type { TestDatabase } from '../support/database.ts';
import { AGENCY, type Cast, engageCast, expectedInbox, playStory } from './story.ts';

const redis = await testRedis();
if (!redis && process.env.CI === 'true') {
  throw new Error('the story is told on Redis too: set REDIS_URL or install redis-server');
}
afterAll(async () => redis?.stop());

const story = (backend: (database: TestDatabase) => Backend): void => {
  let office: TestOffice;
  let cast: Cast;
  beforeAll(async () => {
    office = await testOffice({ backend });
    cast = await engageCast(office.administrator);
  });
  afterAll(() => office.close(), 30_000);

  it('is told from the submission to the applicant’s hand, through HTTP', async () => {
    const { dossier, told } = await playStory(cast);
    const { id } = dossier;
    expect(told).toEqual(expectedInbox(id));

    const { items } = await answerOf(
      cast.chair.api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id } } }),
    );
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, place) => place + 1));
    expect(items.map(({ actor }) => actor)).toEqual(
      (
        ['desk', 'desk', 'desk', 'officer', 'desk', 'officer', 'chair', 'desk', 'desk'] as const
      ).map((by) => cast[by].id),
    );
    expect(items.map(({ label }) => label)).toEqual([
      'Nộp hồ sơ',
      'Tiếp nhận hồ sơ',
      'Tiếp nhận, chuyển chuyên môn',
      'Yêu cầu bổ sung giấy tờ',
      'Công dân đã bổ sung',
      'Trình ký',
      'Ký duyệt',
      'Có kết quả, báo người nộp',
      'Trả kết quả',
    ]);
    expect(items.slice(1).map(({ prevHash }) => prevHash)).toEqual(
      items.slice(0, -1).map(({ hash }) => hash),
    );
    expect(JSON.stringify(items)).not.toContain('Nguyễn Thị Thử');
    expect(await verify(office.database.desk)).toMatchObject({ dossiers: 1, mismatches: [] });

    const of = { path: { period: '2023-Q2' }, query: { agency: AGENCY } };
    const report = await answerOf(cast.chair.api.GET('/api/v1/reports/{period}', { params: of }));
    expect(report.total).toMatchObject({
      received: 1,
      inPeriod: { total: 1, direct: 1 },
      resolved: { total: 1, early: 1, overdue: 0 },
      inHand: { total: 0 },
    });
    const cell = await answerOf(
      cast.chair.api.GET('/api/v1/reports/{period}/cells/{key}', {
        params: { ...of, path: { ...of.path, key: 'resolved.early' } },
      }),
    );
    expect(cell).toMatchObject({ figure: 1, items: [{ dossier: id, standing: 'early' }] });

    const then = await answerOf(
      cast.officer.api.GET('/api/v1/dossiers/{id}', {
        params: { path: { id }, query: { at: '2023-06-08T12:00:00+07:00' } },
      }),
    );
    expect(then.position).toMatchObject({ phase: 'in-hand', paused: true, standing: null });
  });
};

describe('with queues in PostgreSQL', () => {
  story(({ url }) => ({ kind: 'postgres', url }));
});

(redis ? describe : describe.skip)('with queues in Redis', () => {
  story(() => ({ kind: 'redis', url: redis?.url ?? '' }));
});
