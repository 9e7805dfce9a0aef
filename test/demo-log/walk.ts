/** The acts of one dossier in order, found by walking its definition; when each happens is not decided here. */
import type { AllowedEvent, MachineEvent, Outcome } from '#lib/procedure';

import type { Dice } from './dice.ts';
import { type House, type Model, seatAt, seatsOf } from './house.ts';
import type { Incident } from './mix.ts';
import { reasons } from './reasons.ts';

/** One act after acceptance. */
export interface Act {
  event: string;
  by: string;
  fields: Record<string, unknown>;
  reason?: string;
  /** The office's own time since the act before, in parts of all the office's time. */
  effort: number;
  /** The applicant's time since the act before, in working minutes, on top. */
  wait: number;
  /** What it does to the dossier's clock. */
  clock?: { type: 'hold' | 'release' | 'restart'; reason: 'supplement' | 'payment' };
}

export interface Walk {
  acts: Act[];
  /** Where the flow ended; null if it was left open. */
  outcome: Outcome | null;
}

export interface Road {
  model: Model;
  facts: Readonly<Record<string, boolean>>;
  channel: 'online' | 'direct';
  owner: string;
  /** Seat at the counter that took it. */
  desk: string;
  /** Day the agencies that take part are looked up on. */
  day: string;
  incident: Incident | undefined;
  /** Leave the dossier open after this many steps, or once it is held for payment. */
  leave?: { after: number } | { on: 'payment' };
}

const DEFAULT_EFFORT = 60;

/** Whom the town asks about someone who lived there before. */
const otherCommunes = ['xa-thanh-son', 'xa-tan-viet', 'xa-cam-che'];

/**
 * Walks from acceptance to an outcome by the usual action of each task, with one incident on the way.
 * Which actions there are, who does them and what they need is all read from the definition.
 */
export const walk = (house: House, dice: Dice, road: Road): Walk => {
  const { machine } = road.model;
  const acts: Act[] = [];
  let snapshot = machine.init({ channel: road.channel });
  let steps = 0;
  const detours = new Set([road.incident]);
  /** Whether the incident is due now; each happens once. */
  const meets = (incident: Incident): boolean => detours.delete(incident);

  const move = (event: MachineEvent): void => {
    const next = machine.act(snapshot, event);
    if (next.refused) throw new Error(`${road.model.procedure.code}: ${JSON.stringify(next)}`);
    snapshot = next.snapshot;
  };
  const tell = (act: Omit<Act, 'wait' | 'effort'> & { wait?: number; effort?: number }): void => {
    acts.push({ wait: 0, effort: 0, ...act });
  };
  const people = peopleOf(house, dice, road);

  move({ type: 'accept', facts: { ...road.facts } });
  if (road.incident === 'outer' || road.incident === 'hand-over') {
    const handedOver = road.incident === 'hand-over';
    if (handedOver) handOvers(road, people, tell);
    tell({
      event: 'finish',
      by: people.seat('officer'),
      fields: { outcome: 'granted' },
      effort: handedOver ? 16 * DEFAULT_EFFORT : DEFAULT_EFFORT,
    });
    return { acts, outcome: 'granted' };
  }
  const cutAfter = dice.between(1, 2);
  for (;;) {
    const view = machine.view(snapshot);
    if (view.phase !== 'in-hand') return { acts, outcome: view.outcome };
    if (view.holds.some(({ reason }) => reason === 'payment')) {
      if (road.leave && 'on' in road.leave) return { acts, outcome: null };
      move({ type: 'payment' });
      tell({
        event: 'payment',
        by: 'citizen',
        fields: {},
        wait: dice.between(480, 2400),
        clock: { type: 'release', reason: 'payment' },
      });
      continue;
    }
    if (road.leave && 'after' in road.leave && steps >= road.leave.after) {
      return { acts, outcome: null };
    }
    if (road.incident === 'cut-short' && steps >= cutAfter) return { acts, outcome: null };

    const [offer] = view.waiting;
    if (offer) {
      const { segment } = offer;
      const by = seatAt(people.agencyOf(segment), 'desk');
      const declined = meets('decline');
      const type = declined ? 'decline' : 'receive';
      move({ type, segment });
      tell({
        event: type,
        by,
        fields: { segment },
        effort: dice.between(30, 120),
        ...(declined && { reason: dice.pick(reasons.decline) }),
      });
      continue;
    }
    const [task] = view.tasks;
    if (!task) throw new Error(`${road.model.procedure.code}: nothing to do`);
    const meta = machine.tasks[task.step];
    const by = people.onTask(task.step);

    if (steps > 0 && meta?.agency === 'owner' && meets('supplement')) {
      move({ type: 'request-supplement' });
      move({ type: 'supplement' });
      tell({
        event: 'request-supplement',
        by: people.seat('desk'),
        fields: {},
        reason: dice.pick(reasons.supplement),
        effort: 30,
        clock: { type: 'hold', reason: 'supplement' },
      });
      tell({
        event: 'supplement',
        by: 'citizen',
        fields: {},
        wait: dice.between(240, 1900),
        clock: { type: 'restart', reason: 'supplement' },
      });
    }
    if (steps > 1 && meets('payment')) {
      move({ type: 'request-payment' });
      move({ type: 'payment' });
      tell({
        event: 'request-payment',
        by: people.seat('desk'),
        fields: { amount: 8000 },
        effort: 20,
        clock: { type: 'hold', reason: 'payment' },
      });
      tell({
        event: 'payment',
        by: 'citizen',
        fields: {},
        wait: dice.between(3, 25),
        clock: { type: 'release', reason: 'payment' },
      });
    }
    const usual = machine
      .allowed(snapshot)
      .filter(({ task: of, blocked }) => of === task.step && blocked === null);
    const action = choose(usual, meets);
    if (action.action === 'xong-xac-minh' && road.model.procedure.code === '1.004873') {
      tell({ event: 'request-opinion', by, fields: {}, effort: 240 });
      tell({
        event: 'opinion',
        by: seatAt(dice.pick(otherCommunes), 'desk'),
        fields: {},
        effort: 2400,
      });
    }
    move({ type: action.type, reason: true });
    const opened = machine.view(snapshot).holds.some(({ reason }) => reason === 'payment');
    tell({
      event: 'step',
      by,
      fields: { action: action.action },
      ...(action.needs.reason && {
        reason: dice.pick(action.action === 'tra-lai' ? reasons.sendBack : reasons.unqualified),
      }),
      effort: effortOf(road.model, task.step) * dice.within(0.6, 1.3),
      ...(opened && { clock: { type: 'hold', reason: 'payment' } }),
    });
    steps += 1;
  }
};

