import { randomBytes } from 'node:crypto';
import { eventStoreContract } from '../../../../test/contracts/event-store/event-store.contract';
import { someKurrentDb } from '../../../../test/support/kurrentdb';
import { migratedDatabase } from '../../../../test/support/postgres';
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
          await kurrentDb.stop();
          await database.drop();
        },
      };
    },
    { hasGaps: true },
  );
});
