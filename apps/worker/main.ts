/**
 * The worker as its own process, for a container: DATABASE_URL says where the data is, REDIS_URL where the
 * queues are (absent: in the database). `motcua worker` is the same with the command line's surroundings.
 */
import { join } from 'node:path';

import { listening, ownProcess, runWorker } from '#lib/service';

const { DATABASE_URL: url, HOST, MOTCUA_CATALOGUE: catalogue, MOTCUA_HOME: home } = process.env;
if (url === undefined || url === '') {
  process.stderr.write('environment-invalid: Phải đặt DATABASE_URL.\n');
  process.exitCode = 1;
} else {
  const settings = { port: 'HEALTH_PORT', host: 'HOST', address: HOST };
  const exchangeKey = home && join(home, 'exchange.key');
  await ownProcess(() =>
    listening(settings, () =>
      runWorker({ url }, catalogue ?? 'processes', process.env, exchangeKey),
    ),
  );
}
