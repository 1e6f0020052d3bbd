import { randomBytes, randomUUID } from 'node:crypto';
import { Database, type Reader } from '@relais/database';
import type { PersonalValues } from '@relais/event-sourcing';
import { PostgresEventStore } from '@relais/log-postgres';
import { club, newEvent, newStream, otherClub, readerIn } from '../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { Vault } from './vault';
import { VaultKeys } from './vault-keys';

const masterKey = randomBytes(32);
const vault = new Vault(masterKey);
const ada = { name: 'Élodie Vasseur-Kowalski', email: 'elodie@example.org', note: '' };
let fresh: TestDatabase;
let database: Database;
let store: PostgresEventStore;

beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
  store = new PostgresEventStore(fresh.url, randomBytes(32));
});
afterAll(async () => {
  await store.close();
  await database.close();
  await fresh.drop();
});

async function keep(subjectId: string, values: PersonalValues, networkId = club): Promise<void> {
  const sealed = await vault.sealMore(new VaultKeys(database.engine.manager), networkId, subjectId, values);
  await store.append(newStream(), [newEvent({ networkId })], { expected: 'none', vault: sealed });
}
async function kept(values: PersonalValues, networkId = club): Promise<string> {
  const subjectId = randomUUID();
  await keep(subjectId, values, networkId);
  return subjectId;
}
const opened = async (subjectId: string, by = new Vault(masterKey)) =>
  (await by.open(database.engine.manager, club, [subjectId])).get(subjectId);

