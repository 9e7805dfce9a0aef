import { queueSuite } from './suite.ts';

// Without REDIS_URL queues live in PostgreSQL, beside the data.
describe('queues in PostgreSQL', () => {
  queueSuite(() => ({
    backend: ({ url }) => ({ kind: 'postgres', url }),
    forget: async ({ asOwner }) => {
      await asOwner('drop schema motcua_queue cascade');
    },
  }));
});
