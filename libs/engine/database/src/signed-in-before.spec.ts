import { randomUUID } from 'node:crypto';
import { migratedDatabase } from '../../../../test/support/postgres';
import { Database } from './database';
import { Acceptance1764000000100 } from './migrations/from-042/1764000000100-acceptance';

describe('An installation from before acceptance was asked for', () => {
  it('has accepted for people who had signed in, and not for those who only had a link made', async () => {
    const { url, drop } = await migratedDatabase();
    const database = await Database.open(url, []);
    const run = (statement: string, values: unknown[] = []) => database.engine.query(statement, values);
    const migration = new Acceptance1764000000100();
    const runner = database.engine.createQueryRunner();
    await migration.down(runner);
    const accountOf = async (address: string | null) => {
      const [accountId, personId] = [randomUUID(), randomUUID()];
      const sealed = address && Buffer.from('sealed');
      await run(
        'insert into account (account_id, address_hash, sealed_address, wrapped_key) values ($1, $2, $3, $3)',
        [accountId, address, sealed],
      );
      await run('insert into account_person values ($1, $2, $3)', [accountId, randomUUID(), personId]);
      return { accountId, personId };
    };
    const byCode = await accountOf('hash');
    const byLink = await accountOf(null);
    const onDevice = await accountOf(null);
    const linkUnused = await accountOf(null);
    await run(`insert into sign_in_log (account_id, how) values ($1, 'operator-link')`, [byLink.accountId]);
    await run('insert into session (session_hash, account_id) values ($1, $2)', [
      Buffer.from('hash'),
      onDevice.accountId,
    ]);
    await migration.up(runner);
    await runner.release();
    const rows = await database.engine.query<{ personId: string; accepted: boolean }[]>(
      'select person_id as "personId", signed_in_before as accepted from account_person',
    );
    expect(new Map(rows.map(({ personId, accepted }) => [personId, accepted]))).toEqual(
      new Map([
        ...[byCode, byLink, onDevice].map(({ personId }) => [personId, true] as const),
        [linkUnused.personId, false],
      ]),
    );
    await database.close();
    await drop();
  });
});
