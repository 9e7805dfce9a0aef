import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People: accounts and their sessions, API keys of systems, login attempts; and who a dossier is for.
 * Of passwords, tokens and keys only hashes are kept. Applicants' personal data stand in a table of their
 * own, never in history, so that they can be masked by role and erased by law.
 */
export class People1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id text primary key,
        username text not null unique check (username = lower(username)),
        name text not null,
        email text check (email = lower(email)),
        oidc_issuer text,
        oidc_subject text,
        password_hash text,
        must_change_password boolean not null,
        administrator boolean not null,
        grants jsonb not null,
        created_at timestamptz not null,
        disabled_at timestamptz,
        check ((oidc_issuer is null) = (oidc_subject is null))
      );
      comment on table account is 'People who log in; never deleted, since history names them by id';
      create unique index account_email on account (email);
      create unique index account_subject on account (oidc_issuer, oidc_subject);

      create table session (
        token_hash text primary key,
        account text not null references account,
        method text not null check (method in ('password', 'oidc')),
        created_at timestamptz not null,
        last_seen_at timestamptz not null
      );
      comment on table session is 'By the sha256 of the token in the cookie; the token itself is kept nowhere';
      create index session_of_account on session (account);
      create index session_age on session (created_at);

      create table api_key (
        id text primary key,
        name text not null,
        secret_hash text not null,
        grants jsonb not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        revoked_at timestamptz
      );
      comment on table api_key is 'Systems that call us; never deleted, since history names them by id';

      create table login_attempt (
        subject text primary key,
        failures int not null,
        last_at timestamptz not null,
        blocked_until timestamptz not null
      );
      comment on table login_attempt is 'Logins not yet followed by a right one, by account and address';
      create index login_attempt_age on login_attempt (last_at);

      create table applicant (
        dossier text primary key references dossier,
        name text not null,
        phone text,
        email text,
        id_number text,
        address text,
        representative text
      );
      comment on table applicant is 'Personal data of applicants: masked by role, may be erased by law';
      create index applicant_id_number on applicant (id_number) where id_number is not null;

      grant select, insert, update on account, api_key to motcua_app;
      grant select, insert, update, delete on session, login_attempt, applicant to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
