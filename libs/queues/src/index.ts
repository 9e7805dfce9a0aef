// Queues: BullMQ on PostgreSQL or Redis, the relay that feeds them, repeated sweeps, the board.
// A queue may lose everything: rows in the database say what is still to be done.
// Must not know: dossiers, the desk, Nest; payloads are ids.
export {
  type Backend,
  backendFor,
  BackendInvalid,
  type QueueConnection,
  useBackend,
} from './backend.ts';
export { BOARD_PATH, mountBoard } from './board.ts';
export { handOver, type Row } from './hand-over.ts';
export { Listener } from './listener.ts';
export {
  jobIdOf,
  jobOptions,
  type Payloads,
  type QueueName,
  queueNames,
  type Sweep,
  sweeps,
} from './payloads.ts';
export { proveRedis, RedisDown } from './prove.ts';
export { Relay, type RelayOptions, type Source } from './relay.ts';
export { keepSchedules } from './schedules.ts';
