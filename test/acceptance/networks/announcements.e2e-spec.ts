import { randomUUID } from 'node:crypto';
import type { MeetingAnswer, MeetingsAnswer, PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let host: string;
let ada: string;
let ben: string;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Cleo', 'Hugo']);
  [ada, ben] = [await token('Ada'), await token('Ben')];
  host = await relais.token(club.networkId, person('Hugo'), 'host');
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
const token = (name: string) => relais.token(club.networkId, person(name));
const put = async (by: string, path: string, body: object, headers = {}) => {
  const answer = await relais.ask('PUT', path, { token: by, body, headers });
  return { status: answer.status, body: answer.body, code: answer.body['code'] };
};
const get = async <T>(by: string, path: string): Promise<T> => {
  const position = String(await relais.installation.store.lastPosition());
  const answer = await relais.ask('GET', path, { token: by, headers: { 'relais-after': position } });
  return answer.body as T;
};
/** A meeting that begins in so many minutes. */
async function aMeeting(minutes: number): Promise<string> {
  const at = new Date(relais.installation.clock.now().getTime() + minutes * 60_000);
  const zone = { timeZone: 'Europe/Paris' };
  const date = new Intl.DateTimeFormat('en-CA', zone).format(at);
  const startTime = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'short' }).format(at);
  const path = `/api/meetings/${randomUUID()}`;
  const plan = { networkId: club.networkId, date, startTime, kind: 'breakfast', status: 'scheduled' };
  expect((await put(host, path, plan)).status).toBe(200);
  return path;
}
const shown = ({ people }: MeetingAnswer) =>
  Object.fromEntries(
    people.map(({ name, announced, substituteFor, invitedBy }) => [
      name ?? '',
      [announced, substituteFor ?? invitedBy].filter((one) => one !== null),
    ]),
  );

describe('Before a meeting', () => {
  it('participants announce themselves, a substitute and guests, and each sees what is theirs', async () => {
    const meeting = await aMeeting(60 * 24 * 3);
    const guest = { guestId: randomUUID(), name: 'Max Keller', email: 'max@example.org' };
    const command = { 'relais-command': randomUUID() };
    const first = await put(ada, `${meeting}/announcement`, { coming: 'yes', guests: [guest] }, command);
    expect(first.status).toBe(200);
    expect(await put(ada, `${meeting}/announcement`, { coming: 'yes', guests: [guest] }, command)).toEqual(
      first,
    );
    expect(
      (await put(ben, `${meeting}/announcement`, { coming: 'no', substitute: { name: 'Eve Roth' } })).status,
    ).toBe(200);
    expect(
      (await put(ben, `${meeting}/announcement`, { coming: 'no', personId: person('Ada') })).status,
    ).toBe(403);
    expect(
      (await put(host, `${meeting}/announcement`, { coming: 'no', personId: person('Cleo') })).status,
    ).toBe(200);

    const seen = await get<MeetingAnswer>(host, meeting);
    expect([seen.announcedYes, seen.announcedNo]).toEqual([1, 2]);
    expect(shown(seen)).toEqual({
      Ada: ['yes'],
      Ben: ['no'],
      Cleo: ['no'],
      Hugo: [],
      'Eve Roth': ['yes', person('Ben')],
      'Max Keller': ['yes', person('Ada')],
    });
    expect(shown(await get(ada, meeting))).toEqual({ Ada: ['yes'], 'Max Keller': ['yes', person('Ada')] });
    expect(shown(await get(ben, meeting))).toEqual({ Ben: ['no'], 'Eve Roth': ['yes', person('Ben')] });
    const { meetings } = await get<MeetingsAnswer>(
      ben,
      `/api/networks/${club.networkId}/meetings?from=${seen.date}&to=${seen.date}`,
    );
    expect(meetings.map(({ announcedYes, announcedNo }) => [announcedYes, announcedNo])).toEqual([[1, 2]]);
  });

  it('an announcement can change, until the meeting begins', async () => {
    const meeting = await aMeeting(30);
    const guest = { guestId: randomUUID(), name: 'Lea Brun' };
    const announce = (body: object) => put(ada, `${meeting}/announcement`, body);
    await announce({ coming: 'yes', guests: [guest] });
    expect((await announce({ coming: 'yes', guests: [{ ...guest, name: 'Lea Blanc' }] })).code).toBe(
      'named-otherwise',
    );
    await announce({ coming: 'no', substitute: { personId: guest.guestId }, guests: [] });
    expect(shown(await get(host, meeting))).toMatchObject({
      Ada: ['no'],
      'Lea Brun': ['yes', person('Ada')],
    });
    // On the day, the others see who comes; never who does not.
    expect(shown(await get(ben, meeting))).toEqual({ Ben: [], 'Lea Brun': ['yes'] });
    await put(host, `${meeting}/attendance/${guest.guestId}`, {
      status: 'visitor',
      invitedBy: person('Ada'),
    });
    expect(shown(await get(host, meeting))).toMatchObject({ 'Lea Brun': ['yes', person('Ada')] });

    const begun = await aMeeting(-1);
    expect((await put(ada, `${begun}/announcement`, { coming: 'yes' })).code).toBe('meeting-begun');
    const { date, startTime, kind } = await get<MeetingAnswer>(host, meeting);
    await put(host, meeting, { networkId: club.networkId, date, startTime, kind, status: 'cancelled' });
    expect((await announce({ coming: 'yes' })).code).toBe('meeting-cancelled');
  });

  it('nobody signs in by an address that another person announced', async () => {
    const meeting = await aMeeting(60);
    const guest = { guestId: randomUUID(), name: 'Noa Roux', email: 'noa.roux@example.org' };
    await put(ada, `${meeting}/announcement`, { coming: 'yes', guests: [guest] });
    const organiser = await relais.token(club.networkId, person('Hugo'), 'organiser');
    const { people } = await get<{ people: { name: string; address: string | null }[] }>(
      organiser,
      `/api/networks/${club.networkId}/people`,
    );
    expect(people.find(({ name }) => name === 'Noa Roux')).toMatchObject({ address: null });
    const known: unknown[] = await relais.installation.database.engine.query(
      'select from known_person where person_id = $1 and address_hash is not null',
      [guest.guestId],
    );
    expect(known).toEqual([]);
  });

  it.each([
    { coming: 'maybe' },
    { coming: 'no', substitute: {} },
    { coming: 'yes', guests: [{ guestId: 'x', name: 'Max' }] },
    { coming: 'yes', guests: [{ guestId: randomUUID(), name: '' }] },
    {
      coming: 'yes',
      guests: ['a', 'b'].map((name) => ({ guestId: '3f2b0000-0000-4000-8000-000000000001', name })),
    },
  ])('refuses %j as malformed', async (body) => {
    expect((await put(ada, `${await aMeeting(60)}/announcement`, body)).status).toBe(400);
  });
});
