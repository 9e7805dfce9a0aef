import { performance } from 'node:perf_hooks';

/**
 * The work every arm of command.bench.ts does: each clerk has dossiers of their own and hands each on
 * (`trinh-ky`) and back (`tra-lai`), turn after turn; no two clerks meet on one dossier. Before it, turns
 * on other dossiers, since a server that was just started is not what is measured: Node compiles for its first
 * thousands of commands, on the cores the database has.
 *
 * @param {import('./work.ts').Shift} shift
 * @param {(clerk: number) => (dossier: string, action: string) => Promise<unknown>} deskOf
 * @returns {Promise<{ seconds: number, cpu: number }>} from the first command to the last answer; what it took
 *   this process of it, s
 */
export const work = async ({ clients, dossiers, turns, warmUp }, deskOf) => {
  const desks = Array.from({ length: clients }, (_, clerk) => deskOf(clerk));
  await all(desks, dossiers, warmUp.dossiers, warmUp.turns);
  const began = performance.now();
  const cpu = process.cpuUsage();
  await all(desks, 0, dossiers, turns);
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 };
};

const all = (desks, after, dossiers, turns) => {
  const own = dossiers / desks.length;
  const clerk = async (record, number) => {
    for (let turn = 0; turn < turns; turn += 1) {
      const action = turn % 2 === 0 ? 'trinh-ky' : 'tra-lai';
      for (let index = 1; index <= own; index += 1) {
        await record(String(after + number * own + index), action);
      }
    }
  };
  return Promise.all(desks.map(clerk));
};
