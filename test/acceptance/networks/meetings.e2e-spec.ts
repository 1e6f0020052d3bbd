import { randomUUID } from 'node:crypto';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let host: string;
let member: string;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Cleo', 'Dora', 'Gus']);
  host = await relais.token(club.networkId, person('Ada'), 'host');
  member = await relais.token(club.networkId, person('Ben'));
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
const put = async (token: string, path: string, body: object, headers = {}) => {
  const answer = await relais.ask('PUT', path, { token, body, headers });
  return { status: answer.status, body: answer.body, code: answer.body['code'] };
};
const get = async <T>(token: string, path: string): Promise<T> => {
  const position = String(await relais.installation.store.lastPosition());
  const answer = await relais.ask('GET', path, { token, headers: { 'relais-after': position } });
  return (answer.status === 200 ? answer.body : { status: answer.status }) as T;
};
/** A meeting of today that is on now, without an end. */
async function aMeeting(said: object = {}): Promise<string> {
  const zone = { timeZone: 'Europe/Paris' };
  const now = relais.installation.clock.now();
  const date = relais.installation.clock.dayIn(zone.timeZone);
  const startTime = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'short' }).format(now);
  const id = randomUUID();
  const plan = { networkId: club.networkId, date, startTime, kind: 'breakfast', status: 'scheduled' };
  expect((await put(host, `/api/meetings/${id}`, { ...plan, ...said })).status).toBe(200);
  return `/api/meetings/${id}`;
}
const statuses = ({ people }: MeetingAnswer): Record<string, string | null> =>
  Object.fromEntries(people.map(({ name, status }) => [name ?? '', status]));

describe('The list of a meeting', () => {
  it('is preset for hosts with every member, and shows members who is in the room and themselves', async () => {
    const sheet = await aMeeting({ place: 'Port' });
    await put(host, `${sheet}/attendance/${person('Cleo')}`, { status: 'late' });
    await put(host, `${sheet}/attendance/${person('Dora')}`, { status: 'excused' });
    await put(host, `${sheet}/unnamed`, { unnamed: 2 });
    const seen = await get<MeetingAnswer>(host, sheet);
    expect(seen).toMatchObject({ place: 'Port', attendance: 1, room: 3, unnamed: 2, status: 'scheduled' });
    expect(statuses(seen)).toEqual({ Ada: null, Ben: null, Cleo: 'late', Dora: 'excused', Gus: null });
    expect(statuses(await get(member, sheet))).toEqual({ Ben: null, Cleo: 'late' });
    const { date } = seen;
    const between = await get<{ meetings: { room: number }[] }>(
      member,
      `/api/networks/${club.networkId}/meetings?from=${date}&to=${date}`,
    );
    expect(between.meetings.map(({ room }) => room)).toContain(3);
    expect(
      await get(member, `/api/networks/${club.networkId}/meetings?from=2025-01-01&to=2026-01-02`),
    ).toEqual({ status: 400 });
  });

  it('has no place any more once a host takes it away', async () => {
    const sheet = await aMeeting({ place: 'Port' });
    const { networkId, date, startTime, kind, status } = await get<MeetingAnswer>(host, sheet);
    const plan = { networkId, date, startTime, kind, status };
    expect((await put(host, sheet, plan)).status).toBe(200);
    expect(await get(member, sheet)).toMatchObject({ place: null });
    await put(host, sheet, { ...plan, place: 'Quai' });
    expect(await get(member, sheet)).toMatchObject({ place: 'Quai' });
  });

  it('takes a substitute and the member they replace in one request, or neither', async () => {
    const sheet = await aMeeting();
    const gus = `${sheet}/attendance/${person('Gus')}`;
    const sitsIn = { status: 'substitute', substituteFor: person('Dora') };
    await put(host, `${sheet}/attendance/${person('Dora')}`, { status: 'present' });
    expect((await put(host, gus, sitsIn)).code).toBe('represented-in-the-room');
    expect(statuses(await get(host, sheet))).toMatchObject({ Dora: 'present', Gus: null });
    await put(host, `${sheet}/attendance/${person('Dora')}`, { status: 'absent' });
    const commandId = { 'relais-command': randomUUID() };
    const first = await put(host, gus, sitsIn, commandId);
    expect(statuses(await get(host, sheet))).toMatchObject({ Dora: 'represented', Gus: 'substitute' });
    await put(host, `${sheet}/attendance/${person('Dora')}`, { status: 'late' });
    expect(await put(host, gus, sitsIn, commandId)).toEqual(first);
    expect(statuses(await get(host, sheet))).toMatchObject({ Dora: 'late', Gus: 'substitute' });
  });

  it('is closed, keeps what another host said meanwhile, and is corrected with a reason', async () => {
    const sheet = await aMeeting();
    const ben = `${sheet}/attendance/${person('Ben')}`;
    expect((await put(member, ben, { status: 'present' })).status).toBe(200);
    await put(host, `${sheet}/attendance/${person('Cleo')}`, { status: 'absent' });
    const closing = {
      attendance: [
        { personId: person('Ada'), status: 'present' },
        { personId: person('Ben'), status: 'late', was: 'present' },
        { personId: person('Cleo'), status: 'present' },
      ],
    };
    const commandId = { 'relais-command': randomUUID() };
    const closed = await put(host, `${sheet}/closing`, closing, commandId);
    expect(closed.body).toMatchObject({ kept: [{ personId: person('Cleo'), status: 'absent' }] });
    expect((await put(member, ben, { status: 'excused' })).code).toBe('attendance-closed');
    await put(host, `${sheet}/attendance/${person('Cleo')}`, { status: 'late', reason: 'arrivée à 9 h' });
    expect(await put(host, `${sheet}/closing`, closing, commandId)).toEqual(closed);
    const seen = await get<MeetingAnswer>(host, sheet);
    expect(seen.status).toBe('held');
    expect(statuses(seen)).toMatchObject({ Ada: 'present', Ben: 'late', Cleo: 'late', Gus: null });
    const cleo = `${sheet}/attendance/${person('Cleo')}`;
    expect(await get(host, cleo)).toMatchObject({
      events: [
        { status: 'absent', afterClosing: false, reason: null, by: { name: 'Ada' } },
        { status: 'late', afterClosing: true, reason: 'arrivée à 9 h' },
      ],
    });
    expect(await get(member, cleo)).toEqual({ status: 403 });
  });

  it('may be closed with 300 people on it', async () => {
    const line = { status: 'substitute', firstTime: false, was: 'represented' };
    const attendance = Array.from({ length: 300 }, () => ({
      ...{
        personId: randomUUID(),
        substituteFor: randomUUID(),
        invitedBy: randomUUID(),
        welcomedBy: randomUUID(),
      },
      ...line,
    }));
    const sheet = await aMeeting();
    expect((await put(host, `${sheet}/closing`, { attendance })).code).toBe('unknown-person');
    expect((await put(host, `${sheet}/closing`, { attendance: [...attendance, ...attendance] })).status).toBe(
      413,
    );
  });
});
