import { randomBytes } from 'node:crypto';
import { someKurrentDb } from '../../../test/kurrentdb';
import { migratedDatabase } from '../../../test/postgres';
import { eventStoreContract } from './event-store.contract';
import { KurrentEventStore } from './kurrent-event-store';

describe('The log in KurrentDB', () => {
  eventStoreContract(
    async () => {
      const [kurrentDb, database] = [await someKurrentDb(), await migratedDatabase()];
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
