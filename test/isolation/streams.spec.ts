import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { EventStreamReader } from '../acceptance/event-stream';
import { type Stage, openStage } from './scene';

/** One of each account: the persons who are one account share its streams. */
const listening = [
  ...['a member', 'another member', 'a host', 'an organiser', 'a former member', 'a visitor', 'a session'],
  ...['a session that has not accepted', 'two persons without a choice', 'a session in both networks'],
  ...['an organiser of another network', 'a member of another network'],
];
const isOutside = (name: string) => /not accepted|a visitor|another network/.test(name);
const ours = listening.filter((name) => !isOutside(name));
/** Ada and Karim, as themselves; Karim is one of two persons of an account. */
const adaAndKarim = ['a member', 'another member', 'a session', 'two persons without a choice'];
/** Hugo runs meetings by his token, Zoé is in both networks. */
const hostsAndZoe = ['a host', 'an organiser', 'a session in both networks'];

describe('What the streams of changes tell', () => {
  let stage: Stage;
  const streams = new Map<string, EventStreamReader>();
  let [ada, karim, hugo, olga, zoe] = [] as unknown as [PersonId, PersonId, PersonId, PersonId, PersonId];
  let meetings: readonly [ours: string, theirs: string];
  let [organiser, foreign, host] = ['', '', ''];
  let count = 0;
  beforeAll(async () => {
    stage = await openStage();
    const { relais, scene, personas } = stage;
    [ada, karim, hugo, olga, , zoe] = Object.values(scene.ours.people) as [
      ...[PersonId, PersonId, PersonId, PersonId, never, PersonId],
    ];
    const clubs = [scene.ours, scene.theirs] as const;
    [organiser, foreign] = (await Promise.all(
      clubs.map(({ networkId, people }) => relais.token(networkId, people['Olga'] ?? '', 'organiser')),
    )) as [string, string];
    host = await relais.token(scene.ours.networkId, hugo, 'host');
    const idOf = (networkId: string) =>
      scene.world.things.find((thing) => thing.kind === 'meetingId' && thing.networkId === networkId)?.id ??
      '';
    meetings = [idOf(scene.ours.networkId), idOf(scene.theirs.networkId)];
    for (const { name, headers } of personas.filter((persona) => listening.includes(persona.name)))
      streams.set(name, await EventStreamReader.open(`${relais.url}/api/me/events`, headers));
  });
  afterAll(async () => {
    await Promise.all([...streams.values()].map((stream) => stream.close()));
    await stage.relais.stop();
  });

  const put = async (token: string, path: string, body: object) => {
    const answer = await stage.relais.ask('PUT', path, { token, body });
    expect([path, answer.status]).toEqual([path, 200]);
  };
  /** Which listeners hear which kinds; after it a meeting moves in both networks, which is left out. */
  async function hearing(run: () => Promise<void>): Promise<Readonly<Record<string, readonly string[]>>> {
    const before = new Map([...streams].map(([name, { messages }]) => [name, messages.length]));
    await run();
    count += 1;
    await put(organiser, `/api/meetings/${meetings[0]}/unnamed`, { unnamed: count });
    await put(foreign, `/api/meetings/${meetings[1]}/unnamed`, { unnamed: count });
    const heard: Record<string, string[]> = {};
    for (const [name, stream] of streams) {
      if (!/not accepted|a visitor/.test(name)) await stream.hears('meeting', before.get(name));
      for (const kind of stream.kinds(before.get(name)))
        if (kind !== 'meeting') (heard[kind] ??= []).push(name);
    }
    return heard;
  }
  const ofNetwork = () => ({ networkId: stage.scene.ours.networkId });
  const attends = (personId: PersonId, status: string) =>
    put(host, `/api/meetings/${meetings[0]}/attendance/${personId}`, { status });
  const passed = (giverId: PersonId, receiverId: PersonId, prospect?: object) =>
    put(organiser, `/api/referrals/${randomUUID()}`, {
      ...{ ...ofNetwork(), giverId, receiverId, passedOn: stage.scene.ours.day },
      ...(prospect ? { scope: 'outside', contactBy: 'receiver', prospect } : { scope: 'inside' }),
    });

  it('is a referral to its two people and, where it counts, to organisers', async () => {
    expect(await hearing(() => passed(ada, karim))).toEqual({
      referral: listening.filter((name) => adaAndKarim.includes(name) || name === 'an organiser'),
    });
    expect(await hearing(() => passed(ada, karim, { name: 'P' }))).toEqual({ referral: adaAndKarim });
    expect(await hearing(() => passed(olga, zoe, { name: 'P' }))).toEqual({
      referral: ['an organiser', 'a session in both networks'],
    });
  });

  it('is thanks and a one-to-one to the two people alone', async () => {
    const between = { ...ofNetwork(), on: stage.scene.ours.day };
    const thanks = { ...between, thankingId: karim, thankedId: ada, amountInCents: 10_000 };
    expect(await hearing(() => put(organiser, `/api/thanks/${randomUUID()}`, thanks))).toEqual({
      thanks: adaAndKarim,
    });
    const met = { ...between, personId: ada, withId: karim };
    expect(await hearing(() => put(organiser, `/api/one-to-ones/${randomUUID()}`, met))).toEqual({
      'one-to-one': adaAndKarim,
    });
  });

  it('is a line of who is missing to hosts and the person, and of who is in the room to everyone', async () => {
    expect(await hearing(() => attends(zoe, 'absent'))).toEqual({ attendance: hostsAndZoe });
    expect(await hearing(() => attends(zoe, 'excused'))).toEqual({ attendance: hostsAndZoe });
    expect(await hearing(() => attends(zoe, 'present'))).toEqual({ attendance: ours });
    expect(await hearing(() => attends(zoe, 'late'))).toEqual({ attendance: hostsAndZoe });
    expect(await hearing(() => attends(zoe, 'absent'))).toEqual({ attendance: ours });
  });

  it('is a trade that changes to everyone, and a telephone to hosts and the person', async () => {
    const description = `/api/networks/${stage.scene.ours.networkId}/people/${zoe}/description`;
    expect(await hearing(() => put(host, description, { sector: 'Notaire' }))).toEqual({ person: ours });
    expect(await hearing(() => put(host, description, { phone: '06 39 98 00 11' }))).toEqual({
      person: hostsAndZoe,
    });
  });

  it('is never more than a position and kinds, and nothing before a network is accepted, or to visitors', () => {
    const line = /^(retry: \d+|:|id: \d+|data: \{"position":"\d+","kinds":\[("[a-z-]+",?)+\]\}|)$/;
    for (const { text } of streams.values())
      expect(text.split('\n').filter((one) => !line.test(one))).toEqual([]);
    for (const name of ['a session that has not accepted', 'a visitor'])
      expect([name, streams.get(name)?.messages]).toEqual([name, []]);
  });
});
