import { type GivenPaper, instantOf, LogReader } from '#lib/dossier';

import type { Order } from '../decide-order.ts';
import type { ActMessage, ToldPaper } from './messages.ts';
import { actorAt, type Peer } from './peer.ts';

/**
 * What a guest's act comes to at home: the same command under the same key, in the name of the guest's clerk, at the
 * instant it was done there.
 *
 * @throws DossierRefusal bad-line
 */
export const orderOfAct = (peer: Peer, dossier: string, { line }: ActMessage): Order => {
  const told = { ...line, dossier, by: actorAt(peer, line.by) };
  const read = new LogReader().read(JSON.stringify(told));
  if (!read) throw new Error('an act of a guest is a line of the log');
  const { command } = read;
  return { command, recorded: 'database', peer };
};

/** The papers of an act as a command gives them, without what stands beside a fact. */
export const givenPapers = (papers: readonly ToldPaper[]): GivenPaper[] =>
  papers.map(({ fileName: _fileName, ...paper }) => paper as GivenPaper);

/** When a message says something happened; a message that was read has it. */
export const happenedIn = (at: string): number => instantOf(at) ?? 0;
