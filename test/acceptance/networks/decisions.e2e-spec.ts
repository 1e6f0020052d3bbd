import { randomUUID } from 'node:crypto';
import {
  type DecisionsAnswer,
  type MeetingsAnswer,
  type PersonId,
  type SeriesId,
  dayAfter,
  instantOf,
} from '@relais/contracts';
import Holidays from 'date-holidays';
import { meetingOfSeries } from '@relais/meetings';
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
const get = async <T>(path: string, token = member): Promise<T> => {
  const position = String(await relais.installation.store.lastPosition());
  const options = { token, headers: { 'relais-after': position } };
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

describe('A decision of hosts', () => {
  it('keeps a meeting that people answered for when its series changed, or lets it follow', async () => {
    const seriesId = randomUUID() as SeriesId;
    const path = `/api/series/${seriesId}`;
    const from = dayAfter(first(), 1);
    const rule = { every: 1, weekday: (weekday() % 7) + 1 };
    await put(path, series({ from, rule }));
    const days = [0, 7, 14].map((days) => dayAfter(from, days));
    const ids: string[] = days.map((date) => meetingOfSeries(seriesId, date));
    for (const id of ids) await put(`/api/meetings/${id}/announcement`, { coming: 'yes' }, member);
    await meetings(seriesId);
    await put(path, series({ from, rule, startTime: '08:00', place: 'Quai' }));
    const decisions = async () => (await get<DecisionsAnswer>('/decisions', host)).decisions;
    const ofSeries = async () => (await decisions()).filter(({ meeting }) => meeting.seriesId === seriesId);
    const instead = { startTime: '08:00', endTime: null, kind: 'breakfast', place: 'Quai' };
    expect(await ofSeries()).toMatchObject(
      days.map((date) => ({ meeting: { date, startTime: '07:30' }, because: 'series', instead })),
    );
    const { status } = await relais.ask('GET', `/api/networks/${club.networkId}/decisions`, {
      token: member,
    });
    expect(status).toBe(403);

    const decide = (n: number, keep: boolean, headers = {}) =>
      put(`/api/meetings/${String(ids[n])}/decision`, { because: 'series', keep }, host, headers);
    const command = { 'relais-command': randomUUID() };
    const followed = await decide(0, false, command);
    expect(followed.status).toBe(200);
    expect(await decide(0, false, command)).toEqual(followed);
    expect(await decide(0, false)).toMatchObject({ status: 422, code: 'nothing-to-decide' });
    expect((await decide(1, true)).status).toBe(200);
    expect((await meetings(seriesId)).slice(0, 3)).toMatchObject([
      { startTime: '08:00', place: 'Quai' },
      { startTime: '07:30', place: 'Port' },
      { startTime: '07:30', place: 'Port' },
    ]);

    await put(`${path}/ending`, { on: from });
    expect((await ofSeries()).map(({ meeting, ...why }) => ({ date: meeting.date, ...why }))).toEqual([
      { date: days[0], because: 'series', instead: null },
      { date: days[2], because: 'series', instead: null },
    ]);
    for (const n of [0, 2]) await decide(n, false);
    expect((await meetings(seriesId)).slice(0, 3).map((one) => one.status)).toEqual([
      'cancelled',
      'scheduled',
      'cancelled',
    ]);
    expect(await ofSeries()).toEqual([]);
  });

  it('keeps or cancels a meeting on a public holiday, which is marked, from four weeks before', async () => {
    // Of these countries one has a public holiday in any two weeks.
    const places = ['CO', 'JP', 'US', 'IN', 'KH', 'GH'].map((country) => ({
      country,
      holidays: new Holidays(country, { types: ['public'], languages: 'fr', timezone: 'Europe/Paris' }),
    }));
    const noon = (day: string) => new Date(instantOf(day, '12:00', 'Europe/Paris'));
    const found = Array.from({ length: 26 }, (_, n) => dayAfter(today, n + 2))
      .flatMap((date) =>
        places.map(({ country, holidays }) => ({ date, country, is: holidays.isHoliday(noon(date)) })),
      )
      .find(({ is }) => is !== false);
    const { date = '', country = '' } = found ?? {};
    const organiser = await relais.token(club.networkId, person('Ada'), 'organiser');
    const description = `/api/networks/${club.networkId}/description`;
    expect((await relais.ask('GET', description, { token: member })).body).toMatchObject({ country: 'FR' });
    expect(await put(description, { country: 'France' }, organiser)).toMatchObject({ status: 400 });
    expect((await put(description, { country }, organiser)).status).toBe(200);
    expect((await relais.ask('GET', description, { token: member })).body).toMatchObject({ country });

    const [kept, cancelled]: [string, string] = [randomUUID(), randomUUID()];
    for (const id of [kept, cancelled])
      await put(`/api/meetings/${id}`, meeting(date, { startTime: '12:00' }));
    const shown = async () =>
      (await get<DecisionsAnswer>('/decisions', host)).decisions
        .filter(({ meeting: { meetingId } }) => [kept, cancelled].includes(meetingId))
        .map(({ meeting: { meetingId, holiday }, because }) => ({ meetingId, holiday, because }));
    const holiday = expect.any(String) as string;
    expect(await shown()).toEqual(
      [kept, cancelled].sort().map((meetingId) => ({ meetingId, holiday, because: 'holiday' })),
    );
    for (const [id, keep] of [
      [kept, true],
      [cancelled, false],
    ] as const)
      expect((await put(`/api/meetings/${id}/decision`, { because: 'holiday', keep })).status).toBe(200);
    expect(await shown()).toEqual([]);
    const { meetings: ofDay } = await get<MeetingsAnswer>(`/meetings?from=${date}&to=${date}`);
    const statusOf = (id: string) => ofDay.find(({ meetingId }) => meetingId === id)?.status;
    expect([kept, cancelled].map(statusOf)).toEqual(['scheduled', 'cancelled']);
    expect(ofDay.every((one) => one.holiday !== null)).toBe(true);
  });
});
