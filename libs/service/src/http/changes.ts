import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import {
  catchError,
  distinctUntilChanged,
  EMPTY,
  exhaustMap,
  from,
  type Observable,
  share,
  Subject,
  takeUntil,
  timer,
} from 'rxjs';

import type { ListQueries } from '#lib/persistence';

import { LISTS } from './tokens.ts';

const EVERY = 1_000;

/**
 * A token each time something was recorded, by whichever process: one question a second to the database
 * for all who listen, none while nobody does. A question that fails is asked again.
 */
@Injectable()
export class Changes implements OnModuleDestroy {
  /** Ends when the server closes. */
  readonly over = new Subject<void>();
  readonly tokens: Observable<string>;

  constructor(@Inject(LISTS) lists: ListQueries) {
    this.tokens = timer(0, EVERY).pipe(
      exhaustMap(() => from(lists.lastChange()).pipe(catchError(() => EMPTY))),
      distinctUntilChanged(),
      takeUntil(this.over),
      share(),
    );
  }

  onModuleDestroy(): void {
    this.over.next();
    this.over.complete();
  }
}
