import {
  type Expression,
  type Procedure,
  procedureSchema,
  type Step,
  stepsOf,
} from '#lib/procedure';

/** A number below a count (0 where the count is 0), by some dice. */
export type Pick = (count: number) => number;

/** Dice of a stream of numbers, as fast-check's `infiniteStream(nat())` is one. */
export const pickOf =
  (numbers: Iterator<number>): Pick =>
  (count) =>
    (numbers.next().value as number) % Math.max(1, count);

/** A definition with one line of its flow dropped, led elsewhere, or given twice its time. */
export const mutated = (procedure: Procedure, pick: Pick): Procedure => {
  const copy = structuredClone(procedure);
  const placed = stepsOf(copy).filter(({ step }) => 'task' in step || 'decision' in step);
  const chosen = placed[pick(placed.length)];
  if (!chosen) return copy;
  const { step, scope } = chosen;
  const targets = [...Object.keys(scope.steps), ...(scope.branch ? ['join'] : [])];
  const anywhere = targets[pick(targets.length)] ?? scope.start;
  if ('task' in step && step.budget?.value !== undefined && pick(4) === 0) step.budget.value *= 2;
  else if ('task' in step) {
    const actions = Object.keys(step.actions);
    const action = actions[pick(actions.length)] ?? '';
    if (actions.length > 1 && pick(2) === 0) Reflect.deleteProperty(step.actions, action);
    else if (step.actions[action]) step.actions[action].to = anywhere;
  } else if ('decision' in step) {
    const branch = pick(step.decision.length);
    if (step.decision.length > 1 && pick(2) === 0) step.decision.splice(branch, 1);
    else if (step.decision[branch]) step.decision[branch].to = anywhere;
  }
  return copy;
};

const source = { text: 'thử', certainty: 'unverified' };
const words =
  'tiếp nhận kiểm tra hồ sơ thẩm định xác minh trình ký duyệt đóng dấu trả kết quả từ chối bổ sung chuyển ' +
  'phiếu lý lịch đất đai hộ tịch nghĩa vụ tài chính công chức nghiệm thu biên bản thực địa';

