import { readCatalogue } from '#lib/catalogue';
import { calendarOf } from '#lib/calendar';
import { publishable } from '#lib/desk';
import { type Command, decide, type Decision, type DossierState, type Model } from '#lib/dossier';
import { isPetition, loadMachine, type MachineEvent, type Procedure } from '#lib/procedure';

export const { procedures, calendar, directory } = await readCatalogue('processes');

const models = new Map<string, Model>();

export const world = {
  model: (pin: string): Model => models.get(pin)!,
  calendars: calendarOf(calendar).provisional(),
  serving: (kind: string) => kind,
  retention: () => ({
    years: 10,
    source: { text: 'thử', certainty: 'unverified' as const },
  }),
  salt: () => '00112233445566778899aabbccddeeff',
};

export const OWNER = 'xa';
/** A Monday at the opening; each act of a walk is recorded some minutes after the one before. */
const MONDAY = Date.parse('2024-03-04T08:00:00+07:00');
const MINUTE = 60_000;

/** A command but for who sends it when: what a walk tries. */
export type Draft = { type: Command['type'] } & Record<string, unknown>;

/** The model a procedure is published as. */
export const modelOf = (procedure: Procedure): Model => {
  const { config, pin } = publishable(procedure);
  const model = { pin, procedure, machine: loadMachine(config) };
  models.set(pin, model);
  return model;
};

/** When the next act of a walk is recorded. */
export const momentAfter = ({ rows }: Pick<DossierState, 'rows'>, minutes = 1): number =>
  MONDAY + rows.length * minutes * MINUTE;

/** What the kernel makes of a command after some acts. */
export const decided = (
  model: Model,
  state: DossierState | undefined,
  draft: Draft,
  minutes = 1,
): Decision => {
  const moment = momentAfter({ rows: state?.rows ?? [] }, minutes);
  return decidedAt(model, state, draft, typeof draft.at === 'number' ? draft.at : moment);
};

/** What the kernel makes of a command that is recorded at an instant. */
export const decidedAt = (
  model: Model,
  state: DossierState | undefined,
  draft: Draft,
  at: number,
): Decision => {
  const key = `k${state?.rows.length ?? 0}`;
  const envelope = { dossier: 'D', key, by: 'x', reason: 'lý do', at };
  const command = { ...envelope, source: 'log', ...draft } as unknown as Command;
  const runs = draft.type === 'reclassify' ? anotherThan(model) : model;
  return decide(world, runs, state, command, at);
};

/** A procedure a dossier of this one may turn out to be of. */
const anotherThan = ({ procedure: { code } }: Model): Model => {
  const other = procedures.find((one) => one.code !== code && !isPetition(one.code));
  if (!other) throw new Error(`nothing but ${code}`);
  const known = [...models.values()].find(({ procedure }) => procedure === other);
  return known ?? modelOf(other);
};

/** The dossier after a decision. */
export const stateAfter = (state: DossierState | undefined, decision: Decision): DossierState => ({
  rows: [...(state?.rows ?? []), decision.row],
  snapshot: decision.snapshot,
  fold: decision.after,
});

/** The submit of a dossier that starts with some facts. */
export const submitOf = (
  { procedure }: Model,
  { channel, ...values }: Readonly<Record<string, unknown>>,
): Draft => ({
  type: 'submit',
  procedure: procedure.code,
  agency: OWNER,
  channel,
  ...(Object.keys(values).length > 0 && { values }),
});

/** A machine's event as the command that means it. */
export const draftOf = ({ type, segment, facts, outcome }: MachineEvent): Draft => {
  const [name = type, part, action] = type.split('.');
  const ofSegment = /^(receive|decline|recall|expire|hand-over)$/.test(name) ? part : undefined;
  return {
    type: name as Draft['type'],
    ...(name === 'step' && { task: part, action }),
    ...(typeof segment === 'string' && { segment }),
    ...(ofSegment !== undefined && { segment: ofSegment }),
    ...(facts !== undefined && { values: facts }),
    ...(outcome !== undefined && { outcome }),
  };
};
