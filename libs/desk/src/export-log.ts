import { LOG_HEADER, logLineOf } from '#lib/dossier';

import type { Desk } from './desk.ts';

/**
 * Every dossier's history as lines of a dossier log, header first, dossier after dossier: a replay of it
 * into an empty database gives an equal history, to the hash.
 */
export async function* exportLog(desk: Desk): AsyncGenerator<string> {
  yield JSON.stringify(LOG_HEADER);
  for await (const { rows, texts } of desk.history.wholeDossiers()) {
    const keyOf = (seq: number): string => rows[seq - 1]?.key ?? String(seq);
    for (const row of rows) yield JSON.stringify(logLineOf(row, texts.get(row.seq), keyOf));
  }
}
