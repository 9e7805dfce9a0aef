import type { Pool } from 'pg';

import { databaseRefusal } from './refusal.ts';

/** done outside the system · not done at all · recorded wrongly, to be corrected. */
export const questionAnswers = ['outside', 'not-done', 'to-correct'] as const;
export type QuestionAnswer = (typeof questionAnswers)[number];

/** What somebody says to a question. */
export interface Answered {
  dossier: string;
  /** Key of the question. */
  question: string;
  answer: QuestionAnswer;
  note: string | null;
  actor: string;
}

/** Answers to open questions; each stays, the last counts. */
export class QuestionStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** @returns its id */
  async answer({ dossier, question, answer, note, actor }: Answered): Promise<string> {
    try {
      const { rows } = await this.pool.query<{ id: string }>(
        `insert into question_answer (dossier, question, answer, note, actor)
         values ($1, $2, $3, $4, $5) returning id`,
        [dossier, question, answer, note, actor],
      );
      return rows[0]?.id ?? '';
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}
