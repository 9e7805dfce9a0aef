import { activeNodes, phaseOf } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import type { MachineConfig } from './machine-config.ts';
import type { Refusal } from './refusal.ts';
import type { MachineEvent } from './registry.ts';

type Addressed =
  { event: MachineEvent; refusal?: undefined } | { event?: undefined; refusal: Refusal };

const ofSegment = ['receive', 'decline', 'recall', 'expire', 'hand-over'];

/**
 * An event with its full type: `receive` with its segment, `step` with the one open task it fits.
 * XState's own events and wildcards are nobody's business and are not allowed.
 */
export const addressed = (
  config: MachineConfig,
  { value }: { value: Configuration },
  event: MachineEvent,
): Addressed => {
  const { type } = event;
  if (type.startsWith('xstate.') || type.includes('*'))
    return { refusal: { refused: 'not-allowed', event: type, phase: phaseOf(value) } };
  if (type === 'step') return toTask(config, value, event);
  const [name = type] = type.split('.', 1);
  if (!ofSegment.includes(name)) return { event };
  const segment = type === name ? event.segment : type.slice(name.length + 1);
  const phase = phaseOf(value);
  if (phase !== 'in-hand') return { refusal: { refused: 'not-allowed', event: type, phase } };
  if (typeof segment !== 'string' || segment === '' || segment.includes('*'))
    return { refusal: { refused: 'guard', code: 'segment-missing' } };
  return { event: { ...event, type: `${name}.${segment}`, segment } };
};

const toTask = (config: MachineConfig, value: Configuration, event: MachineEvent): Addressed => {
  const { action, task, segment } = event;
  const notAllowed = (name: string): Addressed => ({
    refusal: { refused: 'not-allowed', event: name, phase: phaseOf(value) },
  });
  if (typeof action !== 'string') return notAllowed('step');
  const fitting = activeNodes(config, value).flatMap(({ meta }) => {
    if (meta.kind !== 'task') return [];
    const fits =
      Object.hasOwn(meta.task.actions, action) &&
      (task === undefined || task === null || task === meta.task.step) &&
      (segment === undefined || segment === null || segment === meta.task.segment);
    return fits ? [meta.task.step] : [];
  });
  const [first, ...others] = fitting;
  if (first === undefined) return notAllowed(`step ${action}`);
  if (others.length > 0) return { refusal: { refused: 'ambiguous', tasks: fitting } };
  return { event: { ...event, type: `step.${first}.${action}` } };
};
