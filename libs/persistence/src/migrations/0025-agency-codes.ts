import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The identity codes that administrators gave to agencies whose own the data do not have. */
export class AgencyCodes1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agency_code (
        agency text primary key,
        code text not null unique,
        set_by text not null,
        set_at timestamptz not null default now()
      );
      comment on table agency_code is 'Mã định danh of agencies that have none in the agency tree; numbers of dossiers begin with it';
      grant select, insert, update on agency_code to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
