import { createHash } from 'node:crypto';

import {
  endingBy,
  type Grant,
  grantsAfter,
  type Reorganisation,
  successorsBy,
} from '#lib/directory';
import { canonical, DossierRefusal, type Instant, movesOf } from '#lib/dossier';
import type {
  AgencyLoad,
  Concerned,
  Granted,
  Regranted,
  ReorganisationStore,
} from '#lib/persistence';

import { actAll } from './act.ts';
import { MOST_TOGETHER } from './act-together.ts';
import { decideOrder, type Order } from './decide-order.ts';
import type { Desk } from './desk.ts';
import { type DossierView, viewRead } from './view-dossier.ts';

/** A plan of this id was carried out with other contents. */
export class PlanChanged extends Error {
  override readonly name = 'PlanChanged';
  readonly code = 'plan-changed';

  constructor(id: string) {
    super(`Kế hoạch “${id}” đã được thực hiện với nội dung khác; hãy đặt mã mới cho kế hoạch mới.`);
  }
}

/** The plan's day has not come. */
export class PlanEarly extends Error {
  override readonly name = 'PlanEarly';
  readonly code = 'plan-early';

  constructor(date: string) {
    super(`Chưa đến ngày ${date} của kế hoạch: chỉ xem trước được.`);
  }
}

/** A dossier that a plan concerns and cannot move, and why. */
export interface LeftOver {
  dossier: string;
  code: string;
  message: string;
}

/** Somebody whose grants a plan changes, or changed. */
export interface MovedPerson {
  kind: 'account' | 'api-key';
  name: string;
  before: Grant[];
  after: Grant[];
  /** Nothing is left to them from the day on: as the plan would have it, or as they stand today. */
  unplaced: boolean;
}

/** What a plan would do as things stand, or did. */
export interface ReorganisationSummary {
  /** What every agency that ends has, before. */
  agencies: (AgencyLoad & { to: string | null })[];
  /** Dossiers that are, or would be, moved now; and that an earlier run moved. */
  dossiers: number;
  before: number;
  /** Of those moved now: terms that go on running. */
  runningTerms: number;
  /** Of all runs, and who would be next. */
  people: MovedPerson[];
  substitutions: number;
  leftOver: LeftOver[];
}

/** What a plan would do as things stand; nothing is written. */
export const previewReorganisation = async (
  desk: Desk,
  store: ReorganisationStore,
  plan: Reorganisation,
  now: Instant,
  told: (done: number) => void = () => undefined,
): Promise<ReorganisationSummary> => {
  const summary = await summaryOf(store, plan);
  let done = 0;
  for await (const ids of pagesLeft(store, plan)) {
    const { dossiers } = await desk.dossiers.read(ids);
    for (const [place, stored] of dossiers.entries()) {
      if (!stored) continue;
      const view = await viewRead(desk, stored, now);
      const id = ids[place] ?? '';
      try {
        // As it will be once the day has come.
        const at = Math.max(now, startOf(plan));
        await decideOrder(desk, orderFor(desk, plan, 'xem-truoc', view, at), view, at);
        summary.dossiers += 1;
        if (view.position.due !== null && view.position.phase === 'in-hand')
          summary.runningTerms += 1;
      } catch (error) {
        summary.leftOver.push(leftOverOf(id, error));
      }
    }
    done += ids.length;
    told(done);
  }
  return summary;
};

/**
 * Carries a plan out: people first, then every open dossier it concerns, in batches; each act has the plan's own key
 * in its dossier, so that a run which goes on after one that was killed does the rest and nothing twice. Recorded
 * from its beginning on.
 *
 * @param by - who ordered it, by account
 * @throws PlanEarly, PlanChanged
 */
export const applyReorganisation = async (
  desk: Desk,
  store: ReorganisationStore,
  plan: Reorganisation,
  by: string,
  now: Instant,
  told: (done: number) => void = () => undefined,
): Promise<ReorganisationSummary> => {
  if (now < startOf(plan)) throw new PlanEarly(plan.date);
  const hash = createHash('sha256').update(canonical(plan)).digest('hex');
  const { planHash } = await store.begin(plan, hash, by);
  if (planHash !== hash) throw new PlanChanged(plan.id);
  const summary = await summaryOf(store, plan);
  await store.movePeople(plan.id, concernedPeople(plan), (granted) => after(plan, granted), {
    successors: successorsBy(plan).agencies,
    since: startOf(plan),
    by,
  });
  summary.people = await movedPeople(store, plan);
  let done = 0;
  for await (const ids of pagesLeft(store, plan)) {
    const { dossiers } = await desk.dossiers.read(ids);
    const orders: Order[] = [];
    for (const stored of dossiers) {
      if (stored)
        orders.push(orderFor(desk, plan, by, await viewRead(desk, stored, now), undefined));
    }
    for (const [place, result] of (await actAll(desk, orders)).entries()) {
      const id = orders[place]?.command.dossier ?? '';
      if (result.status === 'rejected') summary.leftOver.push(leftOverOf(id, result.reason));
      else {
        summary.dossiers += 1;
        const { position } = result.value.dossier;
        if (position.due !== null && position.phase === 'in-hand') summary.runningTerms += 1;
      }
    }
    done += ids.length;
    told(done);
  }
  const { people: _kept, ...outcome } = summary;
  await store.settle(plan.id, outcome, summary.leftOver.length === 0);
  return summary;
};

/** Whose grants a plan changed, over all of its runs; who has no place yet is said as of today. */
export const movedPeople = async (
  store: ReorganisationStore,
  plan: Pick<Reorganisation, 'id' | 'date'>,
): Promise<MovedPerson[]> =>
  (await store.regranted(plan.id)).map(({ kind, name, before, after: given, now }: Regranted) => ({
    kind,
    name,
    before,
    after: given,
    unplaced: now !== null && nothingFrom(plan, now),
  }));

