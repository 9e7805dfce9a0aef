import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  concatMap,
  defer,
  interval,
  map,
  merge,
  type Observable,
  retry,
  takeUntil,
  takeWhile,
} from 'rxjs';

import { type Credential, credentialOf } from '../identity/credential.ts';
import { Recognition } from '../identity/recognition.ts';
import { Changes } from './changes.ts';

/** Keeps proxies from closing a silent stream. */
const HEARTBEAT = 25_000;
/** How long an answer is believed that whoever listens may still, milliseconds. */
const BELIEVED = 2_000;
/** Until a question that failed is asked again, milliseconds. */
const AGAIN = 1_000;

/** Tells lists that it is time to look again; says nothing of what changed. */
@ApiTags('Việc')
@Controller('events')
export class EventsController {
  constructor(
    private readonly changes: Changes,
    private readonly recognition: Recognition,
  ) {}

  @Sse()
  @ApiProduces('text/event-stream')
  @ApiOperation({
    operationId: 'followChanges',
    summary: 'Dòng sự kiện: `changed` khi có lần ghi mới; hết khi phiên đăng nhập hết',
  })
  follow(@Req() request: FastifyRequest): Observable<MessageEvent> {
    const lasts = this.lasting(credentialOf(request));
    return merge(
      this.changes.tokens.pipe(map((id) => ({ type: 'changed', id, data: { id } }))),
      interval(HEARTBEAT).pipe(map(() => ({ type: 'heartbeat', data: {} }))),
    ).pipe(
      // While the database is away nothing is told and nothing ends: a browser refused once does not come back.
      concatMap((event) =>
        defer(lasts).pipe(
          retry({ delay: AGAIN }),
          map((still) => ({ event, still })),
        ),
      ),
      takeWhile(({ still }) => still),
      map(({ event }) => event),
      takeUntil(this.changes.over),
    );
  }

  /** Whether whoever was let in still would be. */
  private lasting(credential: Credential | undefined): () => Promise<boolean> {
    let until = performance.now() + BELIEVED;
    return async () => {
      if (performance.now() < until) return true;
      const still = credential !== undefined && (await this.recognition.lasts(credential));
      until = performance.now() + BELIEVED;
      return still;
    };
  }
}
