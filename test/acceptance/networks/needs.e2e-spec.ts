import { randomUUID } from 'node:crypto';
import { type MeetingAnswer, type MembersAnswer, dayAfter } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let quiet: SmallNetwork;
let host: string;
let ada: string;
let ben: string;
let cleo: string;
let today: string;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Cleo', 'Hugo']);
  quiet = await smallNetwork(relais, ['Lin'], { purpose: 'support', businessTalk: 'never' });
  [ada, ben, cleo] = [await token(club, 'Ada'), await token(club, 'Ben'), await token(club, 'Cleo')];
  host = await relais.token(club.networkId, person('Hugo'), 'host');
  today = relais.installation.clock.dayIn('Europe/Paris');
});
afterAll(() => relais.stop());

const person = (name: string, { people } = club) => people[name] ?? ('' as never);
const token = (network: SmallNetwork, name: string) => relais.token(network.networkId, person(name, network));
const put = async (by: string, path: string, body: object) => {
  const answer = await relais.ask('PUT', path, { token: by, body });
  const { code, errors } = answer.body as { code?: string; errors?: { path: string }[] };
  return { status: answer.status, body: answer.body, code, paths: errors?.map(({ path }) => path) };
};
const get = async <T>(by: string, path: string): Promise<T> => {
  const position = String(await relais.installation.store.lastPosition());
  const answer = await relais.ask('GET', path, { token: by, headers: { 'relais-after': position } });
  return answer.body as T;
};
const state = (by: string, text: string, until = today, needId = randomUUID(), network = club) =>
  put(by, `/api/needs/${needId}`, { networkId: network.networkId, text, until });
const needsOf = async (name: string, by = ben) => {
  const { members } = await get<MembersAnswer>(by, `/api/networks/${club.networkId}/members`);
  return members.find((one) => one.name === name)?.needs.map(({ text }) => text);
};

describe('What a member seeks', () => {
  it('is read where people are listed, and in the meeting of that day by those who are there', async () => {
    const needId = randomUUID();
    const first = await state(ada, 'un local à Caudéran', dayAfter(today, 30), needId);
    expect(first.status).toBe(200);
    expect(await state(ada, 'un local à Caudéran', dayAfter(today, 30), needId)).toEqual(first);
    expect((await state(ada, 'autre chose', dayAfter(today, 30), needId)).status).toBe(409);
    await state(ada, 'une comptable');
    expect(await needsOf('Ada')).toEqual(['une comptable', 'un local à Caudéran']);

    const at = (minutes: number) => {
      const time = new Date(relais.installation.clock.now().getTime() + minutes * 60_000);
      const startTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeStyle: 'short' });
      return { date: relais.installation.clock.dayIn('Europe/Paris'), startTime: startTime.format(time) };
    };
    const meeting = `/api/meetings/${randomUUID()}`;
    const plan = { networkId: club.networkId, kind: 'breakfast', status: 'scheduled' };
    await put(host, meeting, { ...plan, ...at(0) });
    for (const name of ['Ada', 'Ben'])
      await put(host, `${meeting}/attendance/${person(name)}`, { status: 'present' });
    const later = `/api/meetings/${randomUUID()}`;
    await put(host, later, { ...plan, date: dayAfter(today, 7), startTime: '07:30' });
    const seen = async (by: string, path: string) =>
      (await get<MeetingAnswer>(by, path)).needs.map(({ personId, text }) => [personId, text]);
    const both = ['une comptable', 'un local à Caudéran'].map((text) => [person('Ada'), text]);
    for (const by of [ada, ben, cleo, host]) expect(await seen(by, meeting)).toEqual(both);
    expect(await seen(host, later)).toEqual([[person('Ada'), 'un local à Caudéran']]);
    expect(await seen(ben, later)).toEqual([]);

    expect((await put(ben, `/api/needs/${needId}/withdrawal`, {})).status).toBe(403);
    expect((await put(ada, `/api/needs/${needId}/withdrawal`, {})).status).toBe(200);
    expect((await put(ada, `/api/needs/${needId}/withdrawal`, {})).status).toBe(200);
    expect(await needsOf('Ada')).toEqual(['une comptable']);
    const { networks } = await get<{ networks: { needs: unknown[] }[] }>(ada, '/api/me/data');
    expect(networks[0]?.needs).toMatchObject([
      { text: null, withdrawn: true },
      { text: 'une comptable', withdrawn: false, until: today },
    ]);
  });

  it('is refused with the field where it is too long, too far ahead, or over', async () => {
    expect((await state(ada, 'x'.repeat(120))).status).toBe(200);
    expect(await state(ada, 'x'.repeat(121))).toMatchObject({ status: 400, paths: ['text'] });
    expect(await state(ada, ' ')).toMatchObject({ status: 400, paths: ['text'] });
    expect(await state(ada, 'deux\nlignes')).toMatchObject({ status: 400, paths: ['text'] });
    expect(await state(ada, 'un local', dayAfter(today, 91))).toMatchObject({
      ...{ status: 422, code: 'need-too-long', paths: ['until'] },
    });
    expect(await state(ada, 'un local', dayAfter(today, -1))).toMatchObject({
      ...{ status: 422, code: 'need-over', paths: ['until'] },
    });
    expect(await state(ada, 'un local', '2026-02-30')).toMatchObject({ status: 400, paths: ['until'] });
  });

  it('has no place where business is never talked', async () => {
    const lin = await token(quiet, 'Lin');
    expect(await state(lin, 'un local', today, randomUUID(), quiet)).toMatchObject({
      ...{ status: 422, code: 'no-business-talk' },
    });
  });
});
