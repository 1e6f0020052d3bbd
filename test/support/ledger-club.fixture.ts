import { randomBytes } from 'node:crypto';
import type { LedgerAnswer, NetworkId, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import { streamOf } from '@relais/event-sourcing';
import { type LedgerAsked, LedgerLineRow, ledger, ledgerOfPerson } from '@relais/ledger';
import { PostgresEventStore } from '@relais/log-postgres';
import { CharterVersionRow } from '@relais/networks';
import { KnownPersonRow, people, person } from '@relais/people';
import { ReadModels } from '@relais/projections';
import { Vault } from '@relais/vault';
import { newEvent, readerIn } from './events';
import { type Told, newNetworkId, newPersonId, streamOfTold } from './ledger-events.fixture';
import { migratedDatabase } from './postgres';

const vault = new Vault(randomBytes(32));

/** A network on a real database, whose ledgers follow its log. */
export async function openClub() {
  const fresh = await migratedDatabase();
  const database = await Database.open(fresh.url, [LedgerLineRow, KnownPersonRow, CharterVersionRow]);
  const store = new PostgresEventStore(fresh.url, randomBytes(32));
  const readModels = new ReadModels([ledger, people(vault)], store, database);
  readModels.start();
  const networkId = newNetworkId();

  return {
    database,
    networkId,

    /** A person of the network, by name. */
    async welcome(name: string, to: NetworkId = networkId): Promise<PersonId> {
      const personId = newPersonId();
      const event = newEvent({ type: 'PersonRegistered', data: { personId }, networkId: to });
      const sealed = vault.sealNew(to, personId, { name, ref: name.toLowerCase() });
      await store.append(streamOf(person, personId), [event], { expected: 'none', vault: sealed });
      return personId;
    },

    /** Records the events one after the other; answers the instant at which the last was recorded. */
    async record(...told: Told[]): Promise<string> {
      for (const event of told)
        await store.append(streamOfTold(event), [newEvent({ ...event, networkId })], { expected: 'any' });
      const position = await store.lastPosition();
      await readModels.waitFor(position);
      return (await store.readAll(position - 1, 1))[0]?.recordedAt ?? '';
    },

    /** What a person of the network reads. */
    ledgerOf: (personId: PersonId, asked: Partial<LedgerAsked> = {}): Promise<LedgerAnswer> =>
      database.asReader(readerIn(networkId), (rows) =>
        ledgerOfPerson(rows, vault, {
          ...{
            networkId,
            personId,
            language: 'fr',
            asOf: '2026-12-31',
            knownAt: null,
            cursor: null,
            limit: 1000,
          },
          ...asked,
        }),
      ),

    async close(): Promise<void> {
      await readModels.stop();
      await store.close();
      await database.close();
      await fresh.drop();
    },
  };
}
