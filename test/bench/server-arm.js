/**
 * The server of command.bench.ts as a process of its own, with one system that may act for the agency. Prints
 * where it listens and the system's key; ends when its input does.
 */
import 'reflect-metadata';

import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { act, ActTogether } from '#lib/desk';
import { ApiKeys, composeServer, DESK, fileSettings, identityConfig, openLog } from '#lib/service';

const { url, agency, together } = JSON.parse(process.argv[2]);

const app = await composeServer({
  host: '127.0.0.1',
  port: 0,
  catalogue: 'processes',
  identity: identityConfig({}),
  files: fileSettings({}, join(tmpdir(), `motcua-bench-${process.pid}`)),
  work: {
    databaseUrl: url,
    backend: { kind: 'postgres', url },
    logger: openLog('bench', 'info', '/dev/null'),
    consume: false,
  },
});
if (!together) app.get(ActTogether).act = (order) => act(app.get(DESK), order);
await app.listen(0, '127.0.0.1');
const grants = ['officer', 'chair'].map((role) => ({ role, agency }));
const { key } = await app.get(ApiKeys).create('bench', grants);
process.stdout.write(`${JSON.stringify({ url: await app.getUrl(), key })}\n`);
process.stdin.on('end', () => void app.close().then(() => process.exit(0))).resume();
