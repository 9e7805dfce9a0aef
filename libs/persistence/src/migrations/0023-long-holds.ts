import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list tells which dossiers wait for too long. Known of each from its next act on, or by `verify --rebuild`. */
export class LongHolds1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier add column held_long_from timestamptz;
      comment on column dossier.held_long_from is 'From when it was on hold for too long, if nothing happens; null where nothing is waited for';
      create index dossier_held_long on dossier (held_long_from) where held_long_from is not null;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
