import type { QueryRunner } from 'typeorm';
import { allPartitions, partitionCount } from './partitions';

/** `regular` runners divide the partitions among them; a `stand-in` runs only what nobody runs, while no regular one is there. */
export type Duty = 'regular' | 'stand-in';

const presence = 100;

/**
 * Session locks on the partitions of one projection, so that no two processes run one partition. They end with the connection, whatever
 * it ends by; who else is there is read from the locks too, so that the dead are not counted.
 */
export class PartitionLocks {
  private readonly name: string;

  constructor(
    private readonly connection: QueryRunner,
    projection: string,
    private readonly duty: Duty,
  ) {
    this.name = lockName(projection);
  }

  /** Takes what is free of a fair part, or gives back what is more than that; answers what is held now, in order. */
  async rebalance(): Promise<number[]> {
    let locks = await this.locks();
    if (this.duty === 'regular' && !locks.some(({ key, mine }) => mine && key === presence)) {
      await this.connection.query('select pg_advisory_lock_shared(hashtext($1), $2)', [this.name, presence]);
      locks = await this.locks();
    }
    const runners = locks.filter(({ key }) => key === presence).length;
    const taken = locks.filter(({ key }) => key !== presence);
    const held = taken.filter(({ mine }) => mine).map(({ key }) => key);
    const part = this.fairPart(runners);
    if (held.length > part) return this.giveBack(held, part);
    if (held.length === part || taken.length === partitionCount) return held;
    return this.take(held, part);
  }

  /** Lets go of everything. */
  async leave(): Promise<void> {
    await this.connection.query('select pg_advisory_unlock_all()');
  }

  private fairPart(runners: number): number {
    if (this.duty === 'stand-in') return runners === 0 ? partitionCount : 0;
    return Math.ceil(partitionCount / runners);
  }

  private async giveBack(held: readonly number[], part: number): Promise<number[]> {
    await this.connection.query(
      'select pg_advisory_unlock(hashtext($1), share) from unnest($2::int[]) share',
      [this.name, held.slice(part)],
    );
    return held.slice(0, part);
  }

  private async take(held: readonly number[], part: number): Promise<number[]> {
    const others = allPartitions.filter((partition) => !held.includes(partition));
    const got = (await this.connection.query(
      `select share as partition from unnest($2::int[]) share where pg_try_advisory_lock(hashtext($1), share) limit $3`,
      [this.name, others, part - held.length],
    )) as { partition: number }[];
    return [...held, ...got.map(({ partition }) => partition)].sort((one, other) => one - other);
  }

  private locks(): Promise<{ key: number; mine: boolean }[]> {
    return this.connection.query(
      `select objid::int as key, pid = pg_backend_pid() as mine from pg_locks where ${isLockOf('$1')} order by objid`,
      [this.name],
    ) as Promise<{ key: number; mine: boolean }[]>;
  }
}

const lockName = (projection: string): string => `projection:${projection}`;

const isLockOf = (name: string): string =>
  `locktype = 'advisory' and granted and objsubid = 2 and classid = hashtext(${name})::oid
   and database = (select oid from pg_database where datname = current_database())`;

/** SQL: how many processes divide the projection whose name the expression gives. */
export const runnersOf = (projection: string): string =>
  `(select count(*)::int from pg_locks where ${isLockOf(`'projection:' || ${projection}`)} and objid = ${String(presence)})`;
