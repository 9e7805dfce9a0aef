/** So many clerks, and how often they hand on each of so many dossiers: what work.js does. */
export interface Shift {
  clients: number;
  dossiers: number;
  turns: number;
  /** Dossiers beyond those that are there to warm up on, and how often each is handed on; an even number. */
  warmUp: { dossiers: number; turns: number };
}
