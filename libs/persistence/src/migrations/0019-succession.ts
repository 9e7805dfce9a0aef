import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose part in a dossier is over; reorganisations of agencies; and who looked at personal data.
 *
 * `working` and `acquainted` are folds like `agencies`. What is kept of reads goes after the days that `retention`
 * says, and no sooner: the trigger lets nothing else be deleted.
 */
export class Succession1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier
        add column working text[] not null default '{}',
        add column acquainted text[] not null default '{}';
      comment on column dossier.working is 'Agencies that have an open task or segment of it';
      comment on column dossier.acquainted is 'Of those, the ones that learn who the applicant is';
      update dossier d set working = part.agencies, acquainted = part.agencies
      from (
        select of.id, array(
          select t.agency from task t where t.dossier = of.id and t.closed_seq is null
          union
          select s.segment ->> 'agency'
          from (
            select position from span
            where dossier = of.id and known_to is null
            order by from_at desc limit 1
          ) last
          cross join lateral jsonb_array_elements(last.position -> 'segments') as s (segment)
          where s.segment ->> 'endedAt' is null
          order by 1
        ) as agencies
        from dossier of
      ) part
      where part.id = d.id and cardinality(part.agencies) > 0;

      create table reorganisation (
        id text primary key,
        plan jsonb not null,
        plan_hash text not null,
        effective date not null,
        ordered_by text not null,
        started_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        outcome jsonb
      );
      comment on column reorganisation.outcome is 'What the last run came to; finished_at: when one left nothing over';
      comment on table reorganisation is 'Agencies merged or abolished, each by one plan, carried out once; what became of each dossier its history says';
      create index history_reorganised on history ((fact ->> 'plan'), dossier)
        where fact ->> 'plan' is not null;

      create table personal_read (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        actor text not null,
        purpose text not null check (purpose in ('page', 'list', 'register', 'form', 'file')),
        detail text,
        dossiers text[] not null
      );
      comment on table personal_read is 'Who was shown who the applicants of which dossiers are, and what for; append-only';
      create index personal_read_of on personal_read using gin (dossiers);
      create index personal_read_at on personal_read (at);

      create table retention (
        what text primary key,
        days int not null check (days > 0)
      );
      comment on table retention is 'For how many days something is kept at least';
      insert into retention values ('personal_read', 730);

      create function personal_read_is_kept() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.at < clock_timestamp() - make_interval(
          days => (select days from retention where what = 'personal_read')
        ) then
          return old;
        end if;
        raise exception 'personal_read is append-only' using errcode = 'insufficient_privilege';
      end $$;
      create trigger personal_read_append_only before update or delete on personal_read
        for each row execute function personal_read_is_kept();
      create trigger personal_read_no_truncate before truncate on personal_read
        for each statement execute function history_is_append_only();

      grant select, insert, update (finished_at, outcome) on reorganisation to motcua_app;
      grant select, insert, delete on personal_read to motcua_app;
      grant select on retention to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
