import { type Logger, pino } from 'pino';

/** As much is written at once, bytes; or what there is after this long, ms. */
const AT_ONCE = { minLength: 4_096, periodicFlush: 250 };

/**
 * Log lines as JSON, to stdout unless told where else. They are gathered, since writing each by itself costs as
 * much as a good part of what it tells of; what is not yet written when the process ends is written then, and lost
 * only if it is killed.
 */
export const openLog = (name: string, level: string, dest: string | number = 1): Logger =>
  pino({ name, level }, pino.destination({ dest, sync: false, ...AT_ONCE }));
