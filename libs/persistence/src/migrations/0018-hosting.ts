import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Dossiers that two deployments work on: which of ours are owned elsewhere, how far what we have to tell of each was
 * put to its partners, and where the two sides were found to differ.
 */
export class Hosting1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier add column hosted_by text;
      comment on column dossier.hosted_by is 'The partner that owns and counts it; null: it is ours';
      create index dossier_hosted on dossier (hosted_by, id) where hosted_by is not null;

      create table exchange (
        dossier text primary key,
        told int not null default 0
      );
      comment on table exchange is 'How far a dossier was told to the partners that share it: acts up to told';

      create table exchange_difference (
        partner text not null,
        dossier text not null,
        what text not null,
        ours jsonb,
        theirs jsonb,
        found_at timestamptz not null default clock_timestamp(),
        primary key (partner, dossier, what)
      );
      comment on table exchange_difference is 'Where the last reconciliation found the two sides to differ';

      alter table file drop constraint file_state_check, drop constraint file_check;
      alter table file
        add constraint file_state_check
          check (state in ('pending', 'elsewhere', 'quarantined', 'clean', 'refused', 'removed')),
        add constraint file_check
          check (state in ('pending', 'refused', 'removed') or (sha256 is not null and
            (state = 'elsewhere' or (media_type is not null and size is not null))));
      comment on column file.state is 'elsewhere: a partner has the bytes, and they were not fetched yet';
      create index file_elsewhere on file (uploaded_at) where state = 'elsewhere';

      grant select, insert, update on exchange to motcua_app;
      grant select, insert, update, delete on exchange_difference to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
