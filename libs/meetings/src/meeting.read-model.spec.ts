import { randomBytes, randomUUID } from 'node:crypto';
import { MeetingId, NeedId, NetworkId, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import type { PersonEvent } from '@relais/people';
import { Vault } from '@relais/vault';
import { club, readerIn, storedEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import type { AnnouncementEvent } from './announcements/announcement.events';
import { announcementsIn } from './announcements/announced';
import type { AttendanceEvent, AttendanceLine } from './attendance/attendance.events';
import type { MeetingEvent, MeetingPlan } from './meeting.events';
import type { NeedEvent } from './needs/need.events';
import { destroyOldNeeds, needsOf, needsOn } from './needs/needs';
import { AttendanceRow, MeetingRow, meetingRows, meetings } from './meeting.read-model';

const networkId = NetworkId.parse(club);
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const plan: MeetingPlan = {
  date: '2026-03-02',
  startTime: '07:30',
  endTime: null,
  kind: 'breakfast',
  placeMark: null,
};
let fresh: TestDatabase;
let database: Database;
let meetingId: MeetingId;
beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, meetingRows);
});
beforeEach(() => (meetingId = MeetingId.parse(randomUUID())));
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const scheduled = (): MeetingEvent => ({
  type: 'MeetingScheduled',
  on: plan.date,
  data: { meetingId, ref: null, series: null, ...plan },
});
const became = (type: 'MeetingHeld' | 'MeetingCancelled' | 'MeetingReopened'): MeetingEvent =>
  type === 'MeetingHeld'
    ? { type, on: plan.date, data: { meetingId } }
    : { type, on: plan.date, data: { meetingId, because: null } };
const attended = (personId: PersonId, said: Partial<AttendanceLine>): AttendanceEvent => ({
  type: 'AttendanceRecorded',
  on: plan.date,
  data: {
    meetingId,
    personId,
    status: 'present',
    substituteFor: null,
    invitedBy: null,
    firstTime: null,
    welcomedBy: null,
    byThemselves: false,
    reasoned: false,
    ...said,
  },
});

type Projected =
  | MeetingEvent
  | AnnouncementEvent
  | AttendanceEvent
  | NeedEvent
  | Extract<PersonEvent, { type: 'PersonErased' }>;

async function project(...events: Projected[]): Promise<void> {
  const stored = events.map((event) =>
    storedEvent(event, {
      networkId,
      stream: `attendance-${'personId' in event.data ? event.data.personId : meetingId}`,
    }),
  );
  await database.engine.transaction((rows) => meetings.handle(stored, rows));
}
const meeting = () =>
  database.asReader(readerIn(networkId), (rows) => rows.findOneByOrFail(MeetingRow, { meetingId }));
const attendance = () =>
  database.asReader(readerIn(networkId), (rows) =>
    rows.find(AttendanceRow, { where: { meetingId }, order: { personId: 'ASC' } }),
  );

/** What a row has in addition to its event, or lacks. */
const asRow = { networkId, byThemselves: undefined, reasoned: undefined, reasonSubject: null };

describe('The meetings', () => {
  it('are listed with their plan, under their id where they have no ref', async () => {
    await project(scheduled());
    const { placeMark: _, ...shown } = plan;
    expect(await meeting()).toEqual({
      ...{ meetingId, networkId, ref: meetingId, status: 'scheduled', unnamed: 0, seriesId: null },
      ...shown,
    });
  });

  it('have the status of their last event', async () => {
    await project(scheduled(), became('MeetingHeld'));
    expect((await meeting()).status).toBe('held');
    await project(became('MeetingReopened'));
    expect((await meeting()).status).toBe('scheduled');
    const moved = {
      ...plan,
      date: '2026-03-09',
      startTime: '12:00',
      endTime: '14:00',
      kind: 'lunch',
    } as const;
    await project(
      { type: 'MeetingRescheduled', on: moved.date, data: { meetingId, because: null, ...moved } },
      became('MeetingCancelled'),
    );
    const { placeMark: _, ...shown } = moved;
    expect(await meeting()).toMatchObject({ status: 'cancelled', ...shown });
  });

  it('show how everybody attended, as last said', async () => {
    await project(
      scheduled(),
      attended(ada, { status: 'absent' }),
      attended(ben, { status: 'visitor', invitedBy: ada }),
    );
    await project(attended(ada, {}), attended(ada, { status: 'late' }));
    expect(await attendance()).toEqual([
      { ...attended(ada, { status: 'late' }).data, ...asRow },
      { ...attended(ben, { status: 'visitor', invitedBy: ada }).data, ...asRow },
    ]);
  });

  it('count the guests without a name, as last said', async () => {
    const counted = (unnamed: number): MeetingEvent => ({
      type: 'UnnamedGuestsCounted',
      on: plan.date,
      data: { meetingId, unnamed },
    });
    await project(scheduled(), counted(1), counted(3));
    expect((await meeting()).unnamed).toBe(3);
  });

  it('know where the reasons are, until the person is erased', async () => {
    const reasons = async (): Promise<unknown> =>
      database.engine.query('select from vault_key where subject_id = $1', [ada]);
    await database.engine.query(
      `insert into vault_key (subject_id, network_id, kind, wrapped_key) values ($1, $2, 'attendance', '')`,
      [ada, networkId],
    );
    await project(scheduled(), attended(ada, { reasoned: true }), attended(ada, { status: 'late' }));
    await project(attended(ada, { status: 'excused' }), attended(ben, {}));
    expect((await attendance()).map(({ reasonSubject }) => reasonSubject)).toEqual([ada, null]);
    expect(await reasons()).toHaveLength(1);
    await project({ type: 'PersonErased', on: plan.date, data: { personId: ben } });
    expect(await reasons()).toHaveLength(1);
    await project({ type: 'PersonErased', on: plan.date, data: { personId: ada } });
    expect(await reasons()).toEqual([]);
  });
});

