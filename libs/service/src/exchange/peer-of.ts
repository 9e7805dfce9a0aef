import type { Peer } from '#lib/desk';

import { ourAgency, type Partner, theirAgency } from '../partners/partner.ts';

/** A partner as the desk sees it. */
export const peerOf = (partner: Partner): Peer => ({
  id: partner.id,
  has: (agency) => partner.hosts && Object.hasOwn(partner.agencies, agency),
  theirs: (agency) => theirAgency(partner, agency),
  ours: (code) => ourAgency(partner, code),
});
