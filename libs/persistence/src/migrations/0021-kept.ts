import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft of a report is opened again by the instants it was counted at: its figures follow from history. And a
 * reorganisation keeps whose grants it changed over all of its runs, not what the last one did.
 */
export class Kept1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report_draft add column as_of timestamptz, add column as_known_at timestamptz;
      update report_draft
      set as_of = coalesce((report ->> 'asOf')::timestamptz, drafted_at),
        as_known_at = coalesce((report ->> 'asKnownAt')::timestamptz, drafted_at);
      alter table report_draft
        alter column as_of set not null,
        alter column as_known_at set not null,
        drop column report;
      comment on column report_draft.as_known_at is 'What was recorded by then the draft was counted from: with as_of its figures can be counted again';

      alter table reorganisation add column people jsonb not null default '[]';
      comment on column reorganisation.people is 'Whose grants were changed, in order, over all runs: kind, id, name, before, after';
      update reorganisation
      set people = (
          select coalesce(jsonb_agg(
            jsonb_build_object('id', case person ->> 'kind'
              when 'account' then (select id from account where username = person ->> 'name')
              else (select min(id) from api_key where name = person ->> 'name')
            end) || (person - 'unplaced') order by place), '[]')
          from jsonb_array_elements(outcome -> 'people') with ordinality as done (person, place)
        ),
        outcome = outcome - 'people'
      where outcome ? 'people';
      grant update (people) on reorganisation to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