const choose = (
  usual: readonly AllowedEvent[],
  meets: (incident: Incident) => boolean,
): AllowedEvent & { action: string } => {
  const named = (name: string) => usual.find(({ action }) => action === name);
  const back = named('tra-lai');
  const unqualified = named('khong-du-dieu-kien');
  const [first] = usual;
  // Only the leader sends work back here: his task is the one that can also refuse.
  const found =
    (back && named('tu-choi') && meets('send-back') ? back : undefined) ??
    (unqualified && meets('unqualified') ? unqualified : undefined) ??
    first;
  if (found?.action == null) throw new Error('a task without an action');
  return { ...found, action: found.action };
};

const effortOf = ({ machine }: Model, step: string): number => {
  const budget = machine.tasks[step]?.budget;
  if (budget?.value === undefined) return DEFAULT_EFFORT;
  return budget.value * (budget.unit === 'working-hour' ? 60 : 480);
};

/** The people of one dossier: the same seat keeps it through all steps of a role. */
const peopleOf = (house: House, dice: Dice, { model, owner, desk, day }: Road) => {
  const seats = new Map([['desk', desk]]);
  const seat = (role: string): string => {
    const known = seats.get(role) ?? dice.pick(seatsOf(role, model.procedure.field));
    seats.set(role, known);
    return known;
  };
  const serving = (kind: string): string =>
    kind === 'owner' ? owner : (house.directory.serving(kind, owner, day)?.id ?? kind);
  return {
    seat,
    agencyOf: (segment: string): string =>
      serving(model.procedure.segments[segment]?.agency ?? segment),
    onTask: (step: string): string => {
      const meta = model.machine.tasks[step];
      const agency = serving(meta?.agency ?? 'owner');
      return agency === owner
        ? seat(meta?.role ?? 'officer')
        : seatAt(agency, meta?.role ?? 'officer');
    },
  };
};

/** A log without inner steps still tells who got the dossier: the definition's segments, handed over by hand. */
const handOvers = (
  { model }: Road,
  people: ReturnType<typeof peopleOf>,
  tell: (act: Omit<Act, 'wait'>) => void,
): void => {
  for (const segment of Object.keys(model.procedure.segments)) {
    tell({ event: 'hand-over', by: people.seat('desk'), fields: { segment }, effort: 240 });
    tell({
      event: 'receive',
      by: seatAt(people.agencyOf(segment), 'desk'),
      fields: { segment },
      effort: 60,
    });
  }
};
