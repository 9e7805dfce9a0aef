import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of the foundation. `history` is the truth; `dossier`, `span`, `task` and `timer` are folds of
 * it kept at hand; `outbox` is what goes out. The role motcua_app does the work and owns nothing; history
 * it may only read and add to, and a trigger refuses the rest even to the owner.
 */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'motcua_app') then
          create role motcua_app nologin;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$;
      do $$ begin
        grant motcua_app to current_user;
      exception when insufficient_privilege then
        -- Who runs the server has made the role and given it; otherwise this is refused too.
        set local role motcua_app;
        reset role;
      end $$;

      create table model (
        pin text primary key,
        code text not null,
        version int not null,
        definition jsonb not null,
        config jsonb not null,
        recorded_at timestamptz not null default clock_timestamp()
      );
      comment on table model is 'Definitions with their compiled machines, by content hash; dossiers pin them';

      create table catalogue (
        code text not null,
        version int not null,
        pin text not null references model,
        effective_from date not null,
        effective_to date,
        primary key (code, version)
      );
      comment on table catalogue is 'Which definition a new dossier of a procedure runs under';

      create table reference_data (
        id bigint generated always as identity primary key,
        kind text not null,
        hash text not null,
        data jsonb not null,
        recorded_at timestamptz not null default clock_timestamp()
      );
      comment on table reference_data is 'Calendar and agency tree as loaded; the newest row of a kind is in force';

      create table dossier (
        id text primary key,
        pin text not null references model,
        procedure text not null,
        field text not null,
        channel text not null,
        owner text not null,
        phase text not null,
        status smallint not null,
        seq int not null,
        snapshot jsonb not null,
        last_hash text not null,
        recorded_at timestamptz not null,
        submitted_at timestamptz not null,
        accepted_at timestamptz,
        due timestamptz,
        overdue_from timestamptz,
        closed_at timestamptz,
        closed_as text,
        standing text,
        returned_at timestamptz
      );

      create table history (
        dossier text not null references dossier,
        seq int not null,
        kind text not null check (kind in ('act', 'late', 'void', 'amend')),
        at timestamptz not null,
        recorded_at timestamptz not null,
        actor text not null,
        key text not null,
        fact jsonb not null,
        configuration jsonb not null,
        targets int[] not null,
        commitment text,
        prev_hash text,
        hash text not null,
        primary key (dossier, seq),
        unique (dossier, key),
        check (at <= recorded_at)
      );

      create table history_text (
        dossier text not null,
        seq int not null,
        salt text not null,
        text jsonb not null,
        primary key (dossier, seq)
      );
      comment on table history_text is 'Free text of acts, behind the commitment in history; may be erased by law';

      create function history_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'history is append-only' using errcode = 'insufficient_privilege';
      end $$;
      create trigger history_append_only before update or delete on history
        for each row execute function history_is_append_only();
      create trigger history_no_truncate before truncate on history
        for each statement execute function history_is_append_only();

      create table span (
        id bigint generated always as identity primary key,
        dossier text not null,
        from_at timestamptz not null,
        known_from timestamptz not null,
        known_to timestamptz,
        owner text not null,
        agencies text[] not null,
        accepted_at timestamptz,
        closed_at timestamptz,
        position jsonb not null
      );
      comment on table span is 'Positions of the fact fold: effective from from_at until the dossier''s next one, known [known_from, known_to)';
      create index span_of_dossier on span (dossier, from_at desc, known_from);
      create index span_of_agencies on span using gin (agencies);

      create table task (
        dossier text not null,
        step text not null,
        opened_seq int not null,
        opened_at timestamptz not null,
        agency text not null,
        role text not null,
        segment text,
        due timestamptz,
        overdue_from timestamptz,
        closed_seq int,
        closed_at timestamptz,
        closed_as text,
        primary key (dossier, step, opened_seq)
      );
      create index task_open on task (agency, role, due) where closed_seq is null;

      create table timer (
        dossier text not null,
        kind text not null,
        fires_at timestamptz not null,
        armed_seq int not null,
        primary key (dossier, kind)
      );
      create index timer_due on timer (fires_at);

      create table outbox (
        id bigint generated always as identity primary key,
        dossier text not null,
        seq int not null,
        event text not null,
        replayed boolean not null,
        recorded_at timestamptz not null,
        sent_at timestamptz
      );
      create index outbox_waiting on outbox (id) where sent_at is null;

      grant usage on schema public to motcua_app;
      grant select, insert on history, model, reference_data to motcua_app;
      grant select, insert, delete on history_text to motcua_app;
      grant select, insert, update on dossier, catalogue to motcua_app;
      grant select, insert, update, delete on span, task, timer, outbox to motcua_app;
      grant select on migrations to motcua_app;
    `);
  }

  /** Forward only: history is never thrown away by a schema change. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
