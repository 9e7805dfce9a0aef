/**
 * The tables as TypeORM knows them: column lists without relations, read and inserted through
 * repositories. Acts are written by one statement (statements/write-acts.ts), never by save().
 */
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

import type { HistoryKind, Fact, Position, Question } from '#lib/dossier';
import type { MachineConfig, Procedure, Snapshot } from '#lib/procedure';

@Entity('model')
export class ModelRow {
  @PrimaryColumn('text') pin!: string;
  @Column('text') code!: string;
  @Column('int') version!: number;
  @Column('json') definition!: Procedure;
  @Column('json') config!: MachineConfig;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false }) recordedAt!: Date;
}

@Entity('catalogue')
export class CatalogueRow {
  @PrimaryColumn('text') code!: string;
  @PrimaryColumn('int') version!: number;
  @Column('text') pin!: string;
  @Column('date', { name: 'effective_from' }) effectiveFrom!: string;
  @Column('date', { name: 'effective_to', nullable: true }) effectiveTo!: string | null;
}

@Entity('reference_data')
export class ReferenceRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') kind!: string;
  @Column('text') hash!: string;
  @Column('jsonb') data!: unknown;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false }) recordedAt!: Date;
}

@Entity('agency_code')
export class AgencyCodeRow {
  @PrimaryColumn('text') agency!: string;
  @Column('text') code!: string;
  @Column('text', { name: 'set_by' }) setBy!: string;
  @Column({ type: 'timestamptz', name: 'set_at', insert: false }) setAt!: Date;
}

@Entity('dossier')
export class DossierRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') pin!: string;
  @Column('text') procedure!: string;
  @Column('text') field!: string;
  @Column('text') channel!: string;
  @Column('text') owner!: string;
  @Column('text') phase!: string;
  @Column('smallint') status!: number;
  @Column('int') seq!: number;
  @Column('jsonb') snapshot!: Snapshot;
  @Column('text', { name: 'last_hash' }) lastHash!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) due!: Date | null;
  @Column('timestamptz', { name: 'overdue_from', nullable: true }) overdueFrom!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { name: 'closed_as', nullable: true }) closedAs!: string | null;
  @Column('text', { nullable: true }) standing!: string | null;
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt!: Date | null;
  @Column('text', { array: true }) agencies!: string[];
  @Column('boolean') paused!: boolean;
  @Column('jsonb', { nullable: true }) questions!: Question[] | null;
  @Column('int') turn!: number;
  @Column('text', { name: 'hosted_by', nullable: true }) hostedBy!: string | null;
}

@Entity('history')
export class HistoryTableRow {
  @PrimaryColumn('text') dossier!: string;
  @PrimaryColumn('int') seq!: number;
  @Column('text') kind!: HistoryKind;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('text') actor!: string;
  @Column('text') key!: string;
  @Column('jsonb') fact!: Fact;
  @Column('jsonb') configuration!: unknown;
  @Column('int', { array: true }) targets!: number[];
  @Column('text', { nullable: true }) commitment!: string | null;
  @Column('text', { name: 'prev_hash', nullable: true }) prevHash!: string | null;
  @Column('text') hash!: string;
}

@Entity('history_text')
export class HistoryTextRow {
  @PrimaryColumn('text') dossier!: string;
  @PrimaryColumn('int') seq!: number;
  @Column('text') salt!: string;
  @Column('jsonb') text!: Record<string, string>;
}

@Entity('span')
export class SpanRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') dossier!: string;
  @Column('timestamptz', { name: 'from_at' }) fromAt!: Date;
  @Column('timestamptz', { name: 'known_from' }) knownFrom!: Date;
  @Column('timestamptz', { name: 'known_to', nullable: true }) knownTo!: Date | null;
  @Column('text') owner!: string;
  @Column('text', { array: true }) agencies!: string[];
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('jsonb') position!: Position;
}

@Entity('task')
export class TaskRow {
  @PrimaryColumn('text') dossier!: string;
  @PrimaryColumn('text') step!: string;
  @PrimaryColumn('int', { name: 'opened_seq' }) openedSeq!: number;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('text') agency!: string;
  @Column('text') role!: string;
  @Column('text', { nullable: true }) segment!: string | null;
  @Column('timestamptz', { nullable: true }) due!: Date | null;
  @Column('timestamptz', { name: 'overdue_from', nullable: true }) overdueFrom!: Date | null;
  @Column('int', { name: 'closed_seq', nullable: true }) closedSeq!: number | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { name: 'closed_as', nullable: true }) closedAs!: string | null;
}

@Entity('timer')
export class TimerRow {
  @PrimaryColumn('text') dossier!: string;
  @PrimaryColumn('text') kind!: string;
  @Column('timestamptz', { name: 'fires_at' }) firesAt!: Date;
  @Column('int', { name: 'armed_seq' }) armedSeq!: number;
}

@Entity('outbox')
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') dossier!: string;
  @Column('int') seq!: number;
  @Column('text') event!: string;
  @Column('boolean') replayed!: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
}
