import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the lists of the API are read by: one index per sort order, one per filter that is selective. */
export class Api1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index dossier_by_due on dossier ((coalesce(due, 'infinity'::timestamptz)), id);
      create index dossier_by_submitted on dossier (submitted_at desc, id);
      create index dossier_by_recorded on dossier (recorded_at desc, id);
      create index dossier_by_owner on dossier (owner, phase);
      create index dossier_by_code on dossier (id text_pattern_ops);
      create index dossier_in_hand on dossier (overdue_from) where phase = 'in-hand';
      create index history_submissions on history (actor, key) where seq = 1;
    `);
  }

  /** Forward only: history is never thrown away by a schema change. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
