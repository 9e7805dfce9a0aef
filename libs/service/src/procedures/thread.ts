// What a thread does: makes the one form it was started for, says how far it is, and ends.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

import { makeFace } from './face.ts';
import type { Order, Report } from './in-thread.ts';

// Requests come first, but somebody waits for this too: of busy processors the lowest priority would get next to
// nothing. Elsewhere this would be the priority of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const { face, published } = workerData as Order;
const tell = (report: Report): void => parentPort?.postMessage(report);
const made = await makeFace(face, published, (visited) => tell({ visited }));
tell({ made });
