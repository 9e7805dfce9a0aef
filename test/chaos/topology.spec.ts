import { build, cleanUp } from '../cli/run.ts';
import { castAt, engageCast, expectedInbox, playStory } from '../http/story.ts';
import { redisServer } from '../queues/backends.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { takeOffice } from '../support/people.ts';
import { startServer, startWorkerProcess } from './processes.ts';

const redis = await redisServer();
const there = await redis.start();
if (!there && process.env.CI === 'true') throw new Error('redis-server is needed');

let database: TestDatabase;
beforeAll(async () => {
  await build();
  database = await testDatabase();
});
afterAll(async () => {
  await cleanUp();
  await redis.stop();
  await database.drop();
});

(there ? it : it.skip)(
  'server, two workers, PostgreSQL and Redis apart tell the same story as one process',
  async () => {
    const { url } = database;
    const single = await startServer({ database: url });
    if (!single.administrator) throw new Error('no administrator was made');
    const cast = await engageCast(await takeOffice(single.url, single.administrator));
    const alone = await playStory(cast);
    expect(alone.told).toEqual(expectedInbox(alone.dossier.id));
    expect((await single.stop()).status).toBe(0);

    const surroundings = { database: url, redis: redis.url };
    const workers = [startWorkerProcess(surroundings), startWorkerProcess(surroundings)];
    const server = await startServer(surroundings, { args: ['--no-worker'] });
    expect(server.administrator).toBeUndefined();
    const apart = await playStory(await castAt(server.url, cast));
    expect(apart.told).toEqual(expectedInbox(apart.dossier.id));
    const without = ({ dossier: { id, ...dossier } }: typeof apart): unknown =>
      JSON.parse(JSON.stringify(dossier).replaceAll(id, ''));
    expect(without(apart)).toEqual(without(alone));

    // One worker fewer, without a word: the other goes on.
    const [first, second] = workers;
    await first?.kill();
    const fewer = await playStory(await castAt(server.url, cast));
    expect(fewer.told).toEqual(expectedInbox(fewer.dossier.id));
    const ended = await Promise.all([server.stop(), second?.stop()]);
    expect(ended.map((ran) => ran?.status)).toEqual([0, 0]);
  },
);
