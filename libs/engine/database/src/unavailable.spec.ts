import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isUnavailable } from './unavailable';

const withCode = (code: string): Error => Object.assign(new Error('no'), { code });

describe('A failure of the database', () => {
  it.each([
    ['nobody listens', withCode('ECONNREFUSED'), true],
    ['the connection was cut', withCode('ECONNRESET'), true],
    ['the name is not found', withCode('ENOTFOUND'), true],
    ['the disk is full, says PostgreSQL', withCode('53100'), true],
    ['the disk is full, says the system', withCode('ENOSPC'), true],
    ['there are too many connections', withCode('53300'), true],
    ['it is shutting down', withCode('57P01'), true],
    ['it is starting up', withCode('57P03'), true],
    ['a lock was not to be had', withCode('55P03'), true],
    ['it became a standby', withCode('25006'), true],
    ['it does not let us in any more', withCode('28P01'), true],
    ['the connection ended', new Error('Connection terminated unexpectedly'), true],
    ['the pool had no connection', new Error('timeout exceeded when trying to connect'), true],
    ['the connection was lost between two statements', new QueryRunnerAlreadyReleasedError(), true],
    ['and so was that of a manager', new QueryRunnerProviderAlreadyReleasedError(), true],
    ['TypeORM says so', new QueryFailedError('select 1', [], withCode('57P02')), true],
    ['it is the cause', new Error('no', { cause: withCode('ECONNREFUSED') }), true],
    ['a key is there twice', withCode('23505'), false],
    ['a value cannot be stored', withCode('22021'), false],
    ['a table is missing', withCode('42P01'), false],
    ['the transaction failed before', withCode('25P02'), false],
    ['a file is missing', withCode('ENOENT'), false],
    ['the code is wrong', new TypeError('x is undefined'), false],
    ['nothing was thrown', undefined, false],
  ])('when %s', (_, error, expected) => {
    expect(isUnavailable(error)).toBe(expected);
  });
});
