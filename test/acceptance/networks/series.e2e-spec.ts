import { randomUUID } from 'node:crypto';
import {
  type MeetingsAnswer,
  type PersonId,
  type SeriesAnswer,
  type SeriesId,
  dayAfter,
} from '@relais/contracts';
import { Clock } from '@relais/event-sourcing';
import { CreateMeetingsAhead, SeriesMeetings, meetingOfSeries } from '@relais/meetings';
import { Networks } from '@relais/networks';
import { KeptValues, VaultKeys } from '@relais/vault';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let host: string;
let member: string;
let today: string;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben']);
  host = await relais.token(club.networkId, person('Ada'), 'host');
  member = await relais.token(club.networkId, person('Ben'));
  today = relais.installation.clock.dayIn('Europe/Paris');
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
/** So that the meetings of a series are never on the day of the test. */
const first = () => dayAfter(today, 1);
const weekday = () => new Date(first()).getUTCDay() || 7;
const put = async (path: string, body: object, token = host, headers = {}) => {
  const { status, body: answer } = await relais.ask('PUT', path, { token, body, headers });
  return status === 200
    ? { status, position: answer['position'] }
    : { status, code: answer['code'], errors: answer['errors'] };
};
const get = async <T>(path: string): Promise<T> => {
  const position = String(await relais.installation.store.lastPosition());
  const options = { token: member, headers: { 'relais-after': position } };
  return (await relais.ask('GET', `/api/networks/${club.networkId}${path}`, options)).body as T;
};
const meetings = async (seriesId: string, from = today) => {
  const answer = await get<MeetingsAnswer>(`/meetings?from=${from}&to=${dayAfter(from, 300)}`);
  return answer.meetings.filter((meeting) => meeting.seriesId === seriesId);
};
const series = (changes: object = {}) => ({
  networkId: club.networkId,
  rule: { every: 1, weekday: weekday() },
  from: first(),
  startTime: '07:30',
  kind: 'breakfast',
  place: 'Port',
  ...changes,
});
const meeting = (date: string, changes: object = {}) => ({
  networkId: club.networkId,
  ...{ date, startTime: '07:30', kind: 'breakfast', place: 'Port', status: 'scheduled' },
  ...changes,
});

