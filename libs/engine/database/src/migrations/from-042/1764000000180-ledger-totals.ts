import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** What each person gave and received by the lines that stand, so that nobody adds up a network's history to show its members. */
export class LedgerTotals1764000000180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table ledger_total (
         network_id uuid not null, person_id uuid not null, given integer not null, received integer not null, latest_day date not null,
         primary key (network_id, person_id))`,
      ...guarded('ledger_total'),
      `insert into ledger_total (network_id, person_id, given, received, latest_day)
       select network_id, person_id,
              coalesce(sum(given) filter (where known_to is null and standing and until_day is null), 0),
              coalesce(sum(received) filter (where known_to is null and standing and until_day is null), 0),
              max(greatest(day, until_day))
         from ledger_line where kind in ('given', 'received') group by network_id, person_id`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ledger_total');
  }
}
