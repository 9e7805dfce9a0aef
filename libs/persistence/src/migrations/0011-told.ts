import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices to applicants go the way of all notices, through the same table and queue. Their address and text
 * are kept nowhere in it: the address is the applicant's own row, the text is written anew from history at each
 * try, and what stays is the version of its template and its hash.
 *
 * The national portal's progress is a row per dossier beside it: history is its queue.
 *
 * `state`: waiting (due from `not_before` on; after a failed try with `failure`) → sent | given-up | suppressed.
 */
export class Told1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notice
        drop constraint notice_kind_check,
        drop constraint notice_channel_check,
        drop constraint notice_state_check,
        drop constraint notice_check,
        alter column account drop not null,
        alter column subject drop not null,
        alter column body drop not null,
        add column seq int,
        add column template int,
        add column text_hash text,
        add column via text,
        add column not_before timestamptz not null default '-infinity',
        add column suppressed_as text check (suppressed_as in ('no-address', 'opted-out', 'overtaken'));
      update notice set state = 'given-up' where state = 'failed';
      alter table notice
        add constraint notice_channel_check check (channel in ('inbox', 'mail', 'sms', 'zalo')),
        add constraint notice_state_check
          check (state in ('waiting', 'sent', 'given-up', 'suppressed')),
        add constraint notice_suppressed_check
          check ((state = 'suppressed') = (suppressed_as is not null)),
        add constraint notice_addressee_check check (
          case when account is null
            then num_nulls(dossier, seq, template, message_id) = 0 and channel <> 'inbox'
              and num_nonnulls(address, subject, body) = 0
            else num_nulls(subject, body) = 0 and channel in ('inbox', 'mail')
              and (channel = 'inbox' or num_nulls(address, message_id) = 0)
          end
        );
      comment on column notice.account is 'null: to the applicant of the dossier, of the act seq';
      comment on column notice.via is 'What it was given to: smtp, http or, without a service, the log';
      drop index notice_waiting;
      create index notice_waiting on notice (not_before, id) where state = 'waiting';
      create index notice_given_up on notice (channel) where state = 'given-up';
      create index notice_to_applicant on notice (dossier, id) where account is null;
      create index notice_sent on notice (sent_at) where state = 'sent' and channel <> 'inbox';

      create table opt_out (
        channel text not null check (channel in ('mail', 'sms', 'zalo')),
        address_hash text not null,
        at timestamptz not null,
        primary key (channel, address_hash)
      );
      comment on table opt_out is 'Who does not want to be told that way, by a keyed hash of the address';

      create table signing_key (
        purpose text primary key,
        key text not null
      );
      comment on table signing_key is 'Made here once, for all processes of the installation';
      insert into signing_key values
        ('opt-out', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

      create table portal_progress (
        dossier text primary key references dossier,
        known_seq int not null,
        acknowledged int not null default 0,
        status smallint,
        state text not null default 'waiting' check (state in ('waiting', 'settled', 'dead')),
        attempts int not null default 0,
        failure text,
        not_before timestamptz not null default '-infinity',
        queued_at timestamptz,
        claimed_until timestamptz,
        acknowledged_at timestamptz,
        enrolled_at timestamptz not null default clock_timestamp()
      );
      comment on table portal_progress is 'What the national portal acknowledged: how many of the messages that history calls for';
      create index portal_waiting on portal_progress (not_before, dossier) where state = 'waiting';
      create index portal_dead on portal_progress (dossier) where state = 'dead';

      grant select, insert, update on portal_progress to motcua_app;
      grant select, insert, delete on opt_out to motcua_app;
      grant select on signing_key to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
