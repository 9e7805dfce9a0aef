import { testRedis } from './backends.ts';
import { queueSuite } from './suite.ts';

const redis = await testRedis();

if (!redis && process.env.CI === 'true') {
  throw new Error('queues are tested on Redis too: set REDIS_URL or install redis-server');
}

(redis ? describe : describe.skip)('queues in Redis', () => {
  queueSuite(() => ({
    backend: () => ({ kind: 'redis', url: redis?.url ?? '' }),
    forget: async () => redis?.flush(),
  }));
  afterAll(async () => redis?.stop());
});
