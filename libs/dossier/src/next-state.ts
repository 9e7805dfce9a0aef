import { IllegalConfiguration, type Snapshot } from '#lib/procedure';

import type { Command } from './command.ts';
import { beginAgain, controlEvent, foldControl } from './control.ts';
import { allowedNow } from './fact-of.ts';
import type { Fact } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { refusalWords } from './refusal-words.ts';
import { DossierRefusal } from './refusals.ts';
import type { DossierState, Model, World } from './world.ts';

/** A state and the model it is one of. */
export interface Standing {
  snapshot: Snapshot;
  model: Model;
}

/**
 * What becomes of a dossier by a fact.
 *
 * @param left - the model the act is one of
 * @param model - the model the dossier is to run under where the act begins one
 */
export const nextState = (
  world: World,
  left: Model,
  model: Model,
  dossier: DossierState | undefined,
  fact: Fact,
  command: Command,
): Standing => {
  if (!dossier) return { snapshot: model.machine.init(fact.values ?? {}), model };
  if (fact.type === 'correct') return corrected(world, dossier, fact, command);
  const { machine } = left;
  const event = controlEvent(fact);
  if (!event) throw new DossierRefusal('dossier-exists', `Mã hồ sơ ${command.dossier} đã có.`);
  if (!command.reason?.trim()) event.reason = '';
  const next = machine.act(dossier.snapshot, event);
  if (next.refused) {
    const { code, message } = refusalWords(machine, next);
    throw new DossierRefusal(code, message, {
      event: event.type,
      phase: machine.view(dossier.snapshot).phase,
      allowed: allowedNow(machine, dossier.snapshot),
    });
  }
  if (fact.type !== 'reclassify') return { snapshot: next.snapshot, model };
  const begun = beginAgain(model.machine, fact);
  if (begun.refused)
    throw new Error(`${model.pin} does not take in what it is given: ${begun.refused}`);
  return { snapshot: begun.snapshot, model };
};

/** The row of a fact that is only tried: a fold may take it, nobody keeps it. */
export const draftOf = (
  rows: readonly HistoryRow[],
  { dossier, key, by }: Command,
  fact: Fact,
): HistoryRow => ({
  dossier,
  seq: rows.length + 1,
  kind: 'void',
  at: 0,
  recordedAt: 0,
  actor: by,
  key,
  fact,
  configuration: null,
  targets: [],
  commitment: null,
  prevHash: null,
  hash: '',
});

const corrected = (
  world: World,
  { rows }: DossierState,
  fact: Extract<Fact, { type: 'correct' }>,
  command: Command,
): Standing => {
  let folded: ReturnType<typeof foldControl>;
  try {
    folded = foldControl(
      (pin) => world.model(pin).machine,
      [...rows, draftOf(rows, command, fact)],
    );
  } catch (error) {
    if (!(error instanceof IllegalConfiguration)) throw error;
    throw new DossierRefusal(
      'correction-illegal',
      'Trạng thái nêu trong đính chính không hợp lệ.',
      { configuration: fact.configuration, cause: error.message },
    );
  }
  if ('snapshot' in folded) return { snapshot: folded.snapshot, model: world.model(folded.pin) };
  throw new DossierRefusal(
    'correction-illegal',
    `Sau đính chính, lần ghi số ${folded.stoppedAt} không còn hợp lệ; hãy đính chính cả lần ghi đó hoặc nêu trạng thái đúng.`,
    { seq: folded.stoppedAt, refused: folded.refused },
  );
};
