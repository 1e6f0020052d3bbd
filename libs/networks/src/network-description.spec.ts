import { randomUUID } from 'node:crypto';
import { Charter, NetworkId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock } from '@relais/event-sourcing';
import { Vault } from '@relais/vault';
import { readerIn, storedEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import type { NetworkEvent } from './network.events';
import { networkRows, networks } from './network.read-model';
import { readDescription } from './network-description';

class ClockAt extends Clock {
  constructor(private readonly at: string) {
    super();
  }
  override now = () => new Date(this.at);
}

describe('The description of a network', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, networkRows);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const adopted = (on: string, purpose: Charter['purpose']): NetworkEvent => ({
    type: 'CharterAdopted',
    on,
    data: { charter: Charter.parse({ purpose }) },
  });

  it('has the purpose of the charter in force today, where the network is', async () => {
    const networkId = NetworkId.parse(randomUUID());
    const founded: NetworkEvent = {
      type: 'NetworkFounded',
      on: '2024-01-09',
      data: { ref: 'club', timezone: 'Europe/Paris', currency: 'EUR', decimals: 2, language: 'fr' },
    };
    const events = [founded, adopted('2024-01-09', 'social'), adopted('2026-03-02', 'support')];
    await database.engine.transaction((rows) =>
      networks.handle(
        events.map((event) => storedEvent(event, { networkId, stream: `network-${networkId}` })),
        rows,
      ),
    );
    const vault = new Vault(Buffer.alloc(32));
    const purposeAt = (instant: string) =>
      database.asReader(readerIn(networkId), async (rows) =>
        readDescription(rows, vault, networkId, new ClockAt(instant)).then(({ purpose }) => purpose),
      );
    expect(await purposeAt('2026-03-01T22:59:00Z')).toBe('social');
    expect(await purposeAt('2026-03-01T23:01:00Z')).toBe('support');
  });

  it('is not found before the read model has the network', async () => {
    const networkId = NetworkId.parse(randomUUID());
    const read = database.asReader(readerIn(networkId), (rows) =>
      readDescription(rows, new Vault(Buffer.alloc(32)), networkId, new ClockAt('2026-03-01T22:59:00Z')),
    );
    await expect(read).rejects.toMatchObject({ code: 'not-found' });
  });
});
