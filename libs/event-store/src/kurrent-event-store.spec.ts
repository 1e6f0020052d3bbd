import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import { someKurrentDb } from '../../../test/kurrentdb';
import { freshDatabase } from '../../../test/postgres';
import { eventStoreContract } from './event-store.contract';
import { KurrentEventStore } from './kurrent-event-store';

describe('The log in KurrentDB', () => {
  eventStoreContract(
    async () => {
      const [kurrentDb, database] = [await someKurrentDb(), await freshDatabase()];
      await (await Database.open(database.url, [])).close();
      const store = new KurrentEventStore(kurrentDb.url, database.url, randomBytes(32));
      return {
        store,
        async close() {
          await store.close();
          kurrentDb.stop();
          await database.drop();
        },
      };
    },
    { hasGaps: true },
  );
});
