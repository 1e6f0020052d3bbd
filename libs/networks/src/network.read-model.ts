import type { Charter, Day, Language, LeftBecause, NetworkId, PersonId, Role } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { Projection } from '@relais/projections';
import { Column, Entity, type EntityManager, type FindOptionsWhere, PrimaryColumn } from 'typeorm';
import { charterOn } from './charter/charters.rules';
import { MemberIndex, type Membership } from './membership/member-index';
import {
  type MembershipEvent,
  type MembershipPeriod,
  openPeriod,
  periodsAfter,
} from './membership/membership-periods.rules';
import type { NetworkEvent } from './network.events';
import type { Acceptance } from './network.rules';

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
  @PrimaryColumn('smallint', { name: 'spell' }) period!: number;
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

/** Networks, their charters, memberships and roles; they have few events, which are applied one by one. */
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
      await changePeriods(event, rows);
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
    case 'MembershipCorrected':
      await changePeriods(event, rows);
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

type Numbered = MembershipPeriod & Readonly<{ number: number }>;

const periodsIn = (rows: EntityManager, networkId: string, personId: PersonId): Promise<Numbered[]> =>
  rows.query(
    `select spell as number, joined_on::text as "joinedOn", left_on::text as "leftOn", left_because as because
       from membership where network_id = $1 and person_id = $2 order by spell`,
    [networkId, personId],
  );

/** Writes what this event makes of the person's periods. */
async function changePeriods(event: StoredEvent<MembershipEvent>, rows: EntityManager): Promise<void> {
  const { networkId, data } = event;
  const before = await periodsIn(rows, networkId, data.personId);
  const after = periodsAfter(before, event, (period, old) => ({
    ...period,
    number: old?.number ?? before.length,
  }));
  for (const { number, joinedOn, leftOn, because } of after.filter((period) => !before.includes(period)))
    await rows.query(
      `insert into membership (network_id, person_id, spell, joined_on, left_on, left_because) values ($1, $2, $3, $4, $5, $6)
       on conflict (network_id, person_id, spell) do update set
         joined_on = excluded.joined_on, left_on = excluded.left_on, left_because = excluded.left_because`,
      [networkId, data.personId, number, joinedOn, leftOn, because],
    );
}

/** Whether a membership of this person has no end yet. @param rows as the read model is at this moment */
export const hasOpenMembership = async (
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<boolean> => openPeriod(await periodsIn(rows, networkId, personId)) !== undefined;

/** The membership periods of persons, each person's in the order of recording. @param where of a network, or of certain persons */
export async function membershipsIn(
  rows: EntityManager,
  where: FindOptionsWhere<MembershipRow>,
): Promise<Membership[]> {
  const found = await rows.find(MembershipRow, { where, order: { period: 'ASC' } });
  return found.map(({ personId, joinedOn, leftOn, leftBecause }) => ({
    personId,
    joinedOn,
    leftOn,
    because: leftBecause,
  }));
}

/** Who was a member when. @param where of a network, or of certain persons */
export const membersIn = async (
  rows: EntityManager,
  where: FindOptionsWhere<MembershipRow>,
): Promise<MemberIndex<Membership>> => MemberIndex.fromPeriods(await membershipsIn(rows, where));
/** Answers which charter of a network was in force on a day. */
export async function chartersIn(rows: EntityManager, networkId: NetworkId): Promise<(day: Day) => Charter> {
  const charters = await rows.find(CharterVersionRow, { where: { networkId }, order: { from: 'ASC' } });
  return (day) => charterOn({ charters }, day);
}

export const networkRows = [NetworkRow, CharterVersionRow, MembershipRow, RoleGrantRow];
