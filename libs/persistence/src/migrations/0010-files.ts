import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of dossiers. The row comes before the bytes and is never deleted, so bytes without a row are never of
 * our making. What a file proves stands in history: the fact names its sha256; here is what is no part of it.
 */
export class Files1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table file (
        id uuid primary key,
        state text not null check (state in ('pending', 'quarantined', 'clean', 'refused', 'removed')),
        name text not null,
        media_type text,
        size bigint,
        sha256 text,
        refusal text,
        uploaded_by text not null,
        uploaded_at timestamptz not null default clock_timestamp(),
        scanned_at timestamptz,
        erased_at timestamptz,
        dossier text references dossier,
        seq int,
        place int,
        check (state in ('pending', 'refused', 'removed') or
          (media_type is not null and size is not null and sha256 is not null)),
        check ((dossier is null) = (seq is null) and (seq is null) = (place is null)),
        unique (dossier, seq, place)
      );
      comment on table file is 'Files of dossiers: pending until their bytes are kept whole; name and kind are in no hash';
      comment on column file.seq is 'The act it came with; its place among the papers of that fact';
      comment on column file.erased_at is 'When the bytes of a removed file were deleted; null: still to be done';
      create index file_waiting on file (uploaded_at) where dossier is null and state <> 'removed';
      create index file_unscanned on file (uploaded_at) where state = 'quarantined';
      create index file_to_erase on file (id) where state = 'removed' and erased_at is null;

      create table file_access (
        id bigint generated always as identity primary key,
        file uuid not null references file,
        actor text not null,
        at timestamptz not null default clock_timestamp()
      );
      comment on table file_access is 'Who was given which file when; append-only';
      create index file_access_of_file on file_access (file, at);
      create function file_access_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'file_access is append-only' using errcode = 'insufficient_privilege';
      end $$;
      create trigger file_access_append_only before update or delete or truncate on file_access
        for each statement execute function file_access_is_append_only();

      grant select, insert, update on file to motcua_app;
      grant select, insert on file_access to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
