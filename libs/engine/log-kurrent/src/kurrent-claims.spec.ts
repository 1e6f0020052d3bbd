import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { type SealedValues, claimOfThing, thingOf } from '@relais/event-sourcing';
import { club, newEvent, newStream } from '../../../../test/support/events';
import { KurrentFixture } from '../../../../test/support/kurrent-log.fixture';
import type { KurrentEventStore } from './kurrent-event-store';

let fixture: KurrentFixture;
let store: KurrentEventStore;
beforeAll(async () => {
  fixture = await KurrentFixture.open();
  store = fixture.store();
});
afterAll(() => fixture.close());

describe('Personal values of an append to KurrentDB', () => {
  const sealed = (subjectId: string, text: string, key: string | null = `key ${text}`): SealedValues[] => [
    {
      subjectId,
      networkId: club,
      wrappedKey: key === null ? null : Buffer.from(key),
      values: [{ field: 'name', sealed: Buffer.from(text) }],
    },
  ];
  const vaultOf = async (subjectId: string) => {
    const { rows } = await fixture.client.query<{ sealed: Buffer; wrapped_key: Buffer }>(
      'select sealed, wrapped_key from vault_value full join vault_key using (subject_id) where subject_id = $1',
      [subjectId],
    );
    return rows.map((row) => [row.wrapped_key.toString(), row.sealed.toString()]);
  };
  const pending = async () =>
    (await fixture.client.query<{ n: number }>('select count(*)::int as n from vault_pending')).rows[0]?.n;
  const age = (interval: string) =>
    fixture.client.query(`update vault_pending set since = since - $1::interval`, [interval]);
  /** As a process leaves it that dies before it knows whether its append was recorded. */
  const leftBehind = async (subject: string, text: string, isRecorded: boolean, key?: null) => {
    const [stream, event, other] = [newStream(), newEvent(), fixture.store()];
    const answer = other.append(stream, [event], {
      expected: isRecorded ? 'none' : 7,
      vault: sealed(subject, text, key),
    });
    if (isRecorded) await answer;
    else await expect(answer).rejects.toThrow();
    if (isRecorded)
      await fixture.client.query(
        `insert into vault_pending (event_id, subject_id, network_id, field, sealed) values ($1, $2, $3, 'name', $4)`,
        [event.id, subject, club, Buffer.from(`${text} (pending)`)],
      );
  };

  it('are in the vault when the event is', async () => {
    const subject = randomUUID();
    await store.append(newStream(), [newEvent()], { expected: 'none', vault: sealed(subject, 'Ada') });
    expect(await vaultOf(subject)).toEqual([['key Ada', 'Ada']]);
    expect(await pending()).toBe(0);
  });

  it('are replaced by a correction that is recorded, not by one that lost the race', async () => {
    const [stream, subject] = [newStream(), randomUUID()];
    await store.append(stream, [newEvent()], { expected: 'none', vault: sealed(subject, 'Adda') });
    await store.append(stream, [newEvent()], { expected: 0, vault: sealed(subject, 'Ada', null) });
    const late = store.append(stream, [newEvent()], { expected: 0, vault: sealed(subject, 'Bda', null) });
    await expect(late).rejects.toMatchObject({ code: 'lost-race' });
    expect(await vaultOf(subject)).toEqual([['key Adda', 'Ada']]);
    await age('2 hours');
    await store.purge();
    expect(await vaultOf(subject)).toEqual([['key Adda', 'Ada']]);
    expect(await pending()).toBe(0);
  });

  it('that no event names leave the vault after an hour, and not before', async () => {
    const subject = randomUUID();
    await leftBehind(subject, 'Ben', false);
    await age('59 minutes');
    await store.purge();
    expect(await vaultOf(subject)).toHaveLength(1);
    await age('2 minutes');
    await store.purge();
    expect(await vaultOf(subject)).toEqual([]);
  });

  it('of a process that died after its append are settled by another', async () => {
    const subject = randomUUID();
    await leftBehind(subject, 'Eve', true);
    await age('2 minutes');
    await store.purge();
    expect(await vaultOf(subject)).toEqual([['key Eve', 'Eve (pending)']]);
    expect(await pending()).toBe(0);
  });

  it('keep the key that a later append has used', async () => {
    const subject = randomUUID();
    await leftBehind(subject, 'Guy', false);
    await age('2 hours');
    await store.append(newStream(), [newEvent()], {
      expected: 'none',
      vault: sealed(subject, 'Guy B', null),
    });
    await store.purge();
    expect(await vaultOf(subject)).toEqual([['key Guy', 'Guy B']]);
  });

  it('of one subject from two appends at once do not get two keys', async () => {
    const subject = randomUUID();
    const vaults = [sealed(subject, 'Ida'), sealed(subject, 'Ina'), sealed(randomUUID(), 'Ben')];
    const outcomes = await Promise.allSettled(
      vaults.map((vault) => store.append(newStream(), [newEvent()], { expected: 'none', vault })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'lost-race' },
    });
    expect(await vaultOf(subject)).toHaveLength(1);
  });

  it('of many appends at once take few transactions, and one that is refused holds up no other', async () => {
    const taken = newEvent();
    await store.append(newStream(), [taken], { expected: 'none' });
    const statements = jest.spyOn(Pool.prototype, 'query');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 1000 }, (_, n) =>
        store.append(newStream(), [n % 100 === 50 ? { ...newEvent(), id: taken.id } : newEvent()], {
          expected: 'none',
          vault: sealed(randomUUID(), `Ada ${String(n)}`),
        }),
      ),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused.every((one) => 'reason' in one && one.reason.code === 'other-content')).toBe(true);
    expect(await pending()).toBe(0);
    expect(statements.mock.calls.length).toBeLessThanOrEqual(150);
    statements.mockRestore();
  }, 30_000);

  it('that can be stored nowhere hold up no other append', async () => {
    const odd = newEvent({ id: 'no uuid' });
    const [refused, ...others] = await Promise.allSettled(
      [odd, newEvent(), newEvent()].map((event) => store.append(newStream(), [event], { expected: 'none' })),
    );
    expect(refused?.status).toBe('rejected');
    expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });

  it('are not recorded under a key that is gone', async () => {
    const append = store.append(newStream(), [newEvent()], {
      expected: 'none',
      vault: sealed(randomUUID(), 'Joe', null),
    });
    await expect(append).rejects.toMatchObject({ code: 'lost-race' });
  });

  it('do not stand in the way of a stream whose id another one had before', async () => {
    const [stream, subject] = [newStream(), randomUUID()];
    await store.append(stream, [newEvent()], { expected: 'none', vault: sealed(subject, 'Ada') });
    const claim = claimOfThing(thingOf(stream) ?? '');
    await fixture.client.query(
      `update log_claim set stream = 'other-one', network_id = null where event_id = $1`,
      [claim],
    );
    const vault = sealed(subject, 'Ava', null);
    expect(await store.append(stream, [newEvent()], { expected: 0, vault })).toMatchObject({ revision: 1 });
    expect(await vaultOf(subject)).toEqual([['key Ada', 'Ava']]);
  });
});
