/** The table of partners as TypeORM knows it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret as it is kept. */
export interface SealedSecret {
  /** Encrypted and authenticated; readable with the key of the installation. */
  sealed: string;
  /** When it ends, ISO 8601; null: in force. */
  until: string | null;
}

@Entity('partner')
export class PartnerRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') url!: string;
  @Column('text', { name: 'known_as', nullable: true }) knownAs!: string | null;
  @Column('text') state!: 'active' | 'paused' | 'removed';
  @Column('boolean') hosts!: boolean;
  @Column('jsonb') agencies!: Record<string, string>;
  @Column('jsonb') procedures!: Record<string, string>;
  @Column('text', { array: true }) wants!: string[];
  @Column('jsonb') secrets!: SealedSecret[];
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
}
