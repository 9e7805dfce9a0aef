import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import { readDossiers } from '../../libs/persistence/src/statements/read-dossiers.ts';
import { writeActs } from '../../libs/persistence/src/statements/write-acts.ts';
import type { Shift } from './work.ts';

const DEBIAN = '/usr/lib/postgresql';

/** pgbench on PATH, or the newest of Debian's; undefined where there is none. */
export const findPgbench = (): string | undefined => {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
    : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ]
    .map((folder) => join(folder, 'pgbench'))
    .find((path) => existsSync(path));
};

/**
 * The two statements of a command as pgbench runs them: each client goes through dossiers of its own, turn
 * after turn, as the clerks of the other arms do. The write's parameter is looked up among the recorded ones,
 * which costs the server what receiving it would.
 */
const script = `
\\set dossier :client_id * :own + :n % :own + 1
\\set turn :n / :own
\\set n :n + 1
${readDossiers.trim().replace('$1::text[]', 'array[:dossier::text]')};
${writeActs.trim().replace('$1::jsonb', '(select act::jsonb from recorded_act where dossier = :dossier::int and turn = :turn::int)')};
`;

/** Runs a shift through pgbench; answers the seconds it took, connecting left out. */
export const runPgbench = async (
  pgbench: string,
  url: string,
  { clients, dossiers, turns }: Shift,
): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  try {
    const file = join(folder, 'command.sql');
    writeFileSync(file, script);
    const own = dossiers / clients;
    const { stdout } = await promisify(execFile)(pgbench, [
      '--no-vacuum',
      ...['--protocol', 'prepared', '--file', file],
      ...['--client', String(clients), '--jobs', String(Math.min(clients, 2))],
      ...['--transactions', String(own * turns)],
      ...['--define', `own=${own}`, '--define', 'n=0'],
      url,
    ]);
    const [, tps] = /^tps = ([\d.]+) \(without initial connection time\)/m.exec(stdout) ?? [];
    if (tps === undefined) throw new Error(`pgbench said nothing of its rate:\n${stdout}`);
    return (dossiers * turns) / Number(tps);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