/** A name of some words, as an office may write it. */
export const officeName: (pick: Pick) => string = (pick) => {
  const all = words.split(' ');
  const name = Array.from({ length: 1 + pick(7) }, () => all[pick(all.length)]).join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const kinds = ['xa', 'cong-an', 'bhxh', 'thue'] as const;

/** Facts of every type. */
const facts = {
  'phai-xac-minh': { type: 'boolean', label: 'Phải xác minh', default: false },
  'so-ban': { type: 'number', label: 'Số bản', default: 1 },
  loai: {
    type: 'choice',
    label: 'Loại',
    options: { thuong: 'Thường', gap: 'Gấp' },
    default: 'thuong',
  },
  'noi-sinh': { type: 'text', label: 'Nơi sinh', default: '' },
} as const;

/**
 * A definition as an author may write it, of all that the language has: up to some thirty steps in branches and
 * branches of branches, decisions and conditions on facts of every type, hand-overs, ways back, several results.
 * Of its flow no rule of lint finds an error but those about budgets; the machine may get stuck at conditions.
 *
 * @param nameOf - what steps, actions, lanes, segments and agencies are called
 */
export const drawn = (pick: Pick, nameOf: (pick: Pick) => string = officeName): Procedure => {
  const chance = (percent: number): boolean => pick(100) < percent;
  const name = (): string => nameOf(pick);
  let count = 0;
  const idFor = (what: string): string => `${what}-${(count += 1)}`;

  const outside = kinds.slice(1, 2 + pick(3)).slice(0, pick(4));
  const budget = (): object => ({
    value: 1 + pick(4),
    unit: chance(80) ? 'working-hour' : 'working-day',
  });
  const lanes: Record<string, object> = {};
  const laneIn: Record<string, string[]> = {};
  for (const kind of ['owner', ...outside])
    laneIn[kind] = Array.from({ length: 1 + pick(kind === 'owner' ? 3 : 2) }, () => {
      const lane = idFor('lan');
      lanes[lane] = {
        name: name(),
        agency: kind,
        role: ['desk', 'officer', 'head', 'chair'][pick(4)],
      };
      return lane;
    });
  const segments: Record<string, object> = {};
  const laneOf = (kind: string): string => laneIn[kind]?.[pick(laneIn[kind].length)] ?? '';

  const condition = (): Expression => {
    switch (pick(7)) {
      case 0:
        return { fact: 'phai-xac-minh' };
      case 1:
        return { fact: 'so-ban', [chance(50) ? 'atLeast' : 'below']: 1 + pick(6) / 2 };
      case 2:
        return { fact: 'loai', is: chance(50) ? 'gap' : 'thuong' };
      case 3:
        return { fact: 'noi-sinh', is: chance(50) ? '' : 'Huế' };
      case 4:
        return { fact: 'channel', in: ['online', 'postal'].slice(pick(2)) };
      case 5:
        return { not: condition() };
      default:
        return { [chance(50) ? 'all' : 'any']: [condition(), condition()] } as Expression;
    }
  };
  const stated = (): object =>
    chance(15)
      ? { sets: { 'phai-xac-minh': chance(50) } }
      : chance(10)
        ? { asks: [Object.keys(facts)[pick(4)]] }
        : {};

  /** Steps one after another, each leading at least to the next, the last to the end of the scope. */
  const flowOf = (
    length: number,
    depth: number,
    end: (steps: Record<string, object>) => string,
  ) => {
    const steps: Record<string, object> = {};
    const ids = Array.from({ length }, () => idFor('buoc'));
    const tasks = new Set<string>();
    const last = end(steps);
    const onwards = (place: number): string => ids[place + 1] ?? last;
    const ahead = (place: number): string => onwards(place + pick(length - place));
    const anywhere = (place: number): string => {
      const back = ids.slice(0, place + 1).filter((id) => tasks.has(id));
      return chance(25) && back.length > 0 ? back[pick(back.length)]! : ahead(place);
    };
    const task = (place: number, lane: string, segment?: string): void => {
      const id = ids[place]!;
      tasks.add(id);
      const others = Array.from({ length: chance(55) ? pick(4) : 0 }, () => [
        idFor('viec'),
        {
          label: name(),
          to: anywhere(place),
          ...(chance(25) && { when: condition() }),
          ...stated(),
        },
      ]);
      const onward = { label: name(), to: onwards(place), ...stated() };
      steps[id] = {
        task: name(),
        lane,
        ...(segment !== undefined && { segment }),
        ...(chance(50) && { budget: budget() }),
        actions: Object.fromEntries([[idFor('viec'), onward], ...others]) as object,
      };
    };
    for (let place = 0; place < length; place += 1) {
      const id = ids[place]!;
      const kind = pick(10);
      if (kind < 2) {
        const branches = Array.from({ length: 1 + pick(3) }, () => ({
          when: condition(),
          to: ahead(place),
        }));
        steps[id] = { decision: [...branches, { to: onwards(place) }] };
      } else if (kind === 2 && depth < 2 && length < 7) {
        const branches = Array.from({ length: 2 + pick(2) }, () => {
          const inner = flowOf(1 + pick(3), depth + 1, () => 'join');
          return [idFor('nhanh'), inner] as const;
        });
        steps[id] = { parallel: { branches: Object.fromEntries(branches), then: onwards(place) } };
      } else if (kind === 3 && outside.length > 0 && place + 1 < length) {
        const agency = outside[pick(outside.length)]!;
        const segment = idFor('chang');
        segments[segment] = { name: name(), agency };
        const declined = anywhere(place + 1);
        const others = chance(30) ? { recall: anywhere(place + 1), expire: ahead(place) } : {};
        steps[id] = {
          handOver: { segment, receive: ids[place + 1], decline: declined, ...others },
        };
        task(place + 1, laneOf(agency), segment);
        place += 1;
      } else task(place, laneOf('owner'));
    }
    return { start: ids[0]!, steps };
  };

  const outcomes = ['granted', 'rejected', 'returned-unqualified'];
  const flow = flowOf(1 + pick(9), 0, (steps) => {
    const id = idFor('ket-qua');
    steps[id] = { outcome: outcomes[0] };
    return id;
  });
  for (const outcome of outcomes.slice(1)) {
    const tasks = Object.values(flow.steps).filter((step) => 'task' in step) as unknown as {
      actions: Record<string, object>;
    }[];
    if (tasks.length === 0 || chance(60)) continue;
    const id = idFor('ket-qua');
    flow.steps[id] = { outcome };
    tasks[pick(tasks.length)]!.actions[idFor('viec')] = {
      label: name(),
      to: id,
      reason: 'required',
    };
  }
  return procedureSchema.parse({
    code: '9.000009',
    version: 1,
    name: name(),
    field: 'Thử',
    level: 'commune',
    online: 'full',
    effective: { from: '2024-01-01' },
    sources: [source],
    owner: { kind: kinds[0] },
    term: {
      value: 3 + pick(12),
      unit: 'working-day',
      source,
      variants: chance(40)
        ? [
            {
              id: 'khac',
              label: name(),
              when: condition(),
              term: { value: 20, unit: 'working-day' },
              source,
            },
          ]
        : [],
    },
    fee: { items: [], source },
    papers: [],
    facts,
    lanes,
    segments,
    start: flow.start,
    steps: flow.steps as Record<string, Step>,
  });
};
