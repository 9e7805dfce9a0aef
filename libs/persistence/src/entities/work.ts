/** The tables of what time causes and what goes out, as TypeORM knows them; written by libs/persistence/src/work. */
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('alert')
export class AlertRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') dossier!: string;
  @Column('text') kind!: string;
  @Column('text', { nullable: true }) step!: string | null;
  @Column('int', { name: 'opened_seq', nullable: true }) openedSeq!: number | null;
  @Column('text') agency!: string;
  @Column('text') role!: string;
  @Column('boolean') urgent!: boolean;
  @Column('timestamptz', { nullable: true }) due!: Date | null;
  @Column('timestamptz', { name: 'fires_at' }) firesAt!: Date;
  @Column('int', { name: 'armed_seq' }) armedSeq!: number;
  @Column('timestamptz', { name: 'fired_at' }) firedAt!: Date;
  @Column('text') state!: string;
}

@Entity('escalation')
export class EscalationRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') dossier!: string;
  @Column('bigint', { nullable: true }) alert!: string | null;
  @Column('text') agency!: string;
  @Column('text') role!: string;
  @Column('text') actor!: string;
  @Column('text') reason!: string;
  @Column({ type: 'timestamptz', insert: false }) at!: Date;
}

@Entity('assignment')
export class AssignmentRow {
  @PrimaryColumn('text') dossier!: string;
  @PrimaryColumn('int') turn!: number;
  @Column({ type: 'bigint', insert: false }) id!: string;
  @Column('text') step!: string;
  @Column('int', { name: 'opened_seq' }) openedSeq!: number;
  @Column('text') act!: string;
  @Column('text', { nullable: true }) holder!: string | null;
  @Column('text') actor!: string;
  @Column('text', { name: 'in_place_of', nullable: true }) inPlaceOf!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz', insert: false }) at!: Date;
}

@Entity('notice')
export class NoticeRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') key!: string;
  @Column('text') kind!: string;
  @Column('text') channel!: string;
  @Column('text', { nullable: true }) account!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('boolean') urgent!: boolean;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { nullable: true }) body!: string | null;
  @Column('text', { nullable: true }) dossier!: string | null;
  @Column('text', { name: 'message_id', nullable: true }) messageId!: string | null;
  @Column('text') state!: string;
  @Column('int', { nullable: true }) seq!: number | null;
  @Column('int', { nullable: true }) template!: number | null;
  @Column('text', { name: 'text_hash', nullable: true }) textHash!: string | null;
  @Column('text', { nullable: true }) via!: string | null;
  @Column('timestamptz', { name: 'not_before' }) notBefore!: Date;
  @Column('text', { name: 'suppressed_as', nullable: true }) suppressedAs!: string | null;
  @Column('int') attempts!: number;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
}

@Entity('portal_progress')
export class PortalProgressRow {
  @PrimaryColumn('text') dossier!: string;
  @Column('int', { name: 'known_seq' }) knownSeq!: number;
  /** How many messages the portal acknowledged. */
  @Column('int') acknowledged!: number;
  @Column('smallint', { nullable: true }) status!: number | null;
  @Column('text') state!: string;
  @Column('int') attempts!: number;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz', { name: 'not_before' }) notBefore!: Date;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
}

@Entity('report_draft')
export class ReportDraftRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') period!: string;
  @Column('text') agency!: string;
  @Column('timestamptz', { name: 'as_of' }) asOf!: Date;
  @Column('timestamptz', { name: 'as_known_at' }) asKnownAt!: Date;
  @Column({ type: 'timestamptz', name: 'drafted_at', insert: false }) draftedAt!: Date;
}
