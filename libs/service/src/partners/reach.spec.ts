import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type CheckedAddress, Networks } from './networks.ts';
import { type OutsideRequest, reach } from './reach.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server on this machine. @returns its port */
const serve = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const here = new Networks(['127.0.0.0/8']);
const asking = (url: string): OutsideRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  timeoutSeconds: 1,
  limit: 1_000,
});

it('brings the whole answer, and what was sent', async () => {
  const port = await serve((request, response) => {
    response.statusCode = 202;
    request.pipe(response);
  });
  const request = { ...asking(`http://127.0.0.1:${port}/`), method: 'POST', body: 'Tiếng Việt' };
  const answer = await reach(here, request as OutsideRequest);
  expect([answer.status, answer.body.toString()]).toEqual([202, 'Tiếng Việt']);
});

it('connects to no address that is not admitted', async () => {
  let asked = 0;
  const port = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])
    await expect(reach(new Networks(), asking(`https://${host}:${port}/`))).rejects.toThrow(
      'dẫn tới địa chỉ nội bộ không được phép gọi',
    );
  expect(asked).toBe(0);
});

it('connects to the address that was checked, wherever the name leads by now', async () => {
  // A name that leads nowhere by the time of the connection.
  class Checked extends Networks {
    override addressesOf(): Promise<[CheckedAddress]> {
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    }
  }
  const port = await serve(({ headers }, response) => response.end(headers.host));
  const { body } = await reach(new Checked(), asking(`http://doi-tac.invalid:${port}/`));
  expect(body.toString()).toBe(`doi-tac.invalid:${port}`);
});

it('is not led elsewhere', async () => {
  let followed = false;
  const port = await serve(({ url }, response) => {
    if (url === '/bi-mat') followed = true;
    response.writeHead(302, { location: '/bi-mat' }).end();
  });
  const { status } = await reach(here, asking(`http://127.0.0.1:${port}/`));
  expect([status, followed]).toEqual([302, false]);
});

it.each<[string, RequestListener, RegExp]>([
  [
    'too long an answer',
    (_, response) => response.end('a'.repeat(2_000)),
    /trả lời dài quá 1000 byte$/,
  ],
  ['no answer', () => undefined, /không trả lời trong 1 giây$/],
  [
    'an answer without an end',
    (_, response) => void response.write('một nửa'),
    /không trả lời trong 1 giây$/,
  ],
  ['a line that breaks', ({ socket }) => socket.destroy(), /^Không nối được 127\.0\.0\.1/],
  [
    'an answer that breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('một nửa', () => response.destroy());
    },
    /^Không nối được 127\.0\.0\.1/,
  ],
])('gives up for now: %s', async (_what, listener, reason) => {
  const port = await serve(listener);
  const asked = reach(here, asking(`http://127.0.0.1:${port}/`));
  await expect(asked).rejects.toThrow(reason);
  await expect(asked).rejects.toMatchObject({ name: 'Undelivered', final: false });
});
