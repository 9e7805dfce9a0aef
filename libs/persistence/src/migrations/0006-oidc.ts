import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logins under way at the identity provider: what has to be known when the person comes back, once. */
export class Oidc1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oidc_flow (
        token_hash text primary key,
        state text not null,
        nonce text not null,
        verifier text not null,
        next text not null,
        expires_at timestamptz not null
      );
      comment on table oidc_flow is 'By the sha256 of the token in the browser''s cookie; deleted when taken';
      create index oidc_flow_age on oidc_flow (expires_at);
      grant select, insert, delete on oidc_flow to motcua_app;
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
