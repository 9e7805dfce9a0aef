import type { HandOverStep, Procedure, Step } from './definition.ts';
import { expressionInWords } from './expression-words.ts';
import { declaredFacts } from './facts.ts';
import { outcomeNames } from './life.ts';

/**
 * The flow of a definition as a Mermaid `stateDiagram-v2`, with Vietnamese labels: tasks with their lane,
 * parallel branches as regions, decisions with their conditions. Only the author's steps: the standard
 * life around them is the same for every procedure.
 *
 * @example
 * toMermaid(procedure).split('\n')[0]; // → 'stateDiagram-v2'
 */
export const toMermaid = (procedure: Procedure): string => {
  const declared = declaredFacts(procedure);

  const drawn = (
    steps: Readonly<Record<string, Step>>,
    start: string,
    indent: string,
  ): string[] => [
    ...Object.entries(steps).flatMap(([id, step]) => stateOf(id, step, indent)),
    `${indent}[*] --> ${name(start)}`,
    ...Object.entries(steps).flatMap(([id, step]) =>
      arrowsOf(step).map(({ to, label }) => {
        const words = label === '' ? '' : ` : ${escaped(label)}`;
        return `${indent}${name(id)} --> ${to === 'join' ? '[*]' : name(to)}${words}`;
      }),
    ),
    ...Object.entries(steps).flatMap(([id, step]) =>
      'outcome' in step ? [`${indent}${name(id)} --> [*]`] : [],
    ),
  ];

  const stateOf = (id: string, step: Step, indent: string): string[] => {
    if ('decision' in step) return [`${indent}state ${name(id)} <<choice>>`];
    if ('parallel' in step) {
      const regions = Object.values(step.parallel.branches).map((branch) =>
        drawn(branch.steps, branch.start, `${indent}  `),
      );
      return [
        `${indent}state "Song song" as ${name(id)}`,
        `${indent}state ${name(id)} {`,
        ...regions.flatMap((region, index) =>
          index === 0 ? region : [`${indent}  --`, ...region],
        ),
        `${indent}}`,
      ];
    }
    return [`${indent}state "${escaped(titleOf(step))}" as ${name(id)}`];
  };

  const titleOf = (step: Exclude<Step, { decision: unknown } | { parallel: unknown }>): string => {
    if ('outcome' in step) return outcomeNames[step.outcome];
    if ('handOver' in step) return `Bàn giao: ${segmentName(step.handOver.segment)}`;
    const segment = step.segment === undefined ? '' : `, ${segmentName(step.segment)}`;
    return `${step.task} [${procedure.lanes[step.lane]?.name ?? step.lane}${segment}]`;
  };

  const segmentName = (segment: string): string => procedure.segments[segment]?.name ?? segment;

  const arrowsOf = (step: Step): { to: string; label: string }[] => {
    if ('task' in step)
      return Object.values(step.actions).map(({ to, label, when }) => ({
        to,
        label: when ? `${label} (khi ${expressionInWords(when, declared)})` : label,
      }));
    if ('decision' in step)
      return step.decision.map(({ to, when }) => ({
        to,
        label: when ? expressionInWords(when, declared) : 'còn lại',
      }));
    if ('handOver' in step)
      return [{ to: step.handOver.receive, label: 'tiếp nhận' }, ...waysBack(step.handOver)];
    return 'parallel' in step ? [{ to: step.parallel.then, label: 'đủ các nhánh' }] : [];
  };

  return `${['stateDiagram-v2', ...drawn(procedure.steps, procedure.start, '  ')].join('\n')}\n`;
};

/** Where a hand-over leads that was not received: one arrow for each step, however it came to that. */
export const waysBack = ({
  decline,
  recall = decline,
  expire = decline,
}: HandOverStep['handOver']): { to: string; label: string }[] => {
  const ways = [
    { to: decline, label: 'từ chối' },
    { to: recall, label: 'thu hồi' },
    { to: expire, label: 'quá hạn trả lời' },
  ];
  return [...new Set(ways.map(({ to }) => to))].map((to) => ({
    to,
    label: ways
      .filter((way) => way.to === to)
      .map(({ label }) => label)
      .join(', '),
  }));
};

/** A step as a Mermaid identifier; the prefix keeps it off Mermaid's own words (end, state, note …). */
const name = (step: string): string => `s_${step.replaceAll('-', '_')}`;

/** Everything but letters, digits and harmless marks becomes a Mermaid entity, line breaks a space. */
const escaped = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\p{L}\p{N} ,.–]/gu, (mark) => `#${mark.codePointAt(0) ?? 63};`);
