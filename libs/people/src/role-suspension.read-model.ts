import { type NetworkId, type PersonId, suspensionDays } from '@relais/contracts';
import type { EventOf, StoredEvent } from '@relais/event-sourcing';
import type { RoleConfirmed, RoleGranted, RoleSuspended } from '@relais/networks';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** A role that gives no rights, as others (`byId`, null: the operator) corrected the person's address; `liftsAt` null: until it is confirmed. */
@Entity('role_suspension')
export class RoleSuspensionRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  @Column('uuid', { name: 'by_id', nullable: true }) byId!: PersonId | null;
  @Column('timestamptz', { name: 'lifts_at', nullable: true }) liftsAt!: Date | null;
}

/** The events of a network that suspend a role or end a suspension; granting another role ends it too. */
export type SuspensionEvent = EventOf<typeof RoleSuspended | typeof RoleConfirmed | typeof RoleGranted>;
export const suspensionTypes = ['RoleSuspended', 'RoleConfirmed', 'RoleGranted'] as const;

/**
 * Maintains `role_suspension` in the same read model as the addresses: a person who is found by a corrected address finds the role
 * suspended.
 */
export async function projectSuspension(
  { type, data, networkId, recordedAt }: StoredEvent<SuspensionEvent>,
  rows: EntityManager,
): Promise<void> {
  await rows.query('delete from role_suspension where network_id = $1 and person_id = $2', [
    networkId,
    data.personId,
  ]);
  switch (type) {
    case 'RoleSuspended':
      await rows.query(
        `insert into role_suspension (network_id, person_id, by_id, lifts_at)
         values ($1, $2, $3, case when $4 then $5::timestamptz + make_interval(days => ${String(suspensionDays)}) end)`,
        [networkId, data.personId, data.byId, data.lapses, recordedAt],
      );
      return;
    case 'RoleConfirmed':
    case 'RoleGranted':
      return;
  }
}

/** SQL: whether the role of the person that a row (by its alias) names is suspended now. */
export const isSuspended = (row: string): string =>
  `exists (select from role_suspension s where s.network_id = ${row}.network_id and s.person_id = ${row}.person_id
      and (s.lifts_at is null or s.lifts_at > now()))`;

/** SQL: the role that gives rights now, of a row of `role_grant` (by its alias), which may be missing. */
export const roleInForce = (grant: string): string =>
  `case when ${isSuspended(grant)} then 'member' else coalesce(${grant}.role, 'member') end`;

/** The suspensions of a network that hold now. @param rows of a reader */
export const suspensionsIn = (rows: EntityManager, networkId: NetworkId): Promise<RoleSuspensionRow[]> =>
  rows
    .createQueryBuilder(RoleSuspensionRow, 's')
    .where('s.networkId = :networkId and (s.liftsAt is null or s.liftsAt > now())', { networkId })
    .getMany();
