import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What messages to and from partners said is forgotten after the days that `retention` says; that there was one, its
 * number, its id, its digest and what became of it stay. And a message that was given up may be skipped by somebody.
 */
export class Thinning1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table partner_message
        alter column body drop not null,
        add column sha256 text,
        add column seq int,
        add column skipped_at timestamptz,
        add column skipped_by text,
        add column skip_reason text,
        add check ((body is null) = (sha256 is not null)),
        add check ((skipped_at is null) = (skipped_by is null) and (skipped_at is null) = (skip_reason is null));
      update partner_message set seq = (body ->> 'seq')::int where jsonb_typeof(body -> 'seq') = 'number';
      comment on column partner_message.body is 'Null: forgotten; its digest stays';
      comment on column partner_message.sha256 is 'Of the body as PostgreSQL writes jsonb, once it was forgotten';
      comment on column partner_message.seq is 'Up to which act it tells, where it tells of acts';
      comment on column partner_message.skipped_at is 'Told as skipped instead of what it says';
      create index partner_message_whole on partner_message (delivered_at) where body is not null;

      alter table partner_inbox
        alter column body drop not null,
        add column sha256 text,
        add column skipped_by text,
        add check ((body is null) = (sha256 is not null)),
        add check (skipped_by is null or state = 'refused');
      comment on column partner_inbox.body is 'Null: forgotten; its digest stays';
      comment on column partner_inbox.skipped_by is 'Who refused it though nothing was wrong with what it asks';
      create index partner_inbox_whole on partner_inbox (settled_at) where body is not null;

      insert into retention values ('partner_message', 90);
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
