import { randomUUID } from 'node:crypto';
import { claimOfRef } from '@relais/event-sourcing';
import { type TestDatabase, dropTestDatabases, openTestDatabase } from '../../../../test/support/databases';
import { club, newEvent, otherClub } from '../../../../test/support/events';
import { claimRecorded, nameKinds } from './claim-recorded';

let fixture: TestDatabase;
beforeAll(async () => {
  fixture = await openTestDatabase();
});
afterAll(() => dropTestDatabases());

const sql = (statement: string, values: unknown[] = []) =>
  fixture.database.engine.query<Record<string, unknown>[]>(statement, values);
const append = (stream: string, networkId: string, event: Parameters<typeof newEvent>[0], subject?: string) =>
  fixture.store.append(stream, [newEvent({ networkId, ...event })], {
    expected: 'none',
    ...(subject && {
      vault: [{ subjectId: subject, networkId, wrappedKey: Buffer.from('key'), values: [] }],
    }),
  });

describe('What was recorded before anything was claimed', () => {
  const [person, meeting, prospect, referral, thanks] = Array.from({ length: 5 }, () => randomUUID()) as [
    ...[string, string, string, string, string],
  ];
  beforeAll(async () => {
    await append(`network-${club}`, club, { type: 'NetworkFounded', data: { ref: 'one' } }, club);
    await append(`person-${person}`, club, {}, person);
    await append(`meeting-${meeting}`, club, {}, meeting);
    await append(`referral-${referral}`, club, {}, prospect);
    await append(`thanks-${thanks}`, otherClub, {});
    await append(`network-${otherClub}`, otherClub, { type: 'NetworkFounded', data: { ref: 'one' } });
    await sql('delete from log_claim');
    await sql('alter table vault_key alter column kind drop not null');
    await sql('update vault_key set kind = null');
    await nameKinds(fixture.database.engine);
    await claimRecorded(fixture.database.engine);
  });

  it('is claimed for what it is: ids of things, and of each ref the first network', async () => {
    for (const thing of [person, meeting, referral, thanks])
      await expect(append(`other-${thing}`, club, {})).rejects.toMatchObject({ code: 'not-found' });
    const claims = await sql('select stream from log_claim where event_id = $1', [claimOfRef('one')]);
    expect(claims).toEqual([{ stream: `network-${club}` }]);
    const { length } = await sql('select from log_claim');
    await claimRecorded(fixture.database.engine);
    expect(await sql('select from log_claim')).toHaveLength(length);
  });

  it('has keys that say of what kind they are', async () => {
    const keys = await sql('select subject_id as id, kind from vault_key');
    expect(Object.fromEntries(keys.map(({ id, kind }) => [id, kind]))).toEqual({
      [club]: 'network',
      [person]: 'person',
      [meeting]: 'meeting',
      [prospect]: 'referral',
    });
  });

  it('is claimed by the claims of a log elsewhere, where there are no events', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    for (const stream of [`person-${mine}`, `thanks-${theirs}`])
      await sql(`insert into log_claim (event_id, stream, content_hash) values ($1, $2, 'hash')`, [
        randomUUID(),
        stream,
      ]);
    await sql(`insert into vault_key (subject_id, network_id, wrapped_key) values ($1, $2, '')`, [
      mine,
      club,
    ]);
    await nameKinds(fixture.database.engine);
    await claimRecorded(fixture.database.engine);
    expect(await sql('select kind from vault_key where subject_id = $1', [mine])).toEqual([
      { kind: 'person' },
    ]);
    for (const thing of [mine, theirs])
      await expect(append(`other-${thing}`, club, {})).rejects.toMatchObject({ code: 'not-found' });
  });
});
