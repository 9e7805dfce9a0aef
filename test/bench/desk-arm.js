/**
 * One arm of command.bench.ts as a process of its own: clerks who act on dossiers through the desk, one after
 * another or together. Prints what they took.
 */
import { randomUUID } from 'node:crypto';

import { act, ActTogether, openDesk } from '#lib/desk';
import { openDatabase } from '#lib/persistence';

import { work } from './work.js';

const { url, connections, together, ...shift } = JSON.parse(process.argv[2]);

const source = await openDatabase(url, { connections });
const desk = await openDesk(source);
const shared = new ActTogether(desk);
const record = together ? (order) => shared.act(order) : (order) => act(desk, order);

const took = await work(shift, () => (dossier, action) => {
  const step = { type: 'step', action, reason: 'Theo quy trình', by: 'can-bo', source: 'desk' };
  return record({ command: { ...step, dossier, key: randomUUID() }, recorded: 'database' });
});
process.stdout.write(JSON.stringify(took));
await source.destroy();
