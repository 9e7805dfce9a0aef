import { join } from 'node:path';

import { Caller, employ, takeOffice } from '../support/people.ts';
import { build, cleanUp, temporaryFolder } from '../cli/run.ts';
import { eventually } from '../queues/backends.ts';
import { AGENCY, submit } from '../http/story.ts';
import { memoryOf, processesIn, type Server, startServer } from './processes.ts';

let home: string;
beforeAll(async () => {
  await build();
  home = join(temporaryFolder('shutdown'), 'nhà');
});
afterAll(cleanUp);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Reads a stream of events to its end. */
const follow = async (
  caller: Caller,
): Promise<{ begun: () => string; ended: Promise<'ended' | Error> }> => {
  const response = await fetch(`${caller.url}/api/v1/events`, { headers: caller.headers() });
  let text = '';
  const read = async (): Promise<'ended' | Error> => {
    try {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
      return 'ended';
    } catch (error) {
      return error as Error;
    }
  };
  return { begun: () => text, ended: read() };
};

it('told to end, it answers what it has begun, ends its streams and leaves nothing behind', async () => {
  const first: Server = await startServer({ home });
  if (!first.administrator) throw new Error('no administrator was made');
  const administrator = await takeOffice(first.url, first.administrator);
  const desk = await employ(administrator, 'mot-cua', { role: 'desk', agency: AGENCY });
  const streams = await Promise.all([follow(desk.caller), follow(desk.caller)]);
  await submit(desk);
  expect(
    await eventually(
      () => Promise.resolve(streams.every(({ begun }) => begun().includes('event: changed'))),
      (both) => both,
    ),
  ).toBe(true);

  const requests = Array.from({ length: 40 }, () => submit(desk));
  await Promise.race(requests);
  const told = performance.now();
  const ending = first.stop();
  const answers = await Promise.allSettled(requests);
  const ended = await ending;
  const took = performance.now() - told;
  for (const a of answers) if (a.status === 'rejected') console.log((a.reason as Error).cause);
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(await Promise.all(streams.map((stream) => stream.ended))).toEqual(['ended', 'ended']);
  expect(ended.status).toBe(0);
  expect(await leftIn(home)).toEqual([]);

  const again = await startServer({ home });
  const there = await fetch(`${again.url}/api/v1/dossiers?limit=200`, {
    headers: new Caller(again.url).headers(),
  });
  expect(there.status).toBe(401); // nobody is signed in by a restart
  const memory = await idleMemory(again);
  process.stderr.write(
    `start: ready ${seconds(first.readyAfter)} after the very first start, ${seconds(again.readyAfter)} ` +
      `after a later one; idle memory of our process ${memory}; ` +
      `stopped with 40 requests in flight in ${seconds(took)}\n`,
  );
  expect((await again.stop()).status).toBe(0);
  expect(await leftIn(home)).toEqual([]);
});

/** What still works in a home after its last user: the shell that watched over the server hears of it and goes too. */
const leftIn = (folder: string): Promise<string[]> =>
  eventually(
    () => Promise.resolve(processesIn(folder)),
    (commands) => commands.length === 0,
  );

/** What the process holds once it has done nothing for a while. */
const idleMemory = async ({ pid }: Server): Promise<string> => {
  if (process.platform !== 'linux') return 'not told here';
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return `${memoryOf(pid)} MB`;
};
