import type { Day, EntryKind, NetworkId, PersonId, ReferralId } from '@relais/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One version of one line of one person's ledger: shown for instants from `knownFrom` until before `knownTo`, and for days from
 * `day` until before `untilDay` (a lead's line ends where its referral's begins). Instants are ISO 8601 UTC with microseconds.
 */
@Entity('ledger_line')
export class LedgerLineRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  /** The referral's or thanks' id; of a withdrawal, the event's. */
  @PrimaryColumn('uuid', { name: 'line_id' }) lineId!: string;
  @PrimaryColumn('text') kind!: EntryKind;
  @PrimaryColumn('timestamptz', { name: 'known_from' }) knownFrom!: string;
  @Column('timestamptz', { name: 'known_to', nullable: true }) knownTo!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: string;
  @Column('bigint') position!: number;
  @Column('date') day!: Day;
  @Column('date', { name: 'until_day', nullable: true }) untilDay!: Day | null;
  @Column('uuid', { name: 'counterpart_id' }) counterpartId!: PersonId;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: ReferralId | null;
  /** On the giver's lines of a referral: its subject in the vault, which only giver and receiver may open (docs/adr/0014). */
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('smallint') given!: number;
  @Column('smallint') received!: number;
  @Column('smallint') lead!: number;
  @Column('bigint', { name: 'amount_in_cents', nullable: true }) amountInCents!: number | null;
  @Column('boolean') standing!: boolean;
  @Column('boolean') imported!: boolean;
}
