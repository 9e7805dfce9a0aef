import { activeNodes } from '../configuration.ts';
import { eventsOf } from '../explore.ts';
import { holdReasonNames, holdReasons, outerEvents, phaseNames } from '../life.ts';
import type { Snapshot } from '../machine.ts';
import type { MachineEvent } from '../registry.ts';
import { keyOf, type Move } from '../state-graph.ts';
import { endingPlaces, type Explored, isWork, leadingTo } from './explored.ts';
import { counterExampleOf, eventInWords, type Trouble } from './trouble.ts';

/** Places from which no work leads to an end: dead ends, each named once, and rounds nobody gets out of. */
export const stuckIn = (explored: Explored): Trouble[] => {
  const { machine, graph, worked } = explored;
  const ending = endingPlaces(explored);
  const stuck = graph.places.flatMap((_, place) => (ending[place] ? [] : [place]));
  // Where the machine breaks at an act is another trouble, told of that act.
  const breaking = [...new Set(graph.failures.map(({ from }) => from))];
  const dead = stuck.filter(
    (place) => !breaking.includes(place) && !worked[place]?.some(({ to }) => to !== place),
  );
  const told = new Set<string>();
  const ends = dead.flatMap((place): Trouble[] => {
    const snapshot = graph.places[place];
    const name = JSON.stringify(snapshot?.value);
    if (!snapshot || told.has(name)) return [];
    told.add(name);
    const counterExample = counterExampleOf(machine, graph.wayTo(place));
    return [{ ...deadEnd(explored, snapshot), counterExample }];
  });
  const toDead = leadingTo(worked, [...dead, ...breaking]);
  const trapped = stuck.find((place) => !toDead[place]);
  const snapshot = trapped === undefined ? undefined : graph.places[trapped];
  if (trapped === undefined || !snapshot) return ends;
  return [
    ...ends,
    {
      code: 'trap',
      message: `Từ ${placeInWords(explored, snapshot)} việc đi vòng mãi, không có đường nào tới kết thúc.`,
      steps: stepsAt(explored, snapshot),
      counterExample: counterExampleOf(machine, graph.wayTo(trapped)),
    },
  ];
};

const deadEnd = (explored: Explored, snapshot: Snapshot): Omit<Trouble, 'counterExample'> => {
  const { holds } = snapshot.context;
  const steps = stepsAt(explored, snapshot);
  const place = placeInWords(explored, snapshot);
  if (holds.length > 0)
    return {
      code: 'hold-unanswered',
      message: `Ở ${place} hồ sơ ${holds.map(({ reason }) => holdReasonNames[reason]).join(', ')} mà không ghi nhận được là đã có.`,
      steps,
    };
  const joined = activeNodes(explored.machine.config, snapshot.value).some(
    ({ meta }) => meta.kind === 'join',
  );
  return joined
    ? {
        code: 'join-incomplete',
        message: `Nhánh song song không bao giờ hợp nhất: các nhánh khác đã xong, còn ${place} thì không ai làm tiếp được.`,
        steps,
      }
    : {
        code: 'dead-end',
        message: `Ngõ cụt: ở ${place} không ai còn thao tác nào, cũng không chờ ai bên ngoài.`,
        steps,
      };
};

/** The steps where a dossier lies. */
const stepsAt = ({ machine }: Explored, { value }: Snapshot): string[] =>
  activeNodes(machine.config, value).flatMap(({ meta, states }) => {
    if (meta.kind === 'task') return [meta.task.step];
    if (states) return [];
    return meta.kind === 'handOver' || meta.kind === 'decision' ? [meta.step] : [];
  });

const placeInWords = (explored: Explored, snapshot: Snapshot): string => {
  const steps = stepsAt(explored, snapshot).map((step) => {
    const task = explored.machine.tasks[step];
    return task ? `“${task.name}”` : `bước “${step}”`;
  });
  if (steps.length > 0) return steps.join(' và ');
  return `“${phaseNames[explored.machine.view(snapshot).phase]}”`;
};

/** Acts at which the machine runs on for ever, each once. */
export const endlessIn = ({ machine, graph }: Explored): Trouble[] =>
  firstOfEach(graph.failures, ({ event }) => event.type).map(({ from, event }) => ({
    code: 'endless-decision',
    message: `Sau “${eventInWords(machine, event)}”, các bước rẽ nhánh nối vòng vào nhau, không qua một việc nào của cán bộ.`,
    steps: [],
    counterExample: counterExampleOf(machine, graph.wayTo(from), event),
  }));

