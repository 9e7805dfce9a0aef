import { Redis } from 'ioredis';

/** Redis does not answer, or not to us; what it or the network said is the cause. */
export class RedisDown extends Error {
  override readonly name = 'RedisDown';
  readonly code = 'redis-down';

  constructor(cause: unknown) {
    super('Redis của REDIS_URL không trả lời.', { cause });
  }
}

/**
 * Asks a Redis once whether it answers.
 *
 * @throws RedisDown
 */
export const proveRedis = async (url: string): Promise<void> => {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    retryStrategy: () => null,
  });
  // Heard here, or it would be printed; what comes last is what it failed of.
  let heard: unknown;
  redis.on('error', (error) => (heard = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new RedisDown(heard ?? error);
  } finally {
    redis.disconnect();
  }
};
