import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Models keep the order their author wrote: the first action of a task is the usual one, the first lane the
 * first to work. jsonb sorts keys, json does not. A content hash does not hang on the order.
 */
export class WrittenOrder1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table model alter column definition type json, alter column config type json;
    `);
  }

  /** Forward only: history is never thrown away by a schema change. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