describe('The vault', () => {
  it('gives back what was put in', async () => {
    expect(await opened(await kept(ada))).toEqual(ada);
  });

  it('knows nothing of a subject without values', async () => {
    expect(vault.sealNew(club, randomUUID(), {})).toEqual([]);
    expect(await opened(randomUUID())).toBeUndefined();
  });

  it('adds further values and replaces corrected ones under the same key', async () => {
    const subject = await kept(ada);
    await keep(subject, { email: 'ev@example.org', phone: '+33 1 23 45' });
    expect(await opened(subject)).toEqual({ ...ada, email: 'ev@example.org', phone: '+33 1 23 45' });
    const keys: unknown[] = await database.engine.query('select from vault_key where subject_id = $1', [
      subject,
    ]);
    expect(keys).toHaveLength(1);
  });

  it('opens one field as it is once events are recorded, with what waits for them alone', async () => {
    const subject = await kept(ada);
    const [sealed] = await vault.sealMore(new VaultKeys(database.engine.manager), club, subject, {
      email: 'ev@example.org',
    });
    const [coming, another] = [randomUUID(), randomUUID()];
    await database.engine.query(
      `insert into log_claim (event_id, stream, content_hash) values ($1, 's', 'h')`,
      [coming],
    );
    await database.engine.query(
      `insert into vault_pending (event_id, subject_id, field, network_id, sealed) values ($1, $2, 'email', $3, $4)`,
      [coming, subject, club, sealed?.values[0]?.sealed],
    );
    const networks = new Map([[subject, club]]);
    const after = async (eventId: string) =>
      (await vault.openAfter(database.engine.manager, networks, 'email', [eventId])).get(subject);
    expect([await after(another), await after(coming)]).toEqual([ada.email, 'ev@example.org']);
    expect(await vault.openAfter(database.engine.manager, networks, 'phone', [coming])).toEqual(new Map());
  });

  it('seals a value that lies elsewhere, for its place alone', () => {
    const sealed = vault.sealAlone('account', 'ada@example.org');
    expect(sealed.sealed.toString('latin1')).not.toContain('ada');
    expect(new Vault(masterKey).openAlone('account', sealed)).toBe('ada@example.org');
    expect(() => new Vault(masterKey).openAlone('another', sealed)).toThrow('authenticate');
    expect(() => new Vault(randomBytes(32)).openAlone('account', sealed)).toThrow('authenticate');
  });

  it('does not open a value that was moved to another field', async () => {
    const subject = await kept(ada);
    await database.engine.query(
      `update vault_value set field = 'company' where subject_id = $1 and field = 'name'`,
      [subject],
    );
    await expect(opened(subject)).rejects.toThrow();
  });

  it('does not open a value that was moved to another subject, even with its key', async () => {
    const [subject, other] = [await kept(ada), randomUUID()];
    await vault.open(database.engine.manager, club, [subject]);
    for (const table of ['vault_key', 'vault_value'])
      await database.engine.query(`update ${table} set subject_id = $2 where subject_id = $1`, [
        subject,
        other,
      ]);
    await expect(opened(other)).rejects.toThrow();
    await expect(opened(other, vault)).rejects.toThrow();
  });

  it('does not open a value that was changed', async () => {
    const subject = await kept({ name: 'Ada' });
    await database.engine.query(
      `update vault_value set sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1) where subject_id = $1`,
      [subject],
    );
    await expect(opened(subject)).rejects.toThrow();
  });

  it('does not open under another master key', async () => {
    const subject = await kept(ada);
    await expect(opened(subject, new Vault(randomBytes(32)))).rejects.toThrow();
  });

  it('keeps no plain value in any table', async () => {
    await kept(ada);
    const tables: { name: string }[] = await database.engine.query(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toContain('vault_value');
    for (const { name } of tables) {
      const rows: { row: string }[] = await database.engine.query(`select t::text as row from ${name} t`);
      const bytes = rows.flatMap(({ row }) => [row, ...hexOf(row)]).join('\n');
      for (const plain of [ada.name, 'Vasseur', ada.email]) expect(bytes).not.toContain(plain);
    }
  });
});

describe('A reader of the vault', () => {
  const seenBy = async (reader: Reader, ...subjects: string[]) =>
    database.asReader(reader, async (rows) => {
      const seen = reader.networkIds.map((networkId) => vault.open(rows, networkId, subjects));
      return (await Promise.all(seen)).flatMap((of) => [...of.keys()]).sort();
    });
  const sealedSeenBy = async (reader: Reader, subjects: string[]) =>
    database.asReader(reader, (rows) =>
      rows.query<unknown[]>('select from vault_value where subject_id = any ($1)', [subjects]),
    );
  const known = async (networkId: string) => {
    const subject = await kept({ name: 'Ada' }, networkId);
    await database.engine.query('insert into known_person values ($1, $2)', [networkId, subject]);
    return subject;
  };

  it('sees the persons of their own networks alone', async () => {
    const [ours, theirs] = [await known(club), await known(otherClub)];
    expect(await seenBy(readerIn(club), ours, theirs)).toEqual([ours]);
    expect(await seenBy(readerIn(club, otherClub), ours, theirs)).toEqual([ours, theirs].sort());
    expect(await seenBy(readerIn(), ours, theirs)).toEqual([]);
  });

  it('sees their own networks themselves, and their meetings', async () => {
    const networkId = randomUUID();
    await keep(networkId, { name: 'Le Cercle' }, networkId);
    const meeting = await kept({ place: 'Café' }, networkId);
    await database.engine.query(
      `insert into meeting values ($1, $2, 'm', '2026-03-05', '07:30', null, 'breakfast', 'held')`,
      [meeting, networkId],
    );
    expect(await seenBy(readerIn(networkId), networkId, meeting)).toEqual([networkId, meeting].sort());
    expect(await seenBy(readerIn(club), networkId, meeting)).toEqual([]);
  });

  it('sees what belongs to a referral as its giver or its receiver, nobody else does', async () => {
    const [giver, receiver, other] = [randomUUID(), randomUUID(), randomUUID()];
    const prospect = await kept({ name: 'Prospect' });
    await database.engine.query(
      `insert into ledger_line (network_id, person_id, line_id, kind, known_from, recorded_at, "position", day, counterpart_id,
         given, received, lead, standing, imported, subject_id)
       values ($2, $3, $1, 'given', now(), now(), 1, now(), $4, 1, 0, 0, true, false, $1)`,
      [prospect, club, giver, receiver],
    );
    const as = (networkId: string, ...personIds: string[]) => ({ networkIds: [networkId], personIds });
    expect(await seenBy(as(club, giver), prospect)).toEqual([prospect]);
    expect(await seenBy(as(club, other, receiver), prospect)).toEqual([prospect]);
    for (const nobody of [as(club, other), as(club), as(otherClub, giver)]) {
      expect(await seenBy(nobody, prospect)).toEqual([]);
      expect(await sealedSeenBy(nobody, [prospect])).toEqual([]);
    }
  });

  it('sees nothing of a subject that no read model knows yet', async () => {
    const subject = await kept(ada);
    expect(await seenBy(readerIn(club), subject)).toEqual([]);
    expect(await sealedSeenBy(readerIn(club), [subject])).toEqual([]);
  });
});

/** The bytes of a row’s bytea columns as text. */
const hexOf = (row: string): string[] =>
  [...row.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('utf8'));
