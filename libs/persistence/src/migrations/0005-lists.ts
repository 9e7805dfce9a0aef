import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists are searched and filtered by: text without diacritics, and the two facts of a dossier every list asks: which agencies take or took part
 * (so that the policy's filter is a condition over one table) and whether its clock stands still.
 *
 * Trigram indexes find any part of a word: over applicants' names and phones, and over the codes. Codes never
 * change, so their index stands over the first row of each history, which is written once, and not over
 * `dossier`, which every act writes anew.
 */
export class Lists1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create function fold_vi(text) returns text language sql immutable strict parallel safe
        return lower(translate(
          regexp_replace(
            regexp_replace(normalize($1, nfd), '[\\u0300-\\u036f]', '', 'g'), '[[:space:]]+', ' ', 'g'
          ),
          'đĐ', 'dd'
        ));
      comment on function fold_vi is 'Lower case without diacritics, spaces run together; NFC and NFD alike';

      alter table applicant add column folded text not null generated always as (
        ' ' || fold_vi(name) || coalesce(' ' || regexp_replace(phone, '[^0-9]', '', 'g'), '')
      ) stored;
      comment on column applicant.folded is 'What is searched: the name folded, and the digits of the phone, each word after a space';
      create index applicant_folded on applicant using gin (folded gin_trgm_ops);
      create index history_codes on history using gin (lower(dossier) gin_trgm_ops) where seq = 1;
      create index dossier_by_pin on dossier (pin);

      alter table dossier add column agencies text[], add column paused boolean;
      comment on column dossier.agencies is 'Every agency that takes or took part, the owners among them';
      comment on column dossier.paused is 'In hand, and its clock stands still';
      update dossier d set
        agencies = array(
          select agency from span s cross join lateral unnest(s.agencies) as part (agency)
          where s.dossier = d.id and s.known_to is null
          union
          select agency from task t where t.dossier = d.id
          order by 1
        ),
        paused = coalesce((
          select (s.position ->> 'paused')::boolean from span s
          where s.dossier = d.id and s.known_to is null
          order by s.from_at desc limit 1
        ), false);
      alter table dossier alter column agencies set not null, alter column paused set not null;
      create index dossier_by_agencies on dossier using gin (agencies)
        where cardinality(agencies) > 1;
      create index notice_unread on notice (account, id desc) where channel = 'inbox' and read_at is null;
      create index dossier_at_work on dossier (owner) where phase in ('submitted', 'in-hand', 'finished');
    `);
  }

  /** Forward only: history is never thrown away by a schema change. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
