import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A task of a segment is done by the segment's own agency; one without, by the agency in charge. */
export const segmentAgency: Rule = {
  name: 'segment-agency',
  severity: 'error',
  check({ lanes, segments, owner, ...procedure }, report) {
    const kindOf = (agency: string): string => (agency === 'owner' ? owner.kind : agency);
    for (const { step, path } of stepsOf(procedure)) {
      if (!('task' in step) || step.segment === undefined) continue;
      const lane = Object.hasOwn(lanes, step.lane) ? lanes[step.lane] : undefined;
      const segment = Object.hasOwn(segments, step.segment) ? segments[step.segment] : undefined;
      if (!lane || !segment || kindOf(lane.agency) === kindOf(segment.agency)) continue;
      report(
        [...path, 'lane'],
        `Làn "${step.lane}" thuộc "${lane.agency}", chặng "${step.segment}" thuộc "${segment.agency}".`,
      );
    }
  },
};
