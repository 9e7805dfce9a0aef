import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What becomes of a dossier after its finish, as its history says it (folds kept at hand), and that an applicant
 * was erased by law. A digital signature is what was found in a file, so it stands with the file.
 */
export class Afterlife1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier
        add column return_way text,
        add column parcel text,
        add column archived_at timestamptz,
        add column archive_place text,
        add column keep_until date;
      comment on column dossier.return_way is 'post or online; null: at the counter';
      comment on column dossier.parcel is 'State of the last parcel: sent, failed, sent-back, lost, delivered; null: none';
      comment on column dossier.keep_until is 'Last day an archived dossier is kept; null: not archived, or for good';
      create index dossier_parcel on dossier (owner) where parcel in ('sent', 'failed', 'sent-back', 'lost');
      create index dossier_to_archive on dossier (owner)
        where archived_at is null and phase in ('refused', 'returned', 'withdrawn', 'stopped');
      create index dossier_keep_until on dossier (keep_until) where keep_until is not null;

      create table erasure (
        dossier text primary key references dossier,
        ground text not null,
        actor text not null,
        at timestamptz not null default clock_timestamp()
      );
      comment on table erasure is 'Dossiers whose applicant, free text and files were erased, and on what legal ground';
      create trigger erasure_append_only before update or delete on erasure
        for each row execute function history_is_append_only();
      grant select, insert on erasure to motcua_app;

      alter table file add column signature jsonb;
      comment on column file.signature is 'What checking its digital signature found: signer, certificate, time, what was not checked';
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
