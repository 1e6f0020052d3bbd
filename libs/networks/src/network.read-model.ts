import type { Charter, Day, Language, LeftBecause, NetworkId, PersonId, Role } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { Projection } from '@relais/read-models';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { NetworkEvent } from './network.events';
import type { Acceptance } from './network.rules';
import { charterOn } from './charters.rules';

@Entity('network')
export class NetworkRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @Column('text') ref!: string;
  @Column('text') timezone!: string;
  @Column('text') currency!: string;
  @Column('text') language!: Language;
  @Column('smallint') decimals!: number;
}

@Entity('charter_version')
export class CharterVersionRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('date', { name: 'from_day' }) from!: Day;
  @Column('json') charter!: Charter;
}

@Entity('membership')
export class MembershipRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  @PrimaryColumn('smallint') spell!: number;
  @Column('date', { name: 'joined_on', nullable: true }) joinedOn!: Day | null;
  @Column('date', { name: 'left_on', nullable: true }) leftOn!: Day | null;
  @Column('text', { name: 'left_because', nullable: true }) leftBecause!: LeftBecause | null;
}

@Entity('role_grant')
export class RoleGrantRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  @Column('text') role!: Role;
}

/** Networks, their charters, memberships and roles; few facts, written one by one. */
export const networks: Projection<NetworkEvent> = {
  name: 'networks',
  types: [
    'NetworkFounded',
    'CharterAdopted',
    'RoleGranted',
    'RoleRevoked',
    'MemberAdmitted',
    'MemberLeft',
    'MembershipCorrected',
    'MembershipAccepted',
    'MembershipDeclined',
  ],
  tables: ['network', 'charter_version', 'membership', 'role_grant', 'membership_answer'],
  async handle(events, rows) {
    for (const event of events) await project(event, rows);
  },
};

async function project(event: StoredEvent<NetworkEvent>, rows: EntityManager): Promise<void> {
  const { type, data, on, networkId } = event;
  switch (type) {
    case 'NetworkFounded':
      // Two imports of one folder at the same time found two networks; the first keeps the ref.
      await rows.query(
        `insert into network (network_id, ref, timezone, currency, language, decimals)
         values ($1, $2, $3, $4, $5, $6) on conflict (ref) do nothing`,
        [networkId, data.ref, data.timezone, data.currency, data.language, data.decimals],
      );
      return;
    case 'NetworkDescribed':
      return;
    case 'CharterAdopted':
      await rows.query(
        `insert into charter_version values ($1, $2, $3)
         on conflict (network_id, from_day) do update set charter = excluded.charter`,
        [networkId, on, JSON.stringify(data.charter)],
      );
      return;
    case 'MemberAdmitted':
      await rows.query(
        `insert into membership (network_id, person_id, spell, joined_on)
         select $1, $2, count(*), $3 from membership where network_id = $1 and person_id = $2`,
        [networkId, data.personId, data.joinedOn],
      );
      await rows.query(
        `update membership_answer set answer = 'pending'
          where network_id = $1 and person_id = $2 and answer = 'declined'`,
        [networkId, data.personId],
      );
      return;
    case 'MembershipAccepted':
      await answer(rows, event, 'accepted');
      return;
    case 'MembershipDeclined':
      await answer(rows, event, 'declined');
      return;
    case 'MemberLeft':
      await endSpell(event, rows);
      return;
    case 'MembershipCorrected':
      await rows.query(
        `update membership set joined_on = $4, left_on = $5, left_because = $6
          where network_id = $1 and person_id = $2 and joined_on is not distinct from $3`,
        [networkId, data.personId, data.previousJoinedOn, data.joinedOn, data.leftOn, data.because],
      );
      return;
    case 'RoleGranted':
      await rows.query(
        `insert into role_grant values ($1, $2, $3) on conflict (network_id, person_id) do update set role = excluded.role`,
        [networkId, data.personId, data.role],
      );
      return;
    case 'RoleRevoked':
      await rows.query('delete from role_grant where network_id = $1 and person_id = $2', [
        networkId,
        data.personId,
      ]);
      return;
    case 'RoleSuspended':
    case 'RoleConfirmed':
      return;
  }
}

async function answer(
  rows: EntityManager,
  { networkId, data: { personId } }: StoredEvent<NetworkEvent & { data: { personId: PersonId } }>,
  said: Exclude<Acceptance, 'pending'>,
): Promise<void> {
  await rows.query(
    `insert into membership_answer values ($1, $2, $3) on conflict (network_id, person_id) do update set answer = excluded.answer`,
    [networkId, personId, said],
  );
}

async function endSpell(
  { networkId, on, data: { personId, because } }: StoredEvent<NetworkEvent & { type: 'MemberLeft' }>,
  rows: EntityManager,
): Promise<void> {
  await rows.query(
    `update membership set left_on = $3, left_because = $4
      where network_id = $1 and person_id = $2 and spell = (
        select spell from membership
         where network_id = $1 and person_id = $2 and left_on is null and coalesce(joined_on, '-infinity') <= $3
         order by coalesce(joined_on, '-infinity') desc limit 1)`,
    [networkId, personId, on, because],
  );
}

/** Whether a membership of this person has no end yet. @param rows as the read model is at this moment */
export async function hasOpenMembership(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<boolean> {
  const open: object[] = await rows.query(
    'select from membership where network_id = $1 and person_id = $2 and left_on is null',
    [networkId, personId],
  );
  return open.length > 0;
}

/** Answers which charter of a network was in force on a day. */
export async function chartersIn(rows: EntityManager, networkId: NetworkId): Promise<(day: Day) => Charter> {
  const charters = await rows.find(CharterVersionRow, { where: { networkId }, order: { from: 'ASC' } });
  return (day) => charterOn({ charters }, day);
}

export const networkRows = [NetworkRow, CharterVersionRow, MembershipRow, RoleGrantRow];