describe('The announcements of a meeting', () => {
  const said = (coming: 'yes' | 'no', substituteId: PersonId | null = null): AnnouncementEvent => ({
    type: 'AttendanceAnnounced',
    on: plan.date,
    data: { meetingId, personId: ada, coming, substituteId },
  });
  const guest = (type: 'GuestAnnounced' | 'GuestWithdrawn', invitedBy: PersonId): AnnouncementEvent => ({
    type,
    on: plan.date,
    data: { meetingId, guestId: max, invitedBy },
  });
  const max = PersonId.parse('00000000-0000-4000-8000-0000000000f1');
  const announced = (today: string) =>
    database.asReader(readerIn(networkId), (rows) =>
      announcementsIn(rows, { networkId, today, meetingIds: [meetingId] }),
    );

  it('are what each participant said last, and the guests they still bring', async () => {
    await project(scheduled(), said('yes'), guest('GuestAnnounced', ada), guest('GuestAnnounced', ben));
    await project(said('no', ben), guest('GuestWithdrawn', ada));
    expect(await announced(plan.date)).toEqual({
      announcements: [{ meetingId, personId: ada, coming: 'no', substituteId: ben }],
      guests: [{ meetingId, guestId: max, invitedBy: ben }],
    });
  });

  it('are kept for twelve months after it', async () => {
    await project(scheduled(), said('yes'), guest('GuestAnnounced', ada));
    expect((await announced('2027-03-01')).announcements).toHaveLength(1);
    expect(await announced('2027-03-02')).toEqual({ announcements: [], guests: [] });
  });
});

describe('What participants seek', () => {
  const vault = new Vault(randomBytes(32));
  const stated = (needId: NeedId, personId: PersonId, on: string, until: string): NeedEvent => ({
    type: 'NeedStated',
    on,
    data: { needId, personId, until, ref: null },
  });
  const state = async (personId: PersonId, text: string, on: string, until: string): Promise<NeedId> => {
    const needId = NeedId.parse(randomUUID());
    for (const { wrappedKey, values } of vault.sealNew(networkId, needId, { text })) {
      await database.engine.query(
        `insert into vault_key (subject_id, network_id, kind, wrapped_key) values ($1, $2, 'need', $3)`,
        [needId, networkId, wrappedKey],
      );
      for (const { field, sealed } of values)
        await database.engine.query(
          'insert into vault_value (subject_id, network_id, field, sealed) values ($1, $2, $3, $4)',
          [needId, networkId, field, sealed],
        );
    }
    await project(stated(needId, personId, on, until));
    return needId;
  };
  const soughtOn = async (day: string, network = networkId) =>
    (await database.asReader(readerIn(network), (rows) => needsOn(rows, vault, networkId, day))).map(
      ({ text }) => text,
    );
  const ofAda = () => database.asReader(readerIn(networkId), (rows) => needsOf(rows, vault, networkId, ada));
  const nightOf = (day: string) => database.engine.transaction((rows) => destroyOldNeeds(rows, day));
  afterEach(async () => {
    await database.engine.query('delete from need');
  });

  it('stands from the day on which it is stated until its last, the latest first, in their network alone', async () => {
    await state(ada, 'un local', '2026-03-02', '2026-03-31');
    await state(ben, 'une comptable', '2026-03-09', '2026-03-09');
    expect(await soughtOn('2026-03-01')).toEqual([]);
    expect(await soughtOn('2026-03-02')).toEqual(['un local']);
    expect(await soughtOn('2026-03-09')).toEqual(['une comptable', 'un local']);
    expect(await soughtOn('2026-03-31')).toEqual(['un local']);
    expect(await soughtOn('2026-04-01')).toEqual([]);
    expect(await soughtOn('2026-03-09', NetworkId.parse(randomUUID()))).toEqual([]);
  });

  it('loses its text when it is taken back, and when the person is erased', async () => {
    const needId = await state(ada, 'un local', '2026-03-02', '2026-03-31');
    await project({ type: 'NeedWithdrawn', on: '2026-03-03', data: { needId, personId: ada } });
    const other = await state(ada, 'un stagiaire', '2026-03-04', '2026-03-31');
    await state(ben, 'une comptable', '2026-03-04', '2026-03-31');
    expect(await ofAda()).toEqual([
      { needId, statedOn: '2026-03-02', until: '2026-03-31', withdrawn: true, text: null },
      { needId: other, statedOn: '2026-03-04', until: '2026-03-31', withdrawn: false, text: 'un stagiaire' },
    ]);
    await project({ type: 'PersonErased', on: '2026-03-05', data: { personId: ada } });
    expect((await ofAda()).map(({ text }) => text)).toEqual([null, null]);
    expect(await soughtOn('2026-03-05')).toEqual(['une comptable']);
  });

  it('loses its text thirty days after its last day, once', async () => {
    await state(ada, 'un local', '2026-03-02', '2026-03-31');
    expect(await nightOf('2026-04-29')).toBe(0);
    expect((await ofAda()).map(({ text }) => text)).toEqual(['un local']);
    expect(await nightOf('2026-04-30')).toBe(1);
    expect((await ofAda()).map(({ text }) => text)).toEqual([null]);
    expect(await nightOf('2026-05-01')).toBe(0);
  });
});
