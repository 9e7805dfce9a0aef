import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What time causes and what goes out: alerts of passed thresholds, escalations, notices to people, drafts
 * of reports. Queues only carry ids of these rows; whatever a queue forgets is found here again.
 *
 * NOTIFY serialises the commits that send one, so no two transactions in flight do: the one that finds
 * another at it leaves its row to the relay's sweep.
 */
export class Work1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add column done_at timestamptz;
      comment on column outbox.done_at is 'When its effect was written; sent_at alone only says that a queue has it';
      create index outbox_sent on outbox (sent_at) where done_at is null and sent_at is not null;

      create function outbox_wakes_relay() returns trigger language plpgsql as $$
      begin
        if pg_try_advisory_xact_lock(hashtext('motcua.outbox')) then
          perform pg_notify('motcua_outbox', '');
        end if;
        return null;
      end $$;
      create trigger outbox_wakes_relay after insert on outbox
        for each row when (not new.replayed) execute function outbox_wakes_relay();

      delete from timer where kind = 'due';
      alter table timer
        add column due timestamptz,
        add column step text,
        add column opened_seq int,
        add column replayed boolean not null default false;
      comment on column timer.replayed is 'Armed by a replayed act for an instant that was past already: recorded, never delivered';

      create table alert (
        id bigint generated always as identity primary key,
        dossier text not null,
        kind text not null,
        step text,
        opened_seq int,
        agency text not null,
        role text not null,
        urgent boolean not null,
        due timestamptz,
        fires_at timestamptz not null,
        armed_seq int not null,
        fired_at timestamptz not null,
        lateness interval not null generated always as (fired_at - fires_at) stored,
        state text not null check (state in ('raised', 'announced', 'overtaken', 'replayed')),
        unique (dossier, kind, fires_at)
      );
      comment on table alert is 'One per threshold and due version: a due that moves moves fires_at with it';
      comment on column alert.state is 'raised: notices to be written; overtaken: a later threshold of the same clock had passed too';
      create index alert_raised on alert (id) where state = 'raised';

      create table escalation (
        id bigint generated always as identity primary key,
        dossier text not null,
        alert bigint unique references alert,
        agency text not null,
        role text not null check (role in ('head', 'chair')),
        actor text not null,
        reason text not null,
        at timestamptz not null default clock_timestamp()
      );
      comment on table escalation is 'Acts of telling a superior: by the clock (alert) or by a person';
      create index escalation_of_dossier on escalation (dossier);
      create trigger escalation_append_only before update or delete on escalation
        for each row execute function history_is_append_only();

      create table report_draft (
        id bigint generated always as identity primary key,
        period text not null,
        agency text not null,
        report jsonb not null,
        drafted_at timestamptz not null default clock_timestamp(),
        announced_at timestamptz,
        unique (period, agency)
      );

      create table notice (
        id bigint generated always as identity primary key,
        key text not null unique,
        kind text not null check (kind in ('alert', 'digest', 'task', 'report', 'escalation')),
        channel text not null check (channel in ('inbox', 'mail')),
        account text not null,
        address text,
        urgent boolean not null default false,
        subject text not null,
        body text not null,
        dossier text,
        alert bigint references alert,
        message_id text unique,
        state text not null check (state in ('waiting', 'sent', 'failed')),
        attempts int not null default 0,
        failure text,
        created_at timestamptz not null default clock_timestamp(),
        queued_at timestamptz,
        claimed_until timestamptz,
        sent_at timestamptz,
        read_at timestamptz,
        digested_at timestamptz,
        check (channel <> 'mail' or (address is not null and message_id is not null))
      );
      create index notice_waiting on notice (id) where state = 'waiting';
      create index notice_inbox on notice (account, id desc) where channel = 'inbox';
      create index notice_undigested on notice (account) where channel = 'inbox' and digested_at is null;

      grant select, insert, update on alert, notice, report_draft to motcua_app;
      grant select, insert on escalation to motcua_app;
    `);
  }

  /** Forward only: history is never thrown away by a schema change. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
