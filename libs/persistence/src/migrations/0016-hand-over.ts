import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Hand-overs are contracts: who is told that an offer was not answered in time is neither the owner nor whoever
 * has a task, so a timer may name them. And what a list must know of a dossier's slack, kept at hand.
 */
export class HandOver1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table timer
        add column agency text,
        add column role text;
      comment on column timer.agency is 'Who is told, with role; null: whoever has the task it is about, else the owner';

      alter table dossier add column risk_from timestamptz;
      comment on column dossier.risk_from is 'From when what lies ahead no longer fits before the due, if nothing moves; null: never, or its clock stands still';
      create index dossier_at_risk on dossier (risk_from) where risk_from is not null;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
