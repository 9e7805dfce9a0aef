import type { Engine } from '#lib/service';

import { surroundings } from './surroundings.ts';

/** Runs some work on the engine the environment names, and leaves no process behind. */
export const withEngine = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
  const { place, catalogue, exchangeKey } = surroundings();
  const { exchangeSettings, openEngine } = await import('#lib/service');
  const engine = await openEngine(place, catalogue, exchangeSettings(process.env, exchangeKey));
  const closeAndGo = (): void => void engine.close().finally(() => process.exit(130));
  process.once('SIGINT', closeAndGo).once('SIGTERM', closeAndGo);
  try {
    return await work(engine);
  } finally {
    process.off('SIGINT', closeAndGo).off('SIGTERM', closeAndGo);
    await engine.close();
  }
};
