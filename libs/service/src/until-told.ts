import type { Logger } from 'pino';

/** How long what is at hand may take once the process was told to end, ms. */
const GRACE = 20_000;

/**
 * Opens something and keeps it open until the process is told to end (SIGTERM, SIGINT); then what is at
 * hand is finished, and it returns. Told again, or after twenty seconds, the process ends at once.
 *
 * @param open - its signal gives up an opening that still waits
 */
export const untilTold = async <T extends { close: () => Promise<void> }>(
  logger: Logger,
  open: (signal: AbortSignal) => Promise<T>,
  opened: (it: T) => Promise<void> | void = () => undefined,
): Promise<void> => {
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) => {
    const end = (signal: string): void => {
      if (ending.signal.aborted) process.exit(1);
      logger.info({ signal }, 'đang dừng; chờ các việc đang làm');
      ending.abort();
      setTimeout(() => {
        logger.error('quá lâu chưa dừng được; dừng ngay');
        process.exit(1);
      }, GRACE).unref();
      resolve();
    };
    process.on('SIGTERM', end).on('SIGINT', end);
  });
  let it: T;
  try {
    it = await open(ending.signal);
  } catch (error) {
    if (ending.signal.aborted) return;
    throw error;
  }
  try {
    await opened(it);
    await ended;
  } finally {
    await it.close();
  }
  logger.info('đã dừng');
};
