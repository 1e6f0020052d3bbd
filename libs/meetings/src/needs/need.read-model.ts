import type { Day, NeedId, NetworkId, PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { destroySubjects } from '@relais/vault';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { NeedEvent } from './need.events';

@Entity('need')
export class NeedRow {
  @PrimaryColumn('uuid', { name: 'need_id' }) needId!: NeedId;
  @Column('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @Column('uuid', { name: 'person_id' }) personId!: PersonId;
  @Column('date', { name: 'stated_on' }) statedOn!: Day;
  @Column('date') until!: Day;
  @Column('boolean') withdrawn!: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

/** @param rows of the engine */
export async function projectNeed(
  { type, data, networkId, on, recordedAt }: StoredEvent<NeedEvent>,
  rows: EntityManager,
): Promise<void> {
  switch (type) {
    case 'NeedStated':
      await rows.query('insert into need values ($1, $2, $3, $4, $5, false, $6)', [
        ...[data.needId, networkId, data.personId, on, data.until, recordedAt],
      ]);
      return;
    case 'NeedWithdrawn':
      await rows.query('update need set withdrawn = true where need_id = $1', [data.needId]);
      await destroySubjects(rows, [{ networkId, subjectId: data.needId }]);
  }
}
