import type { Directory } from '#lib/directory';
import { type Fact, homeWordNamed } from '#lib/dossier';
import {
  type Hold,
  holdReasonNames,
  type Machine,
  type NationalStatus,
  nationalStatus,
  outerEvents,
} from '#lib/procedure';

/** An agency by id and name; an id the tree does not know names itself. */
export const agencyNamed = (directory: Directory, id: string): { id: string; name: string } => ({
  id,
  name: directory.agencies.findLast((agency) => agency.id === id)?.name ?? id,
});

/** A national status as code and name. */
export const statusNamed = (code: number): { code: number; label: string } => ({
  code,
  label: nationalStatus[code as NationalStatus],
});

/** A hold with its reason in words. */
export const holdNamed = (hold: Hold): Hold & { label: string } => ({
  ...hold,
  label: holdReasonNames[hold.reason],
});

/** What an act is called by its clerks: a step's by its own action. */
export const actNamed = ({ tasks }: Pick<Machine, 'tasks'>, fact: Fact): string => {
  switch (fact.type) {
    case 'submit':
      return 'Nộp hồ sơ';
    case 'step':
      return tasks[fact.task]?.actions[fact.action]?.label ?? fact.action;
    case 'host':
      return homeWordNamed(fact);
    case 'transfer':
      return fact.plan === undefined ? outerEvents.transfer : 'Sắp xếp lại cơ quan';
    default:
      return outerEvents[fact.type];
  }
};
