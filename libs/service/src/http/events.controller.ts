import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { concatMap, interval, map, merge, type Observable, takeUntil, takeWhile } from 'rxjs';

import { type Credential, credentialOf } from '../identity/credential.ts';
import { Recognition } from '../identity/recognition.ts';
import { Changes } from './changes.ts';

/** Keeps proxies from closing a silent stream. */
const HEARTBEAT = 25_000;
/** How long an answer is believed that whoever listens may still, milliseconds. */
const BELIEVED = 2_000;

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
      interval(HEARTBEAT).pipe(
        takeUntil(this.changes.over),
        map(() => ({ type: 'heartbeat', data: {} })),
      ),
    ).pipe(
      concatMap(async (event) => ({ event, lasts: await lasts() })),
      takeWhile((told) => told.lasts),
      map(({ event }) => event),
    );
  }

  /** Whether whoever was let in still would be. */
  private lasting(credential: Credential | undefined): () => Promise<boolean> {
    let until = performance.now() + BELIEVED;
    return async () => {
      if (performance.now() < until) return true;
      until = performance.now() + BELIEVED;
      return credential !== undefined && (await this.recognition.lasts(credential));
    };
  }
}
