import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * The last moments of a server: it still answers everything, tells probes and clients to go elsewhere next
 * time, and so closes no connection on which a request is already under way.
 */
@Injectable()
export class Draining {
  private begun = false;

  /** Whether the server is about to end. */
  get started(): boolean {
    return this.begun;
  }

  /** Asks clients with every answer, once begun, to use their connection no more. */
  tell(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      if (this.begun) void reply.header('connection', 'close');
      done(null, payload);
    });
  }

  /** @param ms - how long what clients have sent may take to arrive */
  async drain(ms: number): Promise<void> {
    this.begun = true;
    await sleep(ms);
  }
}
