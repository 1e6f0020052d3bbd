import { type Day, type NetworkId, type PersonId, type ReferralId, dayAfter } from '@relais/contracts';
import type { Erased } from '@relais/people';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { dueUntil } from './due';

/** What will be erased on a day; organisers see it a week ahead. */
@Entity('planned_erasure')
export class PlannedErasureRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('text') what!: Erased;
  @PrimaryColumn('uuid') about!: PersonId | ReferralId;
  @Column('date', { name: 'erase_on' }) eraseOn!: Day;
}

const noticeDays = 7;

/**
 * Plans what falls due within a week, never sooner than a week from now and, where a clock that was ahead planned it, no later; drops
 * what does not fall due any more.
 * @param rows of the engine, in a transaction
 * @returns what is to be erased today
 */
export async function planErasures(rows: EntityManager, today: Day): Promise<PlannedErasureRow[]> {
  const ahead = dayAfter(today, noticeDays);
  const due = await dueUntil(rows, ahead);
  const column = (key: 'networkId' | 'what' | 'about' | 'dueOn') => due.map((one) => one[key]);
  await rows.query(
    `with due as (select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::date[]) as d (network_id, what, about, due_on)),
     gone as (
       delete from planned_erasure p where not exists (
         select from due d where d.network_id = p.network_id and d.what = p.what and d.about = p.about))
     insert into planned_erasure (network_id, what, about, erase_on)
     select network_id, what, about, greatest(due_on, $5::date) from due
     on conflict (network_id, what, about) do update set erase_on = least(planned_erasure.erase_on, excluded.erase_on)`,
    [column('networkId'), column('what'), column('about'), column('dueOn'), ahead],
  );
  return rows.query<PlannedErasureRow[]>(
    `select network_id as "networkId", what, about, erase_on::text as "eraseOn" from planned_erasure
      where erase_on <= $1 order by erase_on, network_id, about`,
    [today],
  );
}
