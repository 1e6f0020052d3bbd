import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { PersonId } from '@relais/contracts';
import { EndMembership } from '@relais/networks';
import { openInstallation } from '@relais/installation';
import { createApplication } from '../../../apps/api/src/application';
import { EventStreamReader } from '../event-stream';
import { signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let host: string;
let other: string;
let member: string;
const open: EventStreamReader[] = [];
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Cleo', 'Dora', 'Gus', 'Hal']);
  await relais.installation.readModels.waitFor(Number(club.position));
  host = await relais.token(club.networkId, person('Ada'), 'host');
  other = await relais.token(club.networkId, person('Ben'), 'host');
  member = await relais.token(club.networkId, person('Cleo'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.close()));
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const listen = async (
  token: string,
  { path = '/api/me/events', url = relais.url, headers = {} } = {},
): Promise<EventStreamReader> => {
  const stream = await EventStreamReader.open(`${url}${path}`, { ...bearer(token), ...headers });
  open.push(stream);
  return stream;
};
const put = async (token: string, path: string, body: object) => {
  const answer = await relais.ask('PUT', path, { token, body });
  expect([path, answer.status]).toEqual([path, 200]);
  return Number(answer.body['position']);
};
const aMeeting = async () => {
  const path = `/api/meetings/${randomUUID()}`;
  const date = relais.installation.clock.dayIn('Europe/Paris');
  const plan = { networkId: club.networkId, date, startTime: '07:30', kind: 'breakfast' };
  await put(host, path, { ...plan, status: 'scheduled' });
  return path;
};
const sheetOf = async (token: string, path: string) => {
  const { body } = await relais.ask('GET', path, { token });
  return (body as { people: { name: string; status: string | null }[] }).people.filter(
    ({ status }) => status,
  );
};
/** Something that everybody in the network hears: what came before it would have been heard by then. */
const meetingMoves = (path: string) => put(host, `${path}/unnamed`, { unnamed: unnamed++ });
let unnamed = 1;

describe('A stream of changes', () => {
  it('is text that proxies pass on as it is, and tells that something changed once reads show it', async () => {
    const meeting = await aMeeting();
    const stream = await listen(other);
    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    const position = await put(host, `${meeting}/attendance/${person('Dora')}`, { status: 'absent' });
    await stream.hears('attendance');
    expect(await sheetOf(other, meeting)).toEqual([expect.objectContaining({ status: 'absent' })]);
    expect(stream.messages).toEqual([{ position: String(position), kinds: ['attendance'] }]);
    expect(stream.text).toMatch(/^retry: \d{4}\n\nid: \d+\ndata: \{[^\n]+\}\n\n$/);
  });

  it('is silent about who is missing and what two others give each other', async () => {
    const meeting = await aMeeting();
    const stream = await listen(member, { path: `/api/networks/${club.networkId}/events` });
    const organiser = await listen(await relais.token(club.networkId, person('Hal'), 'organiser'));
    await put(host, `${meeting}/attendance/${person('Dora')}`, { status: 'excused' });
    const exchanged = { networkId: club.networkId, giverId: person('Dora'), receiverId: person('Gus') };
    const boss = await relais.token(club.networkId, person('Ada'), 'organiser');
    await put(boss, `/api/referrals/${randomUUID()}`, {
      ...{ ...exchanged, passedOn: '2026-03-05', scope: 'inside' },
    });
    await meetingMoves(meeting);
    await stream.hears('meeting');
    expect(stream.kinds()).toEqual(['meeting']);
    await organiser.hears('meeting');
    expect(organiser.kinds()).toEqual(['attendance', 'meeting', 'referral']);
    await put(host, `${meeting}/attendance/${person('Dora')}`, { status: 'present' });
    await stream.hears('attendance');
  });

  it('resumes after the last message that was read, with what the caller may read', async () => {
    const meeting = await aMeeting();
    const first = await meetingMoves(meeting);
    await put(host, `${meeting}/attendance/${person('Dora')}`, { status: 'absent' });
    const silent = await listen(member, { headers: { 'last-event-id': String(first) } });
    const resumed = await listen(other, { headers: { 'last-event-id': String(first) } });
    await resumed.hears('attendance');
    const last = await meetingMoves(meeting);
    await silent.hears('meeting');
    expect(silent.messages).toEqual([{ position: String(last), kinds: ['meeting'] }]);
    const ahead = await listen(member, { headers: { 'last-event-id': '999999999999999' } });
    await ahead.hears('thanks');
    expect((await listen(member, { headers: { 'last-event-id': 'x' } })).status).toBe(400);
  });

  it('is one of three at most for an account, and gives way to one with its id', async () => {
    const id = randomUUID();
    const path = `/api/me/events?stream=${id}`;
    const [own] = [await listen(member, { path }), await listen(member), await listen(member)];
    await relais.ask('HEAD', '/api/me/events', { token: host });
    const refused = await relais.ask('GET', '/api/me/events', { token: member });
    expect([refused.status, refused.body['code']]).toEqual([429, 'too-many-streams']);
    await listen(member, { path });
    await own.ended;
    await listen(other, { path });
    const { status } = await listen(host);
    expect(status).toBe(200);
  });

  it('ends within a second of sign-out, revocation and the end of a membership', async () => {
    const browser = await signedInBrowser(relais, addressOf('Gus'));
    const stream = await EventStreamReader.open(`${relais.url}/api/me/events`, {
      cookie: browser.cookieHeader(),
    });
    open.push(stream);
    const { networkId } = club;
    const personId = person('Hal');
    const whose = { networkId, personId, role: 'member', name: 'revoked', timezone: 'UTC' } as const;
    const { token, tokenId } = await relais.installation.tokens.make(whose);
    const [ofToken, ofLeaving] = [await listen(token), await listen(await relais.token(networkId, personId))];
    await browser.ask('POST', '/api/sign-out');
    await stream.ended;
    await relais.installation.tokens.revoke(networkId, tokenId, personId);
    await ofToken.ended;
    await relais.commands.execute(
      new EndMembership(
        { networkId, personId, joinedOn: '2024-01-01', leftOn: '2026-03-01', because: 'left' },
        {
          ...{ commandId: randomUUID(), networkId, today: '2026-03-01' },
          principal: { role: 'system' },
        },
      ),
    );
    await ofLeaving.ended;
  });

  it('comes from every server of an installation, and ends at once when its server does', async () => {
    const { configuration } = relais.installation;
    const second = await openInstallation({ ...configuration, projections: false });
    const app = await createApplication(second);
    await app.listen(0, '127.0.0.1');
    const stream = await listen(other, { url: await app.getUrl() });
    const meeting = await aMeeting();
    await put(host, `${meeting}/attendance/${person('Dora')}`, { status: 'late' });
    await stream.hears('attendance');
    expect(await Promise.race([app.close().then(() => 'closed'), setTimeout(5000, 'open')])).toBe('closed');
    await stream.ended;
    await second.close();
  });
});
