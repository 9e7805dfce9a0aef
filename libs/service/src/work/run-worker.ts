import { openLog } from '../log.ts';
import { exchangeSettings } from '../partners/settings.ts';
import type { Place } from '../place.ts';
import { untilTold } from '../until-told.ts';
import { openWorker } from './open-worker.ts';
import { workSettings } from './work-settings.ts';

/**
 * Runs a worker until the process is told to end: jobs at hand are finished, then it returns. Log lines are
 * JSON on stdout.
 *
 * @param exchangeKey - file of the key that partners' secrets are encrypted with, unless the environment says it
 * @throws WorkSettingsInvalid, ExchangeSettingsInvalid
 */
export const runWorker = async (
  place: Place,
  catalogueFolder: string,
  environment: NodeJS.ProcessEnv,
  exchangeKey?: string,
): Promise<void> => {
  const settings = workSettings(environment);
  const exchange = exchangeSettings(environment, exchangeKey);
  const logger = openLog('motcua-worker', settings.logLevel);
  await untilTold(logger, (signal) =>
    openWorker(place, catalogueFolder, { ...settings, exchange }, logger, signal),
  );
};
