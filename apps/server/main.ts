/**
 * API and console as their own process, for a container: DATABASE_URL says where the data is, REDIS_URL where
 * the queues are (absent: in the database); jobs are left to workers. `motcua start` is the same with the
 * command line's surroundings.
 */
import { join } from 'node:path';

import { listening, ownProcess, runServer } from '#lib/service';

const { DATABASE_URL: url, HOST, MOTCUA_CATALOGUE: catalogue, MOTCUA_HOME: home } = process.env;
if (url === undefined || url === '') {
  process.stderr.write('environment-invalid: Phải đặt DATABASE_URL.\n');
  process.exitCode = 1;
} else {
  const settings = {
    port: 'biến môi trường PORT',
    host: 'biến môi trường HOST',
    address: HOST,
  };
  const args = {
    consume: false,
    console: 'dist/console',
    files: join(home ?? '.motcua', 'files'),
    ...(home && { exchangeKey: join(home, 'exchange.key') }),
  };
  await ownProcess(() =>
    listening(settings, () =>
      runServer({ url }, catalogue ?? 'processes', process.env, args, ({ administrator }) => {
        if (!administrator) return;
        const { username, oneTimePassword } = administrator;
        process.stderr.write(
          `Quản trị viên: ${username}, mật khẩu dùng một lần: ${oneTimePassword}\n`,
        );
      }),
    ),
  );
}
