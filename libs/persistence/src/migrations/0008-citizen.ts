import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The citizen's look-up page: who was let in to which dossier, for minutes, and what they thought of it. */
export class Citizen1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table look_up (
        token_hash text primary key,
        dossier text not null references dossier,
        expires_at timestamptz not null
      );
      comment on table look_up is 'By the sha256 of the token in the applicant''s cookie; the token itself is kept nowhere';
      create index look_up_age on look_up (expires_at);

      create table rating (
        dossier text primary key references dossier,
        stars smallint not null check (stars between 1 and 5),
        comment text,
        given_at timestamptz not null
      );
      comment on table rating is 'What applicants thought of it, once per dossier; no part of its history';

      grant select, insert, delete on look_up to motcua_app;
      grant select, insert on rating to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