/** How many dossiers a run of a plan will look at. */
export const countReorganised = (
  store: ReorganisationStore,
  plan: Reorganisation,
): Promise<number> => store.countLeft(concernedBy(plan));

const concernedBy = (plan: Reorganisation): Concerned => ({
  agencies: endingBy(plan),
  kinds: Object.keys(plan.kinds),
  key: keyOf(plan),
});

const concernedPeople = (plan: Reorganisation) => ({
  agencies: endingBy(plan),
  usernames: plan.people.map(({ account }) => account),
});

const keyOf = ({ id }: Reorganisation): string => `reorganise/${id}`;

/** 00:00 of the plan's day in Việt Nam. */
const startOf = ({ date }: Reorganisation): Instant => Date.parse(`${date}T00:00:00+07:00`);

async function* pagesLeft(
  store: ReorganisationStore,
  plan: Reorganisation,
): AsyncGenerator<string[]> {
  const concerned = concernedBy(plan);
  let from = '';
  for (;;) {
    const ids = await store.left(concerned, from, MOST_TOGETHER);
    if (ids.length > 0) yield ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < MOST_TOGETHER) return;
    from = last;
  }
}

const summaryOf = async (
  store: ReorganisationStore,
  plan: Reorganisation,
): Promise<ReorganisationSummary> => {
  const agencies = endingBy(plan);
  const successors = successorsBy(plan).agencies;
  const people = concernedPeople(plan);
  const loads = await store.loads(agencies);
  const moved = await store.moved(plan.id);
  const granted = await store.granted(people.agencies, people.usernames);
  return {
    agencies: loads.map((load) => ({ ...load, to: successors[load.agency] ?? null })),
    dossiers: 0,
    before: moved.reduce((sum, { dossiers }) => sum + dossiers, 0),
    runningTerms: 0,
    people: [...(await movedPeople(store, plan)), ...granted.flatMap((one) => personOf(plan, one))],
    substitutions: await store.countSubstitutions(agencies),
    leftOver: [],
  };
};

const after = (plan: Reorganisation, { table, name, grants }: Granted): Grant[] | undefined => {
  const named =
    table === 'account' ? plan.people.find(({ account }) => account === name) : undefined;
  return grantsAfter(plan, grants, named?.grants);
};

/** Whether grants are all over before a plan's day. */
const nothingFrom = ({ date }: Pick<Reorganisation, 'date'>, grants: readonly Grant[]): boolean =>
  grants.every(({ to }) => to !== undefined && to < date);

const personOf = (plan: Reorganisation, granted: Granted): MovedPerson[] => {
  const now = after(plan, granted);
  if (!now) return [];
  return [
    {
      kind: granted.table === 'account' ? 'account' : 'api-key',
      name: granted.name,
      before: granted.grants,
      after: now,
      unplaced: nothingFrom(plan, now),
    },
  ];
};

/**
 * The act that moves a dossier: to whom its owner's work goes, from the plan's first instant on, or from its own
 * beginning where that came later.
 *
 * @param recordedAt - undefined: by the database's clock
 */
const orderFor = (
  desk: Desk,
  plan: Reorganisation,
  by: string,
  view: DossierView,
  recordedAt: Instant | undefined,
): Order => {
  const successors = successorsBy(plan);
  const { owner } = view.position;
  const submitted = view.fold.positions[0]?.from ?? 0;
  return {
    command: {
      type: 'transfer',
      dossier: view.stored.id,
      key: keyOf(plan),
      by,
      source: 'desk',
      at: Math.max(startOf(plan), submitted),
      reason: plan.reason,
      to: successors.agencies[owner] ?? owner,
      plan: plan.id,
      successors,
    },
    recorded: recordedAt === undefined ? 'database' : { at: recordedAt },
    admit: (dossier, repeated) => {
      if (!repeated) refuseStranded(desk, plan, dossier);
    },
  };
};

/** @throws DossierRefusal if something of the dossier would be left at an agency that ends */
const refuseStranded = (desk: Desk, plan: Reorganisation, view: DossierView): void => {
  const { fold, position, model } = view;
  const successors = successorsBy(plan);
  const ending = new Set(endingBy(plan));
  const to = successors.agencies[position.owner] ?? position.owner;
  const refuse = (what: string, agency: string): never => {
    throw new DossierRefusal(
      'successor-missing',
      `${what} thuộc “${agency}”, cơ quan này kết thúc mà kế hoạch chưa nêu cơ quan làm thay.`,
      { agency },
    );
  };
  if (ending.has(to)) refuse('Hồ sơ', to);
  const at = Math.max(startOf(plan), view.now);
  const moves = movesOf(desk.world, model.machine, fold, { type: 'transfer', to, successors }, at);
  const goes = (kind: 'task' | 'segment', name: string): boolean =>
    moves.some(
      (move) =>
        (move.type === 'task-moved' && kind === 'task' && move.step === name) ||
        (move.type === 'segment-moved' && kind === 'segment' && move.segment === name),
    );
  for (const { step, agency, closedSeq } of fold.tasks) {
    if (closedSeq === null && ending.has(agency) && !goes('task', step))
      refuse(`Bước “${model.machine.tasks[step]?.name ?? step}”`, agency);
  }
  for (const { segment, agency, endedAt } of position.segments) {
    if (endedAt === null && ending.has(agency) && !goes('segment', segment))
      refuse(`Chặng “${model.machine.config.meta.segments[segment]?.name ?? segment}”`, agency);
  }
};

const leftOverOf = (dossier: string, error: unknown): LeftOver => {
  if (!(error instanceof DossierRefusal)) throw error;
  return { dossier, code: error.code, message: error.message };
};
