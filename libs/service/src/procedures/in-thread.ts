import { Worker } from 'node:worker_threads';

import type { FaceName, Faces, Published } from './face.ts';

/** What a thread is started with. */
export interface Order {
  face: FaceName;
  published: Published;
}

/** What it says. */
export type Report = { visited: number } | { made: Faces[FaceName] };

/** Megabytes one may hold: more than twice what as many configurations as are looked at have needed. */
const MEMORY = 512;

// Node starts threads from JavaScript, also where this module is run from its source.
const place = import.meta.url.endsWith('.ts')
  ? '../../../../dist/libs/service/src/procedures/'
  : './';
const THREAD = new URL(`${place}thread.js`, import.meta.url);

/** A thread was at the end of its memory. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';

  /** @param configurations - how many were known by then */
  constructor(readonly configurations: number) {
    super(`the thread had no memory left at ${configurations} configurations`);
  }
}

/**
 * Makes a form of a definition in a thread of its own, so that the event loop goes on.
 *
 * @param visited - told now and then how many configurations are known
 * @param ending - ends the thread
 * @throws OutOfMemory
 */
export const inThread = <Name extends FaceName>(
  face: Name,
  published: Published,
  visited: (configurations: number) => void,
  ending: AbortSignal,
): Promise<Faces[Name]> =>
  new Promise((resolve, reject) => {
    const workerData: Order = { face, published };
    const thread = new Worker(THREAD, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const end = (): void => void thread.terminate();
    ending.addEventListener('abort', end);
    let configurations = 0;
    thread.on('message', (report: Report) => {
      if ('made' in report) resolve(report.made as Faces[Name]);
      else visited((configurations = report.visited));
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfMemory(configurations) : error);
    });
    thread.on('exit', () => {
      ending.removeEventListener('abort', end);
      reject(new Error(`the thread ended before it had made the ${face}`));
    });
  });
