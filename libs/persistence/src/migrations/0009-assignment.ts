import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who has a task, and who stands in for whom.
 *
 * An assignment is no act of the history: it changes nothing of what the applicant is owed, no clock, no report,
 * and no machine could tell a legal one from an illegal one. It is kept as the history is all the same, append
 * only and numbered without a gap, so that "who had it from when to when" can be answered for any day; who has a
 * task now is the last row of its visit. A rebuild of the folds leaves it alone.
 *
 * `dossier.turn` counts a dossier's assignments. Acts and assignments both name the turn they were decided on, so
 * that of two that meet one is decided again: nobody acts on a task that was just given to somebody else.
 */
export class Assignment1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier add column turn int not null default 0;
      comment on column dossier.turn is 'Number of its last assignment; 0: none yet';

      create table assignment (
        id bigint generated always as identity unique,
        dossier text not null references dossier,
        turn int not null,
        step text not null,
        opened_seq int not null,
        act text not null check (act in ('claim', 'release', 'assign', 'delegate')),
        holder text,
        actor text not null,
        in_place_of text,
        reason text,
        at timestamptz not null default clock_timestamp(),
        primary key (dossier, turn)
      );
      comment on table assignment is 'Who was given a task, took it or gave it back; the last row of a visit tells who has it';
      comment on column assignment.holder is 'Who has it from then on; null: nobody';
      create index assignment_of_task on assignment (dossier, step, opened_seq, turn desc);
      create trigger assignment_append_only before update or delete on assignment
        for each row execute function history_is_append_only();
      create trigger assignment_no_truncate before truncate on assignment
        for each statement execute function history_is_append_only();

      create table substitution (
        id bigint generated always as identity primary key,
        absent text not null references account,
        substitute text not null references account,
        agency text not null,
        fields text[],
        from_at timestamptz not null,
        to_at timestamptz not null,
        reason text,
        set_by text not null,
        set_at timestamptz not null default clock_timestamp(),
        ended_at timestamptz,
        ended_by text,
        check (absent <> substitute),
        check (from_at < to_at),
        check ((ended_at is null) = (ended_by is null))
      );
      comment on table substitution is 'Who stands in for whom (trực thay), in force [from_at, least(to_at, ended_at)); never deleted';
      comment on column substitution.fields is 'Null: all the absent one has at the agency';
      create index substitution_by_substitute on substitution (substitute, to_at);
      create index substitution_by_absent on substitution (absent, to_at);
      create index substitution_of_agency on substitution (agency, id desc);

      grant select, insert on assignment to motcua_app;
      grant select, insert, update (ended_at, ended_by) on substitution to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
