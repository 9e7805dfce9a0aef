import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { interval, map, merge, type Observable, takeUntil } from 'rxjs';

import { Changes } from './changes.ts';

/** Keeps proxies from closing a silent stream. */
const HEARTBEAT = 25_000;

/** Tells lists that it is time to look again; says nothing of what changed. */
@ApiTags('Việc')
@Controller('events')
export class EventsController {
  constructor(private readonly changes: Changes) {}

  @Sse()
  @ApiProduces('text/event-stream')
  @ApiOperation({
    operationId: 'followChanges',
    summary: 'Dòng sự kiện: `changed` khi có lần ghi mới',
  })
  follow(): Observable<MessageEvent> {
    return merge(
      this.changes.tokens.pipe(map((id) => ({ type: 'changed', id, data: { id } }))),
      interval(HEARTBEAT).pipe(
        takeUntil(this.changes.over),
        map(() => ({ type: 'heartbeat', data: {} })),
      ),
    );
  }
}
