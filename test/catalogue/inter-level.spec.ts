import { directoryOf } from '#lib/directory';
import { type DossierState, instantOf, isoOf, type Model, minuteOf } from '#lib/dossier';
import { type Branch, type Procedure, startsOf, termFor } from '#lib/procedure';

import { slowEvaluate } from '../clock/slow-twin.ts';
import { Dice } from '../demo-log/dice.ts';
import {
  decidedAt,
  directory,
  type Draft,
  draftOf,
  modelOf,
  procedures,
  stateAfter,
  submitOf,
  world,
} from './kernel.ts';

const SEED = 20250701;
/** When the walks of procedures that were in force then begin. */
const SOME_DAY = '2023-02-06';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The parts other agencies have, in the order of the flow; those between brackets go on at the same time. */
const shapes: Readonly<Record<string, string>> = {
  // three levels, to 2025-06-30
  '1.001612@1': 'phong-tckh (district-finance)',
  '1.001731@1': 'tham-dinh-huyen (district-labour)',
  '1.001776@1': 'tham-dinh-huyen (district-labour) → quyet-dinh-huyen (district)',
  '1.003003@1':
    'kiem-tra (land-office-branch) → tham-tra (land-office-branch) → thue (tax) → ' +
    'hoan-thien (land-office-branch) → phong-tnmt (district-environment) → ubnd-huyen (district) → ' +
    'vao-so (district-environment)',
  '1.010803@1': 'phong (district-labour) → so (province-labour)',
  '1.010814@1': 'so (province-labour)',
  '1.010824@1': 'phong (district-labour) → so (province-labour)',
  '1.010825@1': 'phong (district-labour) → so (province-labour)',
  '1.012783@1': 'kiem-tra (land-office-branch) → in-giay (land-office-branch)',
  '2.001157@1':
    'phong-noi-vu (district-home-affairs) → so-noi-vu (province-home-affairs) → ' +
    'ubnd-tinh (province) → so-ldtbxh (province-labour)',
  '2.002622@1':
    '[cu-tru (commune-police) ∥ mai-tang (district-labour) → ncc-huyen (district-labour) → ' +
    'ncc-tinh (province-labour) → mai-tang-bhxh (social-insurance)]',
  // two levels, from 2025-07-01
  '1.001612@2': 'thue (tax)',
  '1.010803@2': 'so (province-home-affairs)',
  '1.010814@2': 'so (province-home-affairs)',
  '1.010824@2': 'so (province-home-affairs)',
  '1.012783@2': 'do-dac (land-office-branch) → giai-quyet (land-office-branch)',
  '1.012784@1': 'giai-quyet (land-office-branch)',
  '1.012786@1': 'kiem-tra (land-office-branch) → cap-lai (land-office-branch)',
  '1.012796@1': 'bien-ban (land-office-branch) → chinh-ly (land-office-branch)',
  '1.013831@1': 'kiem-tra (land-office-branch) → thue (tax) → in-giay (land-office-branch)',
  '1.013978@1': 'trich-luc (land-office-branch) → thue (tax)',
  '1.013992@1': 'kiem-tra (land-office-branch) → thue (tax) → in-giay (land-office-branch)',
  '2.002913@1':
    '[cu-tru (commune-police) ∥ mai-tang-ncc (province-home-affairs) → mai-tang-bhxh (social-insurance)]',
  // alike before and after
  '1.012644@1': 'ubnd (province)',
  '2.002621@1':
    '[cu-tru (commune-police) → cu-tru-xac-minh (commune-police) ∥ bhyt (social-insurance)]',
};

const interLevel = procedures.filter(({ segments, owner }) =>
  Object.values(segments).some(({ agency }) => agency !== 'owner' && agency !== owner.kind),
);
const named = interLevel.map(
  (procedure) => [`${procedure.code}@${procedure.version}`, procedure] as const,
);

const shapeOf = ({ segments }: Procedure, steps: Branch['steps']): string => {
  const seen = new Set<string>();
  const partsOf = (scope: Branch['steps']): string[] =>
    Object.values(scope).flatMap((step) => {
      if ('parallel' in step) {
        const branches = Object.values(step.parallel.branches).map((branch) =>
          partsOf(branch.steps).join(' → '),
        );
        return [`[${branches.join(' ∥ ')}]`];
      }
      if (!('handOver' in step) || seen.has(step.handOver.segment)) return [];
      seen.add(step.handOver.segment);
      return [`${step.handOver.segment} (${segments[step.handOver.segment]!.agency})`];
    });
  return partsOf(steps).join(' → ');
};

