import { join, relative } from 'node:path';

import type { Directory } from '#lib/directory';
import type { Engine } from '#lib/service';

import { near, wasMeant } from './near.ts';
import { surroundings } from './surroundings.ts';

/** No agency of the id given, with those that may have been meant and where all are. */
class AgencyNotFound extends Error {
  override readonly name = 'AgencyNotFound';
  readonly code = 'agency-unknown';
}

/** Runs some work on the engine the environment names, and leaves no process behind. */
export const withEngine = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
  const { place, catalogue, exchangeKey } = surroundings();
  const { exchangeSettings, openEngine } = await import('#lib/service');
  const engine = await openEngine(place, catalogue, exchangeSettings(process.env, exchangeKey));
  const closeAndGo = (): void => void engine.close().finally(() => process.exit(130));
  process.once('SIGINT', closeAndGo).once('SIGTERM', closeAndGo);
  try {
    return await work(engine);
  } catch (error) {
    throw await withWayOut(error, engine.desk.directory, catalogue);
  } finally {
    process.off('SIGINT', closeAndGo).off('SIGTERM', closeAndGo);
    await engine.close();
  }
};

const withWayOut = async (
  error: unknown,
  directory: Directory,
  catalogue: string,
): Promise<unknown> => {
  const { AgencyUnknown } = await import('#lib/directory');
  if (!(error instanceof AgencyUnknown)) return error;
  const meant = near(
    error.id,
    directory.agencies.map(({ id }) => id),
  );
  const where = relative(process.cwd(), join(catalogue, 'agencies'));
  return new AgencyNotFound(
    `${error.message}${wasMeant(meant) || '.'} Các cơ quan được ghi ở ${where}.`,
    { cause: error },
  );
};
