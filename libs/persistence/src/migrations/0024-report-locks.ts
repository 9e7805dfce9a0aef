import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reports that were locked: their canonical bytes, the head of every history they were made from with the position it
 * came to, and the calendar and agency tree they were counted by. Neither is changed or taken away again.
 */
export class ReportLocks1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report_lock (
        id bigint generated always as identity primary key,
        form text not null,
        period text not null,
        agency text not null,
        version int not null check (version > 0),
        as_known_at timestamptz not null,
        locked_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
        locked_by text not null,
        reason text,
        report text not null,
        sha256 text not null,
        reference bigint[] not null,
        unique (form, agency, period, version),
        check (version = 1 or reason is not null)
      );
      comment on table report_lock is 'Reports as they were locked; a further version says why';
      comment on column report_lock.report is 'Canonical JSON (RFC 8785); sha256 is over its UTF-8';
      comment on column report_lock.reference is 'Rows of reference_data it was counted by';
      create trigger report_lock_append_only before update or delete on report_lock
        for each row execute function history_is_append_only();
      create trigger report_lock_no_truncate before truncate on report_lock
        for each statement execute function history_is_append_only();

      create table report_lock_head (
        lock bigint not null references report_lock,
        dossier text not null,
        seq int not null,
        hash text not null,
        position jsonb not null,
        primary key (lock, dossier)
      );
      comment on table report_lock_head is 'The last row of history a locked report has read of a dossier, and where it stood by it at the cut';
      create trigger report_lock_head_append_only before update or delete on report_lock_head
        for each row execute function history_is_append_only();
      create trigger report_lock_head_no_truncate before truncate on report_lock_head
        for each statement execute function history_is_append_only();

      grant select, insert on report_lock, report_lock_head to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
