import type { Pool, PoolClient, QueryConfig } from 'pg';

import type { Grant } from '#lib/directory';
import type { Instant } from '#lib/dossier';

import { databaseRefusal } from './refusal.ts';
import { inTransaction } from './transaction.ts';
import { goodToday } from './work/recipients.ts';

/** What may be done about who has a task: take it, give it back, give it to somebody, pass it on. */
export const assignmentActs = ['claim', 'release', 'assign', 'delegate'] as const;
export type AssignmentAct = (typeof assignmentActs)[number];

/** One assignment as it is to be written, on the state it was decided on. */
export interface NewAssignment {
  dossier: string;
  /** The dossier's last assignment and last act that were known. */
  turn: number;
  seq: number;
  step: string;
  openedSeq: number;
  act: AssignmentAct;
  /** Who has the task from now on; null: nobody. */
  holder: string | null;
  actor: string;
  inPlaceOf: string | null;
  reason: string | null;
}

/** One assignment as kept. */
export interface Assignment extends Omit<NewAssignment, 'seq'> {
  at: Instant;
}

/** Somebody who works at an agency, and how many open tasks there they have. */
export interface Colleague {
  id: string;
  name: string;
  grants: Grant[];
  open: number;
}

/** Who was given which task: rows are added and never changed. */
export class AssignmentStore {
  constructor(private readonly pool: Pick<Pool, 'query' | 'connect'>) {}

  /**
   * Writes an assignment, if neither an act nor another assignment came between.
   *
   * @param tell - writes the notices of it, in the same transaction
   * @returns when it was; undefined if something came between
   */
  async write(
    assignment: NewAssignment,
    tell?: (client: PoolClient, turn: number) => Promise<void>,
  ): Promise<Instant | undefined> {
    const statement = {
      name: 'write-assignment',
      text: writeAssignment,
      values: valuesOf(assignment),
    };
    if (!tell) return writtenAt((await this.ask<Written>(statement))[0]);
    return inTransaction(this.pool, async (client) => {
      const {
        rows: [written],
      } = await client.query<Written>(statement);
      if (written) await tell(client, written.turn);
      return writtenAt(written);
    });
  }

  /** Every assignment of a dossier's tasks, in order. */
  async ofDossier(dossier: string): Promise<Assignment[]> {
    const rows = await this.ask<Omit<Assignment, 'at'> & { at: Date }>({
      text: assignmentsOf,
      values: [dossier],
    });
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }

  /** The accounts in use with a grant at an agency that is good today, by name, with what they are granted today. */
  async colleagues(agency: string): Promise<Colleague[]> {
    return this.ask<Colleague>({ text: colleaguesAt, values: [agency] });
  }

  private async ask<R extends object>(statement: QueryConfig): Promise<R[]> {
    try {
      const { rows } = await this.pool.query<R>(statement);
      return rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

interface Written {
  turn: number;
  at: Date;
}

const writtenAt = (written: Written | undefined): Instant | undefined => written?.at.getTime();

const valuesOf = (one: NewAssignment): unknown[] => [
  one.dossier,
  one.turn,
  one.seq,
  one.step,
  one.openedSeq,
  one.act,
  one.holder,
  one.actor,
  one.inPlaceOf,
  one.reason,
];

/** As {@link NewAssignment}, in its order. */
const writeAssignment = `
with moved as (
  update dossier set turn = turn + 1
  where id = $1 and turn = $2 and seq = $3
  returning id, turn
),
handed as (
  update task set holder = $7
  from moved
  where task.dossier = moved.id and task.step = $4 and task.opened_seq = $5
)
insert into assignment (dossier, turn, step, opened_seq, act, holder, actor, in_place_of, reason)
select id, turn, $4, $5, $6, $7, $8, $9, $10 from moved
returning turn, at
`;

/** $1 text dossier */
const assignmentsOf = `
select dossier, turn, step, opened_seq as "openedSeq", act, holder, actor, in_place_of as "inPlaceOf", reason, at
from assignment
where dossier = $1
order by turn
`;

/** What is open at an agency is little: it is counted, not what somebody ever had. $1 text agency */
const colleaguesAt = `
with busy as (
  select holder as account, count(*)::int as open
  from task
  where closed_seq is null and agency = $1 and holder is not null
  group by holder
)
select account.id, account.name, coalesce(busy.open, 0) as open,
  (select jsonb_agg(g) from jsonb_array_elements(account.grants) as g where ${goodToday('g')}) as grants
from account
left join busy on busy.account = account.id
where account.disabled_at is null
  and exists (select 1 from jsonb_array_elements(account.grants) as g where g ->> 'agency' = $1 and ${goodToday('g')})
order by account.name, account.id
`;