describe('A series', () => {
  it('has its meetings for 26 weeks, changes those that nobody touched or announced for, and ends', async () => {
    const seriesId = randomUUID() as SeriesId;
    const path = `/api/series/${seriesId}`;
    expect(await put(path, series(), member)).toMatchObject({ status: 403 });
    const command = { 'relais-command': randomUUID() };
    const planned = await put(path, series(), host, command);
    expect(planned.status).toBe(200);
    expect(await put(path, series(), host, command)).toEqual(planned);
    const created = await meetings(seriesId);
    expect(created).toHaveLength(26);
    expect(created[0]).toMatchObject({
      date: first(),
      startTime: '07:30',
      place: 'Port',
      status: 'scheduled',
    });

    const [one, two, three] = created.map(({ meetingId }) => `/api/meetings/${meetingId}`);
    const [second, third] = [dayAfter(first(), 7), dayAfter(first(), 14)];
    expect(await put(String(one), meeting(second))).toMatchObject({
      ...{ status: 422, code: 'series-day-taken' },
      errors: [{ path: 'date' }],
    });
    await put(String(two), meeting(second, { status: 'cancelled' }));
    await put(String(three), meeting(dayAfter(third, 1)));
    const announced = `/api/meetings/${String(created[5]?.meetingId)}/announcement`;
    expect((await put(announced, { coming: 'yes' }, member)).status).toBe(200);
    expect((await meetings(seriesId))[5]).toMatchObject({ announcedYes: 1 });
    await put(path, series({ startTime: '08:00', place: 'Quai' }));
    expect((await meetings(seriesId)).slice(0, 6)).toMatchObject([
      { startTime: '08:00', place: 'Quai', status: 'scheduled' },
      { startTime: '07:30', place: 'Port', status: 'cancelled' },
      { date: dayAfter(third, 1), startTime: '07:30', place: 'Port' },
      ...[3, 4].map(() => ({ startTime: '08:00', place: 'Quai' })),
      { startTime: '07:30', place: 'Port', announcedYes: 1 },
    ]);
    expect((await get<SeriesAnswer>('/series')).series).toMatchObject([
      { seriesId, startTime: '08:00', place: 'Quai', until: null, without: [] },
    ]);

    const end = dayAfter(first(), 28);
    expect(await put(`${path}/ending`, { on: end })).toMatchObject({ status: 200 });
    const last = await meetings(seriesId);
    expect(last.filter(({ status }) => status === 'scheduled').map(({ date }) => date)).toEqual([
      first(),
      dayAfter(third, 1),
      dayAfter(first(), 21),
      dayAfter(first(), 35),
    ]);
    expect((await get<SeriesAnswer>('/series')).series[0]?.until).toBe(dayAfter(end, -1));
  });

  it.each([
    [
      'a first day too far ahead',
      () => ({ from: dayAfter(today, 183) }),
      422,
      'series-too-far-ahead',
      'from',
    ],
    ['more than twelve hours', () => ({ endTime: '07:00' }), 422, 'meeting-too-long', 'endTime'],
    ['no meeting at all', () => ({ until: today }), 422, 'series-without-meetings', 'until'],
    ['a day that does not exist', () => ({ from: '2027-02-29' }), 400, 'malformed', 'from'],
    ['a weekday that does not exist', () => ({ rule: { every: 1, weekday: 8 } }), 400, 'malformed', 'rule'],
    ['the fifth weekday of a month', () => ({ rule: { nth: 5, weekday: 1 } }), 400, 'malformed', 'rule'],
    [
      'a span that ends before it begins',
      () => ({ without: [{ from: '2027-02-02', to: '2027-02-01' }] }),
      400,
      'malformed',
      'without',
    ],
  ])('is refused with %s', async (_, changes, status, code, path) => {
    const seriesId = randomUUID();
    const answer = await put(`/api/series/${seriesId}`, series(changes()));
    expect(answer).toMatchObject({ status, code });
    expect((answer.errors as { path: string }[])[0]?.path).toMatch(new RegExp(`^${path}`));
    expect(await meetings(seriesId)).toEqual([]);
  });

  it('takes the first and third weekday of a month, and leaves out days', async () => {
    const seriesId = randomUUID();
    const without = [first(), { from: dayAfter(first(), 100), to: dayAfter(first(), 200) }];
    const rule = { nth: [3, 1], weekday: weekday() };
    expect(await put(`/api/series/${seriesId}`, series({ rule, without }))).toMatchObject({ status: 200 });
    const dates = (await meetings(seriesId)).map(({ date }) => date);
    expect(dates.every((date) => [1, 3].includes(Math.ceil(Number(date.slice(8)) / 7)))).toBe(true);
    expect(dates.every((date) => date > first() && date < dayAfter(first(), 100))).toBe(true);
    expect(dates.length).toBeGreaterThan(4);
  });

  it('gets further meetings night after night, each once, unless the network is paused', async () => {
    const seriesId = randomUUID() as SeriesId;
    await put(`/api/series/${seriesId}`, series());
    await meetings(seriesId);
    const { database, store, vault } = relais.installation;
    const networks = new Networks(store);
    const rows = database.engine.manager;
    const look = async (days: number, isPaused = false) => {
      const clock = new (class extends Clock {
        override now(): Date {
          return new Date(`${dayAfter(today, days)}T04:00:00Z`);
        }
      })();
      const ofSeries = new SeriesMeetings(
        store,
        networks,
        clock,
        new KeptValues(vault, new VaultKeys(rows), rows),
        rows,
      );
      const failed = (error: unknown) => expect(error).toBeUndefined();
      const isPausedFor = () => Promise.resolve(isPaused);
      await new CreateMeetingsAhead(database, ofSeries, networks, clock, { isPausedFor, failed }).look();
      return (await meetings(seriesId)).filter(({ date }) => date <= dayAfter(today, 300)).length;
    };
    expect(await look(0)).toBe(26);
    expect(await look(21, true)).toBe(26);
    expect([await look(21), await look(21), await look(22)]).toEqual([29, 29, 30]);
    const last = (await meetings(seriesId)).at(-1);
    expect(last).toMatchObject({ meetingId: meetingOfSeries(seriesId, String(last?.date)), place: 'Port' });
  });
});
