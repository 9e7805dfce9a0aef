/** Plays a log in memory through the dossier kernel: no database, the same decisions. */
import {
  decide,
  DossierRefusal,
  type DossierState,
  type Fold,
  type HistoryRow,
  type Instant,
  isoOf,
  LogReader,
  type Position,
  type World,
} from '#lib/dossier';

import { type House, modelOn, type Model } from './house.ts';

export interface Played {
  dossier: string;
  model: Model;
  state: DossierState;
  fold: Fold;
}

export interface Playing {
  dossiers: Played[];
  rows: HistoryRow[];
  rejected: { line: number; code: string; reason: string }[];
}

const dayOf = (at: Instant): string => isoOf(at).slice(0, 10);

/** Every line in order, each recorded when the log says. */
export const playLog = (house: House, lines: readonly string[]): Playing => {
  const world: World = {
    calendars: house.calendar,
    // Its lines reclassify nothing: a dossier keeps its model, and no correction leaves it.
    model: (pin) => models.get(pin)!,
    serving: (kind, owner, at) => house.directory.serving(kind, owner, dayOf(at))?.id,
    retention: () => ({ years: 10, source: { text: 'thử', certainty: 'unverified' } }),
    salt: () => {
      throw new Error('every line with a reason carries its own salt');
    },
  };
  const models = new Map<string, Model>();
  const reader = new LogReader();
  const dossiers = new Map<string, Played>();
  const rows: HistoryRow[] = [];
  const rejected: Playing['rejected'] = [];
  for (const [place, text] of lines.entries()) {
    try {
      const line = reader.read(text);
      if (!line) continue;
      const { command } = line;
      const known = dossiers.get(command.dossier);
      if (!known && command.type !== 'submit') {
        throw new DossierRefusal('dossier-unknown', command.dossier);
      }
      const at = command.at ?? 0;
      const model =
        known?.model ??
        modelOn(house, command.type === 'submit' ? command.procedure : '', dayOf(at));
      const last = known?.state.rows.at(-1)?.recordedAt ?? 0;
      const recordedAt = line.recordedAt ?? Math.max(at, last);
      models.set(model.pin, model);
      const decision = decide(world, model, known?.state, command, recordedAt);
      rows.push(decision.row);
      dossiers.set(command.dossier, {
        dossier: command.dossier,
        model,
        state: {
          rows: [...(known?.state.rows ?? []), decision.row],
          snapshot: decision.snapshot,
        },
        fold: decision.after,
      });
    } catch (error) {
      if (!(error instanceof DossierRefusal)) throw error;
      rejected.push({ line: place + 1, code: error.code, reason: error.message });
    }
  }
  return { dossiers: [...dossiers.values()], rows, rejected };
};

/** Where each dossier stood at a cut: its last position from before it. */
export const positionsAt = (dossiers: readonly Played[], cut: Instant): Position[] =>
  dossiers.flatMap(({ fold }) => fold.positions.findLast(({ from }) => from < cut) ?? []);
