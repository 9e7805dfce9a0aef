import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import type { ListQueries } from '#lib/persistence';

/** What a worker process says of itself over HTTP: nothing but whether it lives and can work. */
export interface WorkerHealth {
  close: () => Promise<void>;
}

/**
 * Answers the probes of a container: /health/live while the process lives, /health/ready while PostgreSQL
 * answers (a queue that is away is waited for, and nobody else could work it).
 *
 * @param port - 0: any free one
 */
export const openWorkerHealth = async (
  port: number,
  host: string,
  lists: Pick<ListQueries, 'lastChange'>,
): Promise<WorkerHealth & { port: number }> => {
  const server: Server = createServer((request, response) => {
    const say = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/health/live') say(200, { status: 'ok' });
    else if (request.url === '/health/ready') {
      lists.lastChange().then(
        () => say(200, { status: 'ok' }),
        () => say(503, { status: 'down' }),
      );
    } else say(404, { status: 'unknown' });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
