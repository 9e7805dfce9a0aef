/**
 * One arm of command.bench.ts as a process of its own: the two statements of the recorded commands through the
 * driver alone, with nothing decided. No desk on this driver can be quicker. Prints what they took.
 */
import { openDatabase, poolOf } from '#lib/persistence';

import { readDossiers } from '../../dist/libs/persistence/src/statements/read-dossiers.js';
import { writeActs } from '../../dist/libs/persistence/src/statements/write-acts.js';
import { work } from './work.js';

const { url, connections, ...shift } = JSON.parse(process.argv[2]);

const source = await openDatabase(url, { connections });
const pool = poolOf(source);
const { rows } = await pool.query('select dossier, turn, act from recorded_act');
const recorded = new Map(rows.map(({ dossier, turn, act }) => [`${dossier} ${turn}`, act]));

const ask = (name, text, value) => pool.query({ name, text, values: [value] });
const done = new Map();
const took = await work({ ...shift, warmUp: { dossiers: 0, turns: 0 } }, () => async (dossier) => {
  const turn = done.get(dossier) ?? 0;
  done.set(dossier, turn + 1);
  await ask('read-dossiers', readDossiers, [dossier]);
  await ask('write-acts', writeActs, recorded.get(`${dossier} ${turn}`));
});
process.stdout.write(JSON.stringify(took));
await source.destroy();
