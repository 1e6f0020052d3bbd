import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('crud_token')
export class CrudToken {
  @PrimaryColumn('text') tokenHash!: string;
  @Column('uuid') networkId!: string;
  @Column('uuid') personId!: string;
  @Column('text') role!: string;
}

@Entity('crud_balance')
export class CrudBalance {
  @PrimaryColumn('uuid') networkId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('integer', { default: 0 }) given!: number;
  @Column('integer', { default: 0 }) received!: number;
}

@Entity('crud_referral')
export class CrudReferral {
  @PrimaryColumn('uuid') referralId!: string;
  @Column('uuid') networkId!: string;
  @Column('uuid') giverId!: string;
  @Column('uuid') receiverId!: string;
  @Column('date') passedOn!: string;
  @Column('text') scope!: string;
  @Column('text', { nullable: true }) need!: string | null;
}
