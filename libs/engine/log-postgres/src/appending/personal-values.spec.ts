import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { club, newEvent, newStream } from '../../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../../test/support/postgres';
import { PostgresEventStore } from '../postgres-event-store';

let database: TestDatabase;
let client: Client;
let store: PostgresEventStore;

beforeAll(async () => {
  database = await migratedDatabase();
  store = new PostgresEventStore(database.url, randomBytes(32));
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await store.close();
  await client.end();
  await database.drop();
});

describe('Personal values of an append', () => {
  const sealed = (subjectId: string, text: string, wrappedKey: Buffer | null = Buffer.from('key')) => [
    { subjectId, networkId: club, wrappedKey, values: [{ field: 'name', sealed: Buffer.from(text) }] },
  ];
  const vaultOf = async (subjectId: string) => {
    const keys = await client.query('select from vault_key where subject_id = $1', [subjectId]);
    const { rows } = await client.query<{ sealed: Buffer }>(
      'select sealed from vault_value where subject_id = $1',
      [subjectId],
    );
    return { keys: keys.rowCount, values: rows.map((row) => row.sealed.toString()) };
  };

  it('enter the vault with the events of the winner alone', async () => {
    const [stream, winner, loser] = [newStream(), randomUUID(), randomUUID()];
    await Promise.allSettled([
      store.append(stream, [newEvent()], { expected: 'none', vault: sealed(winner, 'Ada') }),
      store.append(stream, [newEvent()], { expected: 'none', vault: sealed(loser, 'Ben') }),
    ]);
    expect(await vaultOf(winner)).toEqual({ keys: 1, values: ['Ada'] });
    expect(await vaultOf(loser)).toEqual({ keys: 0, values: [] });
  });

  it('are replaced by a correction, which destroys the old ones', async () => {
    const [stream, subject] = [newStream(), randomUUID()];
    await store.append(stream, [newEvent()], { expected: 'none', vault: sealed(subject, 'Adda') });
    await store.append(stream, [newEvent()], { expected: 0, vault: sealed(subject, 'Ada', null) });
    expect(await vaultOf(subject)).toEqual({ keys: 1, values: ['Ada'] });
  });

  it('enter the vault with a bulk, the last one of a field', async () => {
    const [stream, subject] = [newStream(), randomUUID()];
    const append = (expected: 'none' | number, text: string, key: Buffer | null) => ({
      stream,
      events: [newEvent()],
      options: { expected, vault: sealed(subject, text, key) },
    });
    const bulk = [append('none', 'Adda', Buffer.from('key')), append(0, 'Ada', null)];
    expect(await store.appendMany(bulk)).toBe(2);
    expect(await store.appendMany(bulk)).toBe(0);
    expect(await vaultOf(subject)).toEqual({ keys: 1, values: ['Ada'] });
  });

  it('of one subject from two appends at once do not fail the neighbours', async () => {
    const subject = randomUUID();
    const vaults = [sealed(subject, 'Ada'), sealed(subject, 'Ada'), sealed(randomUUID(), 'Ben')];
    const outcomes = await Promise.allSettled(
      vaults.map((vault) => store.append(newStream(), [newEvent()], { expected: 'none', vault })),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await vaultOf(subject)).toEqual({ keys: 1, values: ['Ada'] });
  });
});
