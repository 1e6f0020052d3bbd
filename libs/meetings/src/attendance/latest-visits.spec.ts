import { randomUUID } from 'node:crypto';
import { NetworkId, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import { club, readerIn } from '../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { lastSeen, latestVisits } from './latest-visits';

const networkId = NetworkId.parse(club);
const [ada, ben, cleo] = ['a1', 'b1', 'c1'].map((end) =>
  PersonId.parse(`00000000-0000-4000-8000-0000000000${end}`),
) as [PersonId, PersonId, PersonId];

describe('The latest visit', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, []);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  async function meet(date: string, status: string, lines: readonly [PersonId, string, PersonId?][]) {
    const meetingId = randomUUID();
    await database.engine.query(
      `insert into meeting (meeting_id, network_id, ref, date, start_time, kind, status) values ($1, $2, $1::uuid::text, $3, '07:30', 'breakfast', $4)`,
      [meetingId, networkId, date, status],
    );
    for (const [personId, how, invitedBy] of lines)
      await database.engine.query(
        'insert into attendance (meeting_id, person_id, network_id, status, invited_by) values ($1, $2, $3, $4, $5)',
        [meetingId, personId, networkId, how, invitedBy],
      );
  }

  it('is to the room of a meeting that was not cancelled', async () => {
    await meet('2026-03-02', 'held', [
      [ada, 'present'],
      [ben, 'visitor', ada],
    ]);
    await meet('2026-03-09', 'scheduled', [
      [ada, 'late'],
      [ben, 'absent'],
      [cleo, 'excused'],
    ]);
    await meet('2026-03-16', 'cancelled', [[ben, 'visitor']]);
    const read = await database.asReader(readerIn(networkId), async (rows) => ({
      visits: await latestVisits(rows, networkId),
      seen: await lastSeen(rows, networkId),
    }));
    expect(read.visits).toEqual([
      { personId: ada, lastSeenOn: '2026-03-09', invitedBy: null },
      { personId: ben, lastSeenOn: '2026-03-02', invitedBy: ada },
    ]);
    expect([...read.seen]).toEqual([
      [ada, '2026-03-09'],
      [ben, '2026-03-02'],
    ]);
  });
});
