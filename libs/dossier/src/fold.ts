import type { Clock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { OfferRecord } from './offers.ts';
import type { OpinionRecord } from './opinions.ts';
import type { TaskRecord } from './parts.ts';
import type { Position } from './position.ts';
import type { Archived } from './retention.ts';
import type { HoldRecord } from './suspensions.ts';

/** Something in the facts a leader should see: a breach of order, a clock that refused, a double return. */
export interface FoldFinding {
  seq: number;
  code: string;
  text: string;
}

export interface Fold {
  /** Ascending in `from`; the last one is how the dossier stands. */
  positions: Position[];
  tasks: TaskRecord[];
  /** In the order they were made. */
  offers: OfferRecord[];
  /** Every suspension there was, in the order they were opened. */
  holds: HoldRecord[];
  opinions: OpinionRecord[];
  findings: FoldFinding[];
  /** The dossier's own clock; null before acceptance. */
  clock: Clock | null;
  delivery: Delivery;
  /** Where it lies, as last said; null: not archived. */
  archived: Archived | null;
}
