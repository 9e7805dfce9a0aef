import type { Element } from 'bpmn-moddle';

import { type Outcome, outcomeNames } from '#lib/procedure';

import { leafLanesOf, listOf, nameOf, oneOf, textOf } from './elements.ts';
import { beginning, type Tell } from './finding.ts';
import { slug, uniqueSlugs } from './slug.ts';
import { isTaken, tellUnsaid } from './unsaid.ts';

/** What a drawing says in a definition's words. The law is missing: code, term, fee, papers, sources. */
export interface Skeleton {
  version: 1;
  name?: string;
  lanes: Record<string, { name: string }>;
  facts?: Record<string, { type: 'boolean'; label: string; default: false }>;
  start?: string;
  steps: Steps;
}
type Steps = Record<string, Record<string, unknown>>;

/** What no BPMN file can say and every definition must. */
const law: readonly (readonly [code: string, what: string])[] = [
  ['missing-code', 'mã TTHC (code)'],
  ['missing-field', 'lĩnh vực (field), cấp giải quyết (level) và mức trực tuyến (online)'],
  ['missing-effective', 'ngày hiệu lực (effective)'],
  ['missing-owner', 'loại cơ quan chủ trì (owner)'],
  ['missing-term', 'thời hạn giải quyết theo luật (term) và nguồn'],
  ['missing-fee', 'phí, lệ phí (fee) và nguồn'],
  ['missing-papers', 'thành phần hồ sơ (papers)'],
  ['missing-sources', 'căn cứ pháp lý (sources)'],
];

