import { stepsOf } from '../flow.ts';
import type { Rule } from './rule.ts';

/** A task of a segment is done by the segment's own agency; one without, by the agency in charge. */
export const segmentAgency: Rule = {
  name: 'segment-agency',
  severity: 'error',
  check({ lanes, segments, owner, ...procedure }, report) {
    const segmentOf = (id: string | undefined) => {
      if (id === undefined) return { words: 'bước không ghi chặng', agency: 'owner' };
      const segment = Object.hasOwn(segments, id) ? segments[id] : undefined;
      return segment && { words: `chặng "${id}"`, agency: segment.agency };
    };
    const kindOf = (agency: string): string => (agency === 'owner' ? owner.kind : agency);
    for (const { step, path } of stepsOf(procedure)) {
      if (!('task' in step)) continue;
      const lane = Object.hasOwn(lanes, step.lane) ? lanes[step.lane] : undefined;
      const segment = segmentOf(step.segment);
      if (!lane || !segment || kindOf(lane.agency) === kindOf(segment.agency)) continue;
      report(
        [...path, 'lane'],
        `Làn "${step.lane}" thuộc "${lane.agency}", còn ${segment.words} thuộc "${segment.agency}".`,
      );
    }
  },
};
