import type { CommandType } from './command.ts';

/** Acts nobody records without saying why. */
export const reasonAlways: ReadonlySet<string> = new Set<CommandType>([
  'refuse',
  'request-supplement',
  'stop',
  'extend',
  'vary',
  'reclassify',
  'refund',
  'delivery-failed',
  'lost-in-post',
  'reissue',
  'recall',
  'record-returned',
  'correct',
]);

/** Acts no desk records without saying why, or what; a log of another system may not know it. */
export const reasonAtDesk: ReadonlySet<string> = new Set<CommandType>([
  'transfer',
  'decline',
  'request-opinion',
]);
