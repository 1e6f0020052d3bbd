import { database } from '../../../../test/support/seen-projection.fixture';
import { isServerTrouble } from './server-trouble';

describe('A failure', () => {
  it.each([
    ['a lock that was not to be had', '55P03', true],
    ['a deadlock', '40P01', true],
    ['a full disk', '53100', true],
    ['a cancelled statement', '57014', true],
    ['a server that became a standby', '25006', true],
    ['a duplicate key', '23505', false],
    ['a table that is not there', '42P01', false],
    ['a transaction that failed before', '25P02', false],
  ])('by %s is the trouble of the server, or of what was asked', async (_, code, expected) => {
    const connection = database.engine.createQueryRunner();
    const failure = await failureOf(
      connection.query(`do $$ begin raise 'no' using errcode = '${code}'; end $$`),
    );
    expect(isServerTrouble(failure, connection)).toBe(expected);
    await connection.release();
  });

  it('of the code is its own', async () => {
    const connection = database.engine.createQueryRunner();
    expect(isServerTrouble(new TypeError('x is undefined'), connection)).toBe(false);
    await connection.release();
  });

  it('on a connection that was cut off is the trouble of the server, whatever it says', async () => {
    const connection = database.engine.createQueryRunner();
    await failureOf(connection.query('select pg_terminate_backend(pg_backend_pid())'));
    const later = await failureOf(connection.query('select 1'));
    expect(isServerTrouble(later, connection)).toBe(true);
  });
});

const failureOf = (query: Promise<unknown>): Promise<unknown> =>
  query.then(
    () => null,
    (error: unknown) => error,
  );
