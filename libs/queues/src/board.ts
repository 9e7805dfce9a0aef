import type { Queue } from 'bullmq';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the board is. */
export const BOARD_PATH = '/queues';

/**
 * Shows the queues to an administrator, to look at only: nothing can be retried, removed or added from it,
 * and what is not a GET is refused. Who may look is the caller's guard to say.
 *
 * @param admit - called before every answer; throws, or answers itself, for somebody who may not look
 */
export const mountBoard = async (
  server: FastifyInstance,
  queues: readonly Queue[],
  admit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): Promise<void> => {
  // Only a server shows the board: a worker need not load it.
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const adapter = new FastifyAdapter();
  adapter.setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Motcua' } },
  });
  await server.register(async (scope) => {
    scope.addHook('onRequest', admit);
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') await reply.code(405).send();
    });
    await scope.register(adapter.registerPlugin(), { prefix: BOARD_PATH });
  });
};