/** Acts that end or leave work which another person has not done, and ends with something still open. */
export const leftUndoneIn = (explored: Explored): Trouble[] => {
  const { machine, graph, phases } = explored;
  const open = graph.places.map((snapshot) => openIn(explored, snapshot));
  const leaving = graph.moves.filter((move) => {
    if (phases[move.from] !== 'in-hand' || !isWork(move)) return false;
    return lostBy(move, open).length > 0;
  });
  const undone = firstOfEach(leaving, ({ event }) => event.type).map((move): Trouble => {
    const steps = lostBy(move, open);
    const ended = phases[move.to] !== 'in-hand';
    const names = steps.map((step) => `“${machine.tasks[step]?.name ?? step}”`).join(', ');
    return {
      code: ended ? 'end-improper' : 'work-abandoned',
      message: ended
        ? `Hồ sơ kết thúc khi ${names} còn đang mở.`
        : `Thao tác ở một bước làm mất việc đang mở của bước khác: ${names}.`,
      steps,
      counterExample: counterExampleOf(machine, graph.wayTo(move.from), move.event),
    };
  });
  const untidy = graph.places.findIndex(({ context: { holds, requests, offers } }, place) => {
    const ends = phases[place] !== 'in-hand' && phases[place] !== 'submitted';
    return ends && holds.length + requests.length + Object.keys(offers).length > 0;
  });
  if (untidy < 0) return undone;
  return [
    ...undone,
    {
      code: 'end-improper',
      message: 'Hồ sơ đã kết thúc mà còn một yêu cầu hay một lần bàn giao chưa khép.',
      steps: [],
      counterExample: counterExampleOf(machine, graph.wayTo(untidy)),
    },
  ];
};

/** A step where somebody has work or an answer is awaited, and what the acts that end it are about. */
interface OpenWork {
  step: string;
  endedBy: string;
}

const openIn = ({ machine }: Explored, snapshot: Snapshot): OpenWork[] => {
  const { tasks, waiting } = machine.view(snapshot);
  return [
    ...tasks.map(({ step }) => ({ step, endedBy: step })),
    ...waiting.map(({ step, segment }) => ({ step, endedBy: segment })),
  ];
};

/** What was open beside the step acted on, and is not any more. */
const lostBy = ({ from, event, to }: Move, open: readonly (readonly OpenWork[])[]): string[] => {
  const after = new Set(open[to]?.map(({ step }) => step));
  const [, about] = event.type.split('.');
  return (open[from] ?? [])
    .filter(({ step, endedBy }) => endedBy !== about && !after.has(step))
    .map(({ step }) => step);
};

/**
 * Requests that can't be opened and answered, each on its own, at every place in hand, so that the dossier is as
 * before. Together with holds only ever standing in the way, that is the proof for any number of them at once.
 */
export const unansweredIn = (
  explored: Explored,
  visited?: (places: number) => void,
): { troubles: Trouble[]; requests: number } => {
  const { machine, graph, phases } = explored;
  const troubles: Trouble[] = [];
  const told = new Set<string>();
  let requests = 0;
  for (const [place, snapshot] of graph.places.entries()) {
    if (place % 100 === 0) visited?.(graph.places.length);
    if (phases[place] !== 'in-hand') continue;
    for (const request of requestsAt(explored, snapshot)) {
      const opened = machine.act(snapshot, request);
      if (opened.refused !== undefined) continue;
      requests += 1;
      const type = request.type.slice('request-'.length);
      const answered = machine.act(opened.snapshot, { ...request, type });
      if (answered.refused === undefined && keyOf(answered.snapshot) === keyOf(snapshot)) continue;
      if (told.has(request.type)) continue;
      told.add(request.type);
      troubles.push({
        code: 'hold-unanswered',
        message: `Sau “${eventInWords(machine, request)}” không ghi nhận được “${eventInWords(machine, { ...request, type })}” để hồ sơ trở lại như trước.`,
        steps: [],
        counterExample: counterExampleOf(machine, graph.wayTo(place), request),
      });
    }
  }
  return { troubles, requests };
};

const requestTypes: ReadonlySet<string> = new Set(holdReasons.map((reason) => `request-${reason}`));

const requestsAt = ({ machine }: Explored, snapshot: Snapshot): MachineEvent[] =>
  machine
    .allowed(snapshot)
    .filter(({ type, blocked }) => !blocked && requestTypes.has(type))
    .flatMap((offered) => eventsOf(offered, {}, []));

/** What an office may always have to record; a withdrawal is refused by law once the decision exists. */
const realities = ['finish', 'stop', 'record-returned'] as const;

/** Realities that can't be recorded somewhere: they can from every place in hand. */
export const blockedIn = ({ machine, graph, phases }: Explored): Trouble[] =>
  realities.flatMap((reality): Trouble[] => {
    const open = new Set(
      graph.moves.flatMap(({ from, event, to }) =>
        event.type === reality && phases[to] !== 'in-hand' ? [from] : [],
      ),
    );
    const shut = phases.findIndex((phase, place) => phase === 'in-hand' && !open.has(place));
    const snapshot = graph.places[shut];
    if (!snapshot) return [];
    return [
      {
        code: 'life-blocked',
        message: `Không phải lúc nào cũng ghi nhận được “${outerEvents[reality]}”.`,
        steps: [],
        counterExample: counterExampleOf(machine, graph.wayTo(shut)),
      },
    ];
  });

const firstOfEach = <T>(list: readonly T[], nameOf: (one: T) => string): T[] => {
  const told = new Set<string>();
  return list.filter((one) => {
    const name = nameOf(one);
    const first = !told.has(name);
    told.add(name);
    return first;
  });
};
