/** What a request (yêu cầu bổ sung, nghĩa vụ tài chính, lấy ý kiến) stops, and its answer lets go on. */
import type { HoldReason } from '#lib/procedure';

import { type Asked, askedName } from './opinions.ts';
import { DOSSIER, type Hold } from './parts.ts';

/** What a request waits for. */
export const reasonOf = (type: 'request-supplement' | 'request-payment'): HoldReason =>
  type.slice('request-'.length) as HoldReason;

/** Whom it stops: one segment, or the whole dossier. */
export const scopeOf = ({ segment }: { segment?: string }): string => segment ?? DOSSIER;

/** What a request stops, or its answer lets go on; whose opinion it is about, where one is named. */
export const holdOf = (fact: { segment?: string } & Asked, reason: HoldReason): Hold => {
  const from = askedName(fact);
  return { scope: scopeOf(fact), reason, ...(from !== undefined && { from }) };
};
