import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { listening, ListenRefused } from './listening.ts';

const listenOn = (port: number, address: string) =>
  listening({ port: '--port', host: '--host', address }, async () => {
    const server = createServer().listen(port, address);
    await once(server, 'listening');
    return server;
  });

const toldOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ListenRefused ? `${error.code}: ${error.message}` : String(error);
};

it('a port in use is told by its number, with the way out', async () => {
  const server = await listenOn(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  expect(await toldOf(listenOn(port, '127.0.0.1'))).toBe(
    `port-busy: Cổng ${port} đang có chương trình khác dùng; chọn cổng khác bằng --port.`,
  );
  server.close();
});

it.each(['192.0.2.1', 'khong-co.invalid'])('%s is no address of this machine', async (address) => {
  const said = await toldOf(listenOn(0, address));
  expect(said).toMatch(/^address-unavailable: [^\n]*bằng --host\.$/);
  expect(said).toContain(address);
});

it('a port that is not for ordinary users is told as that', async () => {
  const denied = Object.assign(new Error('listen EACCES: permission denied 127.0.0.1:80'), {
    ...{ code: 'EACCES', syscall: 'listen', address: '127.0.0.1', port: 80 },
  });
  const said = await toldOf(
    listening({ port: '--port', host: '--host', address: undefined }, () => Promise.reject(denied)),
  );
  expect(said).toMatch(/^port-denied: Không có quyền dùng cổng 80 /);
});

it('any other failure stays what it was', async () => {
  const other = new Error('khác');
  const settings = { port: '--port', host: '--host', address: undefined };
  await expect(listening(settings, () => Promise.reject(other))).rejects.toBe(other);
});
