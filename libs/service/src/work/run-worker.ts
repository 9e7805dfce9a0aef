import { pino } from 'pino';

import type { Place } from '../engine.ts';
import { openWorker } from './open-worker.ts';
import { workSettings } from './work-settings.ts';

/**
 * Runs a worker until the process is told to end (SIGTERM, SIGINT): jobs at hand are finished, then it
 * returns. Log lines are JSON on stdout.
 *
 * @throws WorkSettingsInvalid
 */
export const runWorker = async (
  place: Place,
  catalogueFolder: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> => {
  const settings = workSettings(environment);
  const logger = pino({ name: 'motcua-worker', level: settings.logLevel });
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) => {
    const end = (signal: string): void => {
      logger.info({ signal }, 'đang dừng; chờ các việc đang làm');
      ending.abort();
      resolve();
    };
    process.once('SIGTERM', end).once('SIGINT', end);
  });
  try {
    const worker = await openWorker(place, catalogueFolder, settings, logger, ending.signal);
    await ended;
    await worker.close();
    logger.info('đã dừng');
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  }
};
