import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An alert that cannot be told is tried again later and holds up no other; why it could not stays with it. */
export class Untold1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table alert
        add column attempts int not null default 0,
        add column failure text,
        add column not_before timestamptz not null default '-infinity';
      comment on column alert.failure is 'Why it could not be told the last time it was tried';
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