it('the table has every inter-level procedure, and each is as it says', () => {
  const found = named.map(([name, procedure]) => [name, shapeOf(procedure, procedure.steps)]);
  expect(Object.fromEntries(found)).toEqual(shapes);
});

/** The office that owns a procedure of each kind, before the districts ended and after. */
const ownerOn = (kind: string, day: string): string =>
  ({
    commune: day < '2025-07-01' ? 'thanh-ha' : 'xa-thanh-ha',
    district: 'huyen-thanh-ha',
    'province-home-affairs': day < '2025-07-01' ? 'so-noi-vu' : 'so-noi-vu-hai-phong',
  })[kind]!;

it.each(['2024-07-31', '2025-06-30', '2025-07-01'])(
  'on %s each part of what is in force has one agency that serves the owner',
  (day) => {
    const agencies = directoryOf(directory);
    const served = interLevel
      .filter(({ effective: { from, to } }) => from <= day && (to === undefined || day <= to))
      .flatMap(({ code, owner, segments }) =>
        Object.values(segments).map(({ agency }) => ({
          code,
          agency,
          by: agencies.serving(agency, ownerOn(owner.kind, day), day)?.kind,
        })),
      );
    expect(served.length).toBeGreaterThan(9);
    expect(served.filter(({ agency, by }) => by !== agency)).toEqual([]);
  },
);

/** A hold that a walk opened: whom it stops, and for how long. */
interface Stop {
  scope: string;
  reason: string;
  from: number;
  to: number | null;
  /** A supplement begins the term of its segment anew. */
  restarts: boolean;
}

interface Walked {
  state: DossierState;
  stops: Stop[];
}

/**
 * A dossier from its submission to its return, by the usual action of every task: each offer is received, the
 * applicant pays what is asked for, and the first agency beside the owner has a paper added to its part.
 */
const walk = (model: Model, facts: Readonly<Record<string, unknown>>, chance: Dice): Walked => {
  const { machine, procedure } = model;
  const { from } = procedure.effective;
  let at = instantOf(`${from > SOME_DAY ? from : SOME_DAY}T08:00:00+07:00`)!;
  let state: DossierState | undefined;
  const stops: Stop[] = [];
  const act = (draft: Draft, after: number): DossierState => {
    at += after;
    return (state = stateAfter(state, decidedAt(model, state, draft, at)));
  };
  const release = (stop: Stop): void => {
    const scope = stop.scope === 'dossier' ? {} : { segment: stop.scope };
    act({ type: stop.reason as Draft['type'], ...scope }, chance.between(1, 15) * DAY);
    stop.to = at;
  };

  act(submitOf(model, facts), 0);
  let now = act({ type: 'accept' }, chance.between(1, 90) * MINUTE);
  let supplemented = false;
  while (machine.view(now.snapshot).phase === 'in-hand') {
    const { tasks, holds } = machine.view(now.snapshot);
    for (const { reason } of holds) {
      const stop = { scope: 'dossier', reason, from: at, to: null, restarts: false };
      stops.push(stop);
      release(stop);
    }
    const part = tasks.find(({ step }) => machine.tasks[step]!.segment !== null);
    const segment = part && machine.tasks[part.step]!.segment;
    if (segment && !supplemented) {
      supplemented = true;
      act({ type: 'request-supplement', segment }, chance.between(1, 4) * HOUR);
      const stop = { scope: segment, reason: 'supplement', from: at, to: null, restarts: true };
      stops.push(stop);
      release(stop);
    }
    const offered = machine.allowed(now.snapshot).map(({ type }) => type);
    const next = chance.pick<Draft>([
      ...offered.filter((type) => type.startsWith('receive.')).map((type) => draftOf({ type })),
      ...tasks.map(({ step }): Draft => {
        const [action, { asks }] = Object.entries(machine.tasks[step]!.actions)[0]!;
        const values = asks.map((fact) => [fact, machine.config.meta.facts[fact]!.default]);
        return {
          type: 'step',
          task: step,
          action,
          ...(asks.length > 0 && { values: Object.fromEntries(values) as object }),
        };
      }),
    ]);
    now = act(next, chance.between(1, 30) * HOUR + chance.between(0, 59) * MINUTE);
  }
  return { state: act({ type: 'return' }, chance.between(1, 5) * HOUR), stops };
};

