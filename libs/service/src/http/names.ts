import type { Directory } from '#lib/directory';
import { type Hold, holdReasonNames, type NationalStatus, nationalStatus } from '#lib/procedure';

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
