import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The end of the day and what it leaves open: which questions a dossier's history raises (a fold of it, kept
 * at hand), what people answered to them, and which returns were refused when the day's book was closed. What
 * was returned and what was corrected, history itself tells, by the day it was recorded.
 */
export class Closing1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dossier add column questions jsonb;
      comment on column dossier.questions is 'Skipped steps and breaches of order, as the history raises them; null for none';
      create index dossier_questions on dossier (owner) where questions is not null;

      create table question_answer (
        id bigint generated always as identity primary key,
        dossier text not null references dossier,
        question text not null,
        answer text not null check (answer in ('outside', 'not-done', 'to-correct')),
        note text,
        actor text not null,
        at timestamptz not null default clock_timestamp()
      );
      comment on table question_answer is 'Notes of those who were asked, no acts; of several on one question the last counts';
      create index question_answer_of on question_answer (dossier, question, id desc);
      create trigger question_answer_append_only before update or delete on question_answer
        for each row execute function history_is_append_only();

      create table closing_refusal (
        id bigint generated always as identity primary key,
        agency text not null,
        dossier text not null,
        action text not null check (action in ('return', 'record-returned')),
        key text not null,
        code text not null,
        message text not null,
        actor text not null,
        at timestamptz not null default clock_timestamp(),
        unique (actor, key)
      );
      comment on table closing_refusal is 'Returns that closing the day was refused, by the code that was scanned or ticked';
      create index closing_refusal_of on closing_refusal (agency, at);
      create trigger closing_refusal_append_only before update or delete on closing_refusal
        for each row execute function history_is_append_only();

      create index history_returns on history (recorded_at)
        where fact ->> 'type' in ('return', 'record-returned');
      create index history_corrections on history (recorded_at desc, dossier, seq)
        where kind in ('void', 'amend');

      create index notice_of_dossier on notice (dossier) where dossier is not null;

      grant select, insert on question_answer, closing_refusal to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
