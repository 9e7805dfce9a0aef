/** The tables of people, keys and applicants as TypeORM knows them: column lists without relations. */
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

import type { Grant } from '#lib/directory';

@Entity('account')
export class AccountRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') username!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { name: 'oidc_issuer', nullable: true }) oidcIssuer!: string | null;
  @Column('text', { name: 'oidc_subject', nullable: true }) oidcSubject!: string | null;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column('boolean', { name: 'must_change_password' }) mustChangePassword!: boolean;
  @Column('boolean') administrator!: boolean;
  @Column('jsonb') grants!: Grant[];
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt!: Date | null;
}

@Entity('session')
export class SessionRow {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text') account!: string;
  @Column('text') method!: 'password' | 'oidc';
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
}

@Entity('oidc_flow')
export class OidcFlowRow {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text') state!: string;
  @Column('text') nonce!: string;
  /** PKCE code verifier. */
  @Column('text') verifier!: string;
  /** Path of our own where the person wanted to go. */
  @Column('text') next!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('substitution')
export class SubstitutionRow {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') absent!: string;
  @Column('text') substitute!: string;
  @Column('text') agency!: string;
  @Column('text', { array: true, nullable: true }) fields!: string[] | null;
  @Column('timestamptz', { name: 'from_at' }) fromAt!: Date;
  @Column('timestamptz', { name: 'to_at' }) toAt!: Date;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { name: 'set_by' }) setBy!: string;
  @Column({ type: 'timestamptz', name: 'set_at', insert: false }) setAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('text', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}

@Entity('api_key')
export class ApiKeyRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'secret_hash' }) secretHash!: string;
  @Column('jsonb') grants!: Grant[];
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

@Entity('login_attempt')
export class LoginAttemptRow {
  @PrimaryColumn('text') subject!: string;
  @Column('int') failures!: number;
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date;
  @Column('timestamptz', { name: 'blocked_until' }) blockedUntil!: Date;
}

@Entity('applicant')
export class ApplicantRow {
  @PrimaryColumn('text') dossier!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { name: 'id_number', nullable: true }) idNumber!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) representative!: string | null;
}

@Entity('look_up')
export class LookUpRow {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text') dossier!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('rating')
export class RatingRow {
  @PrimaryColumn('text') dossier!: string;
  /** 1 to 5. */
  @Column('smallint') stars!: number;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt!: Date;
}