/** The flow of a file of another system; undefined when it has no process. */
export const foreignDefinition = (root: Element, tell: Tell): Skeleton | undefined => {
  const processes = listOf(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const [process, ...others] = [...processes].sort(
    (one, other) => listOf(other, 'flowElements').length - listOf(one, 'flowElements').length,
  );
  if (!process) return undefined;
  tellUnsaid(root, tell);
  for (const other of others)
    for (const { id = '' } of listOf(other, 'flowElements'))
      tell(
        id,
        'other-process',
        'Thuộc quy trình thứ hai trong tệp; một định nghĩa có một quy trình.',
      );

  const pools = listOf(root, 'rootElements').flatMap((each) => listOf(each, 'participants'));
  const pool = pools.find((each) => oneOf(each, 'processRef') === process);
  const name = nameOf(process) || (pool ? nameOf(pool) : '');
  for (const each of pools)
    if (nameOf(each) !== name)
      tell(
        each.id ?? '',
        'pool',
        `Pool “${beginning(nameOf(each))}”: định nghĩa ghi cơ quan ở từng làn.`,
      );
  if (nameOf(process) === '' && name !== '')
    tell(
      process.id ?? '',
      'name-from-pool',
      `Tên thủ tục lấy theo tên pool “${beginning(name)}”; hãy sửa nếu đó là tên cơ quan.`,
    );
  if (name === '') tell(process.id ?? '', 'missing-name', 'Tệp không nói tên thủ tục (name).');
  for (const [code, what] of law) tell(process.id ?? '', code, `Tệp không nói ${what}.`);

  const lanes = lanesOf(process, tell);
  return {
    version: 1,
    ...(name !== '' && { name }),
    lanes: lanes.named,
    ...flowOf(process, lanes.of, tell),
  };
};

const lanesOf = (
  process: Element,
  tell: Tell,
): { named: Skeleton['lanes']; of: Map<Element, string> } => {
  const idOf = uniqueSlugs();
  const named: Skeleton['lanes'] = {};
  const of = new Map<Element, string>();
  for (const { lane, around } of leafLanesOf(process)) {
    const name = nameOf(lane) || 'Làn';
    const id = idOf(name);
    named[id] = { name };
    for (const node of listOf(lane, 'flowNodeRef')) of.set(node, id);
    const within = around.length > 0 ? ` (nằm trong “${beginning(around.join(' / '))}”)` : '';
    tell(
      lane.id ?? '',
      'missing-agency',
      `Làn “${beginning(name)}”${within}: tệp không nói loại cơ quan (agency) và vai trò (role).`,
    );
  }
  return { named, of };
};

const flowOf = (
  process: Element,
  laneOf: ReadonlyMap<Element, string>,
  tell: Tell,
): Pick<Skeleton, 'facts' | 'start' | 'steps'> => {
  const elements = listOf(process, 'flowElements');
  const isFlow = ({ $type }: Element): boolean => $type === 'bpmn:SequenceFlow';
  const flows = elements.filter(isFlow);
  const from = (node: Element): Element[] =>
    flows.filter((flow) => oneOf(flow, 'sourceRef') === node);
  const into = (node: Element): Element[] =>
    flows.filter((flow) => oneOf(flow, 'targetRef') === node);
  const targetOf = (flow: Element): Element | undefined => oneOf(flow, 'targetRef');
  const is = (node: Element | undefined, type: string): node is Element =>
    node?.$type === `bpmn:${type}`;

  const ids = new Map<Element, string>();
  const newId = uniqueSlugs();
  const idOf = (node: Element): string => {
    const known = ids.get(node);
    if (known !== undefined) return known;
    const id = newId([nameOf(node), node.id, 'buoc'].find(Boolean) ?? '');
    ids.set(node, id);
    return id;
  };
  const facts: NonNullable<Skeleton['facts']> = {};
  const newFact = uniqueSlugs();
  const seen = new Set<Element>();
  const worded = new Set<Element>();

  /** Where a flow leads to: past merges, and past what a definition has no word for. */
  const landing = (flow: Element): Element | undefined => {
    let node = targetOf(flow);
    const passed = new Set<Element>();
    while (node && !passed.has(node)) {
      const [only, second] = from(node);
      const merge = is(node, 'ExclusiveGateway') || !isTaken(node) || isOtherEvent(node);
      if (!merge || !only || second) return node;
      passed.add(node);
      seen.add(node);
      node = targetOf(only);
    }
    return undefined;
  };

  const condition = (flow: Element): { when?: { fact: string } } => {
    const expression = oneOf(flow, 'conditionExpression');
    if (!expression) return {};
    return asked(flow, nameOf(flow) || textOf(expression, 'body'));
  };
  const asked = (flow: Element, label: string): { when?: { fact: string } } => {
    if (label === '') {
      tell(flow.id ?? '', 'condition-missing', 'Nhánh không nói đi khi nào.');
      return {};
    }
    const body = textOf(oneOf(flow, 'conditionExpression'), 'body');
    const fact = newFact(label);
    facts[fact] = { type: 'boolean', label, default: false };
    tell(
      flow.id ?? '',
      'condition-as-fact',
      `Điều kiện “${beginning(label)}”${body === '' || body === label ? '' : ` (${beginning(body)})`} được ghi thành dữ kiện đúng/sai “${beginning(fact)}”; hãy nói rõ ai nhập và lúc nào (asks, sets).`,
    );
    return { when: { fact } };
  };

  /** The steps from a node on, up to the join of the branch they are in. */
  const stepsFrom = (first: Element | undefined, join: Element | undefined): Steps => {
    const steps: Steps = {};
    const open = first ? [first] : [];
    const lead = (flow: Element): string => {
      const node = landing(flow);
      if (!node) return '';
      if (node === join) return 'join';
      open.push(node);
      return idOf(node);
    };
    for (const node of open) {
      const id = idOf(node);
      if (Object.hasOwn(steps, id)) continue;
      if (seen.has(node)) {
        tell(
          node.id ?? '',
          'crossed-branches',
          'Luồng nhảy giữa các nhánh song song; nhánh của định nghĩa chỉ gặp nhau ở chỗ hợp nhất.',
        );
        continue;
      }
      const step = stepOf(node, lead);
      if (!step) continue;
      seen.add(node);
      steps[id] = step;
    }
    return steps;
  };

  const stepOf = (
    node: Element,
    lead: (flow: Element) => string,
  ): Record<string, unknown> | undefined => {
    if (is(node, 'EndEvent')) return { outcome: outcomeOf(node, tell) };
    if (is(node, 'ExclusiveGateway')) return decisionOf(node, lead);
    if (is(node, 'ParallelGateway')) return parallelOf(node, lead);
    return isTaken(node) && !isOtherEvent(node) ? taskOf(node, lead) : undefined;
  };

  const taskOf = (node: Element, lead: (flow: Element) => string): Record<string, unknown> => {
    const lane = laneOf.get(node);
    if (lane === undefined) tell(node.id ?? '', 'missing-lane', 'Bước không nằm trong làn nào.');
    const name = nameOf(node);
    if (name === '') tell(node.id ?? '', 'missing-name', 'Bước không có tên.');
    const note = listOf(node, 'documentation')
      .map((documentation) => textOf(documentation, 'text'))
      .filter((text) => text !== '')
      .join('\n');
    const out = from(node);
    if (out.length === 0) tell(node.id ?? '', 'dead-end', 'Bước không dẫn tới đâu.');
    if (out.length > 1)
      tell(
        node.id ?? '',
        'implicit-split',
        'Nhiều luồng ra không qua cổng: BPMN hiểu là làm song song, ở đây được ghi thành các thao tác để chọn.',
      );
    const [only] = out;
    const gateway = only && targetOf(only);
    const chooses =
      out.length === 1 &&
      is(gateway, 'ExclusiveGateway') &&
      from(gateway).length > 1 &&
      into(gateway).length === 1;
    if (chooses) seen.add(gateway);
    const actionId = uniqueSlugs();
    const actions = (chooses ? from(gateway) : out).map((flow) => {
      worded.add(flow);
      const label = nameOf(flow) || 'Chuyển bước sau';
      return [actionId(label), { label, to: lead(flow), ...condition(flow) }];
    });
    return {
      task: name || idOf(node),
      ...(lane !== undefined && { lane }),
      actions: Object.fromEntries(actions),
      ...(note !== '' && { note }),
    };
  };

  const decisionOf = (node: Element, lead: (flow: Element) => string): Record<string, unknown> => {
    const otherwise = oneOf(node, 'default');
    const out = from(node);
    const ordered = [
      ...out.filter((flow) => flow !== otherwise),
      ...(otherwise ? [otherwise] : []),
    ];
    if (!otherwise)
      tell(
        node.id ?? '',
        'no-default',
        'Cổng rẽ nhánh không nói nhánh nào đi khi không nhánh nào đúng.',
      );
    return {
      decision: ordered.map((flow) => {
        worded.add(flow);
        const label = nameOf(flow) || textOf(oneOf(flow, 'conditionExpression'), 'body');
        return { ...(flow === otherwise ? {} : asked(flow, label)), to: lead(flow) };
      }),
    };
  };

  const parallelOf = (
    node: Element,
    lead: (flow: Element) => string,
  ): Record<string, unknown> | undefined => {
    const join = joinOf(node);
    const [after, second] = join ? from(join) : [];
    if (!join || !after || second) {
      tell(
        node.id ?? '',
        'parallel-unstructured',
        'Các nhánh song song không cùng gặp nhau ở một cổng hợp nhất có một luồng ra.',
      );
      return undefined;
    }
    seen.add(join);
    const branchId = uniqueSlugs();
    const branches = from(node).flatMap((flow): [string, { start: string; steps: Steps }][] => {
      worded.add(flow);
      const first = landing(flow);
      if (!first || first === join) {
        tell(flow.id ?? '', 'empty-branch', 'Nhánh song song không có bước nào.');
        return [];
      }
      const name = nameOf(flow) || nameOf(first) || idOf(first);
      return [[branchId(name), { start: idOf(first), steps: stepsFrom(first, join) }]];
    });
    return { parallel: { branches: Object.fromEntries(branches), then: lead(after) } };
  };

  /** The nearest joining gateway that every branch of a fork reaches. */
  const joinOf = (fork: Element): Element | undefined => {
    const reached = from(fork).map((flow) => {
      const nodes = new Set([targetOf(flow)].flatMap((node) => node ?? []));
      for (const node of nodes)
        for (const next of from(node)) {
          const target = targetOf(next);
          if (target && target !== fork) nodes.add(target);
        }
      return nodes;
    });
    const [first, ...rest] = reached;
    return [...(first ?? [])].find(
      (node) =>
        is(node, 'ParallelGateway') &&
        into(node).length > 1 &&
        rest.every((nodes) => nodes.has(node)),
    );
  };

  const starts = elements.filter((node) => is(node, 'StartEvent'));
  const [start] = starts;
  const [begin, ...more] = start ? from(start) : [];
  for (const node of starts) seen.add(node);
  for (const { id = '' } of starts.slice(1))
    tell(id, 'second-start', 'Sự kiện bắt đầu thứ hai; định nghĩa bắt đầu khi tiếp nhận hồ sơ.');
  for (const { id = '' } of more)
    tell(id, 'implicit-split', 'Luồng ra thứ hai của sự kiện bắt đầu; hãy dùng cổng song song.');
  const first = begin && landing(begin);
  if (!first)
    tell(process.id ?? '', 'missing-start', 'Không thấy bước đầu tiên sau sự kiện bắt đầu.');
  const steps = stepsFrom(first, undefined);

  for (const element of elements) {
    const { id = '' } = element;
    const name = nameOf(element);
    if (isFlow(element)) {
      if (name !== '' && !worded.has(element))
        tell(
          id,
          'name-lost',
          `Tên luồng “${beginning(name)}” không có chỗ ghi: luồng này không phải lựa chọn.`,
        );
    } else if (!isTaken(element)) {
      continue;
    } else if (!seen.has(element)) {
      tell(
        id,
        'unreached',
        `Không đọc tới được từ sự kiện bắt đầu${name === '' ? '' : ` (“${beginning(name)}”)`}.`,
      );
    } else if (name !== '' && /Gateway$|StartEvent$/.test(element.$type)) {
      tell(id, 'name-lost', `Tên “${beginning(name)}” không có chỗ ghi trong định nghĩa.`);
    }
  }
  return {
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(first && { start: idOf(first) }),
    steps,
  };
};

/** An event on the way that waits for or sends no message. */
const isOtherEvent = (node: Element): boolean =>
  /Intermediate(Catch|Throw)Event$/.test(node.$type) &&
  !listOf(node, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition');

/** How an end event ends a dossier: by our own words for it, else told. */
const outcomeOf = (node: Element, tell: Tell): Outcome | null => {
  const name = nameOf(node);
  const known = (Object.keys(outcomeNames) as Outcome[]).find(
    (outcome) => slug(outcomeNames[outcome]) === slug(name),
  );
  if (known) return known;
  tell(
    node.id ?? '',
    'missing-outcome',
    `Kết thúc “${beginning(name)}”: hãy ghi là chấp thuận (granted), không chấp thuận (rejected) hay trả lại vì không đủ điều kiện (returned-unqualified).`,
  );
  return null;
};
