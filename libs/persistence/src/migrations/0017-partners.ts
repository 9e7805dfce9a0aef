import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Systems outside this deployment, and what is told from one to the other.
 *
 * A line is the messages about one dossier from or to one partner, numbered 1, 2, 3 … without a gap; it moves
 * on by one number at a time. Both directions are kept alike, so that one relay, one claim and one way to wait,
 * to give up and to be replayed serve both:
 *
 * - out: `known` is the number given last, `reached` the number the partner acknowledged last;
 * - in: `known` is the highest number heard, `reached` the number taken (or refused) last.
 *
 * `state`: waiting (due from `not_before` on; after a failed try with `failure`) → settled (nothing at `reached` + 1)
 * or dead. A line in that is settled below what it knows waits for a message that has not come.
 */
export class Partners1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table partner (
        id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null,
        url text not null,
        known_as text,
        state text not null default 'active' check (state in ('active', 'paused')),
        hosts boolean not null,
        agencies jsonb not null,
        procedures jsonb not null,
        wants text[] not null,
        secrets jsonb not null,
        created_at timestamptz not null default clock_timestamp()
      );
      comment on table partner is 'Other systems that we exchange signed messages with';
      comment on column partner.known_as is 'What the partner calls this deployment';
      comment on column partner.hosts is 'Its agencies do their work there and not here';
      comment on column partner.agencies is 'Agencies it speaks for: our id to its code';
      comment on column partner.secrets is 'Encrypted with the key of the installation; the first is in force, the others until their time';

      create table partner_line (
        id bigint generated always as identity primary key,
        partner text not null references partner,
        direction text not null check (direction in ('out', 'in')),
        dossier text not null,
        known int not null,
        reached int not null default 0,
        version int not null default 1,
        state text not null default 'waiting' check (state in ('waiting', 'settled', 'dead')),
        attempts int not null default 0,
        failure text,
        not_before timestamptz not null default '-infinity',
        queued_at timestamptz,
        claimed_until timestamptz,
        changed_at timestamptz not null default clock_timestamp(),
        unique (partner, direction, dossier)
      );
      comment on column partner_line.dossier is 'Its code; empty for messages about none';
      comment on column partner_line.version is 'Moves with every message written or heard: a line is settled only if none came meanwhile';
      create index partner_line_waiting on partner_line (not_before, id) where state = 'waiting';
      create index partner_line_open on partner_line (partner, id) where state <> 'settled' or reached < known;
      create index partner_line_of_dossier on partner_line (dossier);

      create table partner_message (
        id text primary key,
        line bigint not null references partner_line,
        n int not null,
        type text not null,
        body jsonb not null,
        written_at timestamptz not null default clock_timestamp(),
        delivered_at timestamptz,
        unique (line, n)
      );
      comment on table partner_message is 'To partners; written in the transaction of what it tells';

      create table partner_inbox (
        line bigint not null references partner_line,
        n int not null,
        partner text not null references partner,
        id text not null,
        type text not null,
        body jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'taken', 'refused')),
        code text,
        reason text,
        received_at timestamptz not null default clock_timestamp(),
        settled_at timestamptz,
        primary key (line, n),
        unique (partner, id),
        check ((state = 'refused') = (code is not null and reason is not null))
      );
      comment on table partner_inbox is 'From partners, each once by its id; taken in the order of their numbers';
      create index partner_inbox_refused on partner_inbox (partner, settled_at) where state = 'refused';

      create function partner_line_wakes_relay() returns trigger language plpgsql as $$
      begin
        if pg_try_advisory_xact_lock(hashtext('motcua.partners')) then
          perform pg_notify('motcua_partners', '');
        end if;
        return null;
      end $$;
      create trigger partner_line_wakes_relay after insert or update of version on partner_line
        for each row when (new.state = 'waiting') execute function partner_line_wakes_relay();

      grant select, insert, update on partner, partner_line, partner_message, partner_inbox to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
