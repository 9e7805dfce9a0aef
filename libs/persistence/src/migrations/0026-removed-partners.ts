import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A partner may be removed: its row stays, since messages name it, and nothing goes to it or comes from it. */
export class RemovedPartners1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table partner drop constraint partner_state_check;
      alter table partner add constraint partner_state_check check (state in ('active', 'paused', 'removed'));
      comment on column partner.state is 'removed: its secrets are gone, and its id is not given again';
    `);
  }

  /** Forward only, as all of them. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
