import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists are found by.
 *
 * What is searched, a row per dossier in a narrow table of its own: a row of `dossier` is written anew by every
 * act, one of `search_entry` only when something that is searched has changed. Triggers keep it, whoever writes.
 *
 * Its one index holds each trigram of a code or an applicant behind each agency that takes or took part
 * (`xa-01:uye`). Of a common name in a small commune it so reads what there is in the commune and not in the
 * province, which an index over trigrams and agencies apart would.
 */
export class Search1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index history_codes, dossier_by_pin, dossier_by_agencies;
      alter table applicant drop column folded;
      alter table model add column searched text not null
        generated always as (' ' || fold_vi(definition ->> 'name')) stored;
      comment on column model.searched is 'Its name as search_entry has texts';

      create index dossier_by_pin on dossier (pin, owner);
      create index dossier_of_owner_by_due on dossier (owner, (coalesce(due, 'infinity'::timestamptz)), id);

      alter table task add column expected_by timestamptz, add column holder text;
      comment on column task.expected_by is 'Of an open task: its own due, else its dossier''s';
      comment on column task.holder is 'Who the last assignment of its visit gave it to; null: nobody';
      update task t set
        expected_by = coalesce(t.due, d.due),
        holder = (
          select a.holder from assignment a
          where a.dossier = t.dossier and a.step = t.step and a.opened_seq = t.opened_seq
          order by a.turn desc limit 1
        )
      from dossier d
      where d.id = t.dossier and t.closed_seq is null;
      drop index task_open;
      create index task_open on task (
        agency, role, (coalesce(expected_by, 'infinity'::timestamptz)), (dossier || ' ' || step)
      ) where closed_seq is null;

      create index dossier_by_part on dossier using gin (array_remove(agencies, owner))
        where cardinality(agencies) > 1;

      create table search_entry (
        dossier text primary key references dossier,
        agencies text[] not null,
        code text not null,
        applicant text
      );
      comment on table search_entry is 'Folded texts, each word after a space: the code; the applicant''s name and the digits of their phone';

      create function applicant_searched(name text, phone text) returns text
        language sql immutable parallel safe
        return ' ' || fold_vi(name) || coalesce(' ' || regexp_replace(phone, '[^0-9]', '', 'g'), '');

      create function search_keys(agencies text[], code text, applicant text) returns text[]
        language sql immutable parallel safe cost 500
        return string_to_array((
          select string_agg(
            agency || '#' || array_to_string(show_trgm($2), E'\\n' || agency || '#')
              || coalesce(
                E'\\n' || agency || ':' || array_to_string(show_trgm($3), E'\\n' || agency || ':'), ''
              ),
            E'\\n'
          )
          from unnest($1) as agency
        ), E'\\n');
      comment on function search_keys is 'agency#trigram of the code and agency:trigram of the applicant, for each agency';

      insert into search_entry
      select d.id, d.agencies, ' ' || fold_vi(d.id), applicant_searched(a.name, a.phone)
      from dossier d
      left join applicant a on a.dossier = d.id
      order by d.submitted_at;

      -- A search reads what waits to be merged into the index from end to end: little may wait.
      create index search_entry_keys on search_entry using gin (search_keys(agencies, code, applicant))
        with (gin_pending_list_limit = 256);
      -- How common a text is, the planner tells of the columns; nobody asks it about the keys.
      alter index search_entry_keys alter column 1 set statistics 0;
      alter table search_entry
        alter column code set statistics 400,
        alter column applicant set statistics 400;

      create function dossier_is_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into search_entry values (
            new.id, new.agencies, ' ' || fold_vi(new.id),
            (select applicant_searched(a.name, a.phone) from applicant a where a.dossier = new.id)
          );
        else
          update search_entry set agencies = new.agencies where dossier = new.id;
        end if;
        return null;
      end $$;
      create trigger dossier_opened_is_searched after insert on dossier
        for each row execute function dossier_is_searched();
      create trigger dossier_moved_is_searched after update of agencies on dossier
        for each row when (old.agencies is distinct from new.agencies)
        execute function dossier_is_searched();

      create function applicant_is_searched() returns trigger language plpgsql as $$
      declare
        text_of text := case when tg_op <> 'DELETE' then applicant_searched(new.name, new.phone) end;
      begin
        update search_entry set applicant = text_of
        where dossier = coalesce(new.dossier, old.dossier) and applicant is distinct from text_of;
        return null;
      end $$;
      create trigger applicant_is_searched after insert or update or delete on applicant
        for each row execute function applicant_is_searched();

      grant select, insert, update on search_entry to motcua_app;
    `);
  }

  /** Forward only: history is never thrown away by a schema change. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