/** The due and standing of a line as the slow twin has them. */
const twinOf = (
  term: object,
  from: number,
  to: number,
  stops: readonly Stop[],
  restarting: boolean,
) => {
  const events = stops.flatMap(({ reason, from: since, to: until, restarts }) => {
    if (since < from || since >= to || until === null) return [];
    const at = isoOf(until);
    return [
      { type: 'hold', reason, at: isoOf(since) },
      restarts && restarting ? { type: 'restart', at } : { type: 'release', reason, at },
    ];
  });
  const line = { id: 'x', acceptedAt: isoOf(from), term, events, finishedAt: isoOf(to) };
  const { due, standing, error } = slowEvaluate(line);
  return { due: error ?? due ?? null, standing };
};

const worked = (from: number, to: number): number =>
  world.calendars.workingMinutes(minuteOf(from), minuteOf(to));

/** The working minutes some stretches cover together. */
const covered = (stretches: readonly (readonly [number, number])[]): number => {
  let [total, reached] = [0, -Infinity];
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    total += worked(Math.max(from, reached), to);
    reached = Math.max(reached, to);
  }
  return total;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe.each(named)('%s', (_name, procedure) => {
  const model = modelOf(procedure);
  const chance = new Dice(SEED);
  const walks = startsOf(model.machine).map(({ context: { facts } }) => ({
    facts,
    ...walk(model, facts, chance),
  }));
  const lastOf = ({ state }: Walked) => state.fold!.positions.at(-1)!;

  it('goes from open to return through all its segments', () => {
    for (const one of walks) {
      expect(one.stops.filter(({ restarts }) => restarts)).toHaveLength(1);
      expect(lastOf(one)).toMatchObject({ phase: 'returned', closedAs: 'granted' });
      expect(one.state.fold!.findings).toEqual([]);
      for (const segment of lastOf(one).segments)
        expect(segment).toMatchObject({ state: 'finished', receivedAt: expect.any(Number) });
    }
    const entered = walks.flatMap((one) => lastOf(one).segments.map(({ segment }) => segment));
    expect([...new Set(entered)].sort()).toEqual(Object.keys(procedure.segments).sort());
  });

  it('is due, as a whole and in each part, when the slow twin says', () => {
    for (const { facts, state, stops } of walks) {
      const { acceptedAt, closedAt, due, standing, segments } = lastOf({ state, stops });
      const { term } = termFor(procedure, facts, 'direct');
      expect({ due: due && isoOf(due), standing }).toEqual(
        twinOf(term, acceptedAt!, closedAt!, stops, false),
      );
      for (const part of segments) {
        const { budget } = procedure.segments[part.segment]!;
        const own = stops.filter(({ scope }) => scope === 'dossier' || scope === part.segment);
        const twin = twinOf(budget ?? { unit: 'none' }, part.receivedAt!, part.endedAt!, own, true);
        expect({ due: part.due && isoOf(part.due), standing: part.standing }).toEqual(twin);
      }
    }
  });

  it('leaves no working minute without somebody who had it, and gives none to two in sequence', () => {
    const parallel = Object.values(procedure.steps).some((step) => 'parallel' in step);
    for (const { state, stops } of walks) {
      const { acceptedAt, closedAt, segments } = lastOf({ state, stops });
      const tasks = state.fold!.tasks.map(({ openedAt, closedAt: done, segment }) => ({
        at: [openedAt, done!] as const,
        segment,
      }));
      const transits = segments.map(
        ({ offeredAt, receivedAt }) => [offeredAt!, receivedAt!] as const,
      );
      const all = [...tasks.map(({ at }) => at), ...transits];
      const total = worked(acceptedAt!, closedAt!);
      expect(total).toBeGreaterThan(0);
      expect(covered(all)).toBe(total);
      if (!parallel) expect(sum(all.map(([from, to]) => worked(from, to)))).toBe(total);
      for (const { segment, receivedAt, endedAt } of segments) {
        const own = tasks.filter((task) => task.segment === segment).map(({ at }) => at);
        expect(sum(own.map(([from, to]) => worked(from, to)))).toBe(worked(receivedAt!, endedAt!));
      }
    }
  });
});
