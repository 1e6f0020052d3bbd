import { MeetingId, NetworkId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Vault } from '@relais/vault';
import { club, readerIn, storedEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { meetingRows, meetings } from './meeting.read-model';
import { meetingsFrom } from './meetings-from';

const networkId = NetworkId.parse(club);
const [evening, night, breakfast] = ['e1', 'e2', 'e3'].map((end) =>
  MeetingId.parse(`00000000-0000-4000-8000-0000000000${end}`),
) as [MeetingId, MeetingId, MeetingId];

describe('The meeting of today', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, meetingRows);
    const planned = [
      { meetingId: evening, date: '2026-03-01', startTime: '22:00', endTime: null },
      { meetingId: breakfast, date: '2026-03-02', startTime: '07:30', endTime: '09:00' },
      { meetingId: night, date: '2026-03-03', startTime: '00:15', endTime: '02:00' },
    ].map((times) =>
      storedEvent(
        {
          type: 'MeetingScheduled' as const,
          on: times.date,
          data: { ref: null, series: null, kind: 'evening' as const, placeMark: null, ...times },
        },
        { networkId, stream: `meeting-${times.meetingId}` },
      ),
    );
    await database.engine.transaction((rows) => meetings.handle(planned, rows));
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it.each([
    ['00:59', evening],
    ['01:01', breakfast],
    ['23:14', breakfast],
    ['23:15', night],
  ])('at %s is the one that is on, whatever its date, else one of that day', async (time, meetingId) => {
    const now = `2026-03-02T${time}:00.000Z`;
    const { meeting } = await database.asReader(readerIn(networkId), (rows) =>
      meetingsFrom(rows, new Vault(Buffer.alloc(32)), networkId, {
        today: '2026-03-02',
        now,
        timezone: 'UTC',
      }),
    );
    expect(meeting?.meetingId).toBe(meetingId);
  });
});
