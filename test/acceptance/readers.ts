import { randomUUID } from 'node:crypto';
import { type Charter, type NeedId, type PersonId, type Role, dayAfter } from '@relais/contracts';
import { StateNeed } from '@relais/meetings';
import { EndMembership, GrantRole } from '@relais/networks';
import { DescribePerson } from '@relais/people';
import { routes } from '../isolation/routes';
import { reads } from '../isolation/scene';
import { signedInBrowser } from './browser';
import type { Answer, RunningRelais } from './relais';
import { addressOf, smallNetwork } from './small-network';

/** Everything that a person reads, by path. */
type Seen = ReadonlyMap<string, Answer>;
export type Reader = Readonly<{ personId: PersonId | undefined; seen: Seen }>;

const names = ['Ada Marin', 'Ben Roux', 'Cleo Petit', 'Fern Leroy', 'Hugo Blanc', 'Olga Morel', 'Tom Simon'];
const days = ['2026-03-05', '2026-03-12', '2026-03-19', '2026-03-26', '2026-04-02', '2026-04-09'];

/** A network with one of everything, each value recognisable: Ada gives to Ben, Fern has left, Hugo is host, Olga organises. */
export async function seedNetwork(relais: RunningRelais, charter: Partial<Charter> = {}) {
  const { networkId, people } = await smallNetwork(relais, names, charter);
  const [ada, ben, cleo, fern, hugo, olga, tom] = names.map((name) => people[name]) as [
    ...[PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId],
  ];
  const ids = { referral: randomUUID(), oneToOne: randomUUID(), today: randomUUID() };
  const system = () => ({
    ...{ commandId: randomUUID(), networkId, today: '2026-04-10' },
    principal: { role: 'system' as const },
  });
  for (const [personId, role] of [
    [hugo, 'host'],
    [olga, 'organiser'],
  ] as const)
    await relais.commands.execute(new GrantRole({ networkId, personId, role }, system()));
  const known = { company: 'Marin Toitures', sector: 'Couvreuse', phone: '06 39 98 10 01' };
  for (const [personId, personal] of [
    [ada, { ...known, presentation: 'Toits en ardoise depuis 1998' }],
    [cleo, { phone: '06 39 98 10 07', phoneShown: 'yes' }],
  ] as const) {
    const by = { ...system(), principal: { role: 'member' as const, personId } };
    const fields = Object.keys(personal);
    await relais.commands.execute(new DescribePerson({ networkId, personId, fields }, by, personal));
  }

  const token = await relais.token(networkId, olga, 'organiser');
  const put = async (path: string, body: object) => {
    const answer = await relais.ask('PUT', `/api${path}`, { token, body });
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  };
  const vera = randomUUID();
  await put(`/networks/${networkId}/people/${vera}`, { name: 'Vera Passante' });
  const noe = randomUUID();
  await put(`/networks/${networkId}/people/${noe}`, { name: 'Noé Curieux', email: addressOf('Noé Curieux') });
  const hector = randomUUID();
  await put(`/networks/${networkId}/people/${hector}`, { name: 'Hector Visiteur', phone: '06 39 98 10 03' });
  await put(`/care-notes/${randomUUID()}`, { networkId, personId: ada, calledOn: '2026-04-09' });
  const today = relais.installation.clock.dayIn('Europe/Paris');
  for (const date of [...days, today]) {
    const meetingId = date === today ? ids.today : randomUUID();
    const meeting = { networkId, date, startTime: '07:30', kind: 'breakfast', status: 'held' };
    await put(`/meetings/${meetingId}`, meeting);
    for (const personId of [ada, ben, hugo, olga])
      await put(`/meetings/${meetingId}/attendance/${personId}`, { status: 'late' });
    if (date === days.at(-1))
      for (const visitor of [vera, hector])
        await put(`/meetings/${meetingId}/attendance/${visitor}`, { status: 'visitor' });
  }
  const next = { networkId, date: '2099-01-08', startTime: '07:30', kind: 'breakfast', status: 'scheduled' };
  await put(`/meetings/${randomUUID()}`, { ...next, place: 'Salle du Rivage' });
  const on = '2026-03-05';
  await put(`/referrals/${ids.referral}`, {
    ...{ networkId, giverId: ada, receiverId: ben, passedOn: on, scope: 'outside', contactBy: 'receiver' },
    need: 'Une véranda neuve',
    prospect: { name: 'Anaïs Barreau', phone: '06 39 98 10 02', agreed: true },
  });
  const inside = { networkId, giverId: fern, receiverId: cleo, passedOn: on, scope: 'inside' };
  await put(`/referrals/${randomUUID()}`, inside);
  const thanks = { networkId, thankingId: ben, thankedId: ada, on };
  for (const amountInCents of [7_650_001, 1_230_002])
    await put(`/thanks/${randomUUID()}`, { ...thanks, referralId: ids.referral, amountInCents });
  await put(`/thanks/${randomUUID()}`, { ...thanks, thankingId: hugo, amountInCents: 5_000_005 });
  await put(`/one-to-ones/${ids.oneToOne}`, { networkId, personId: ada, withId: ben, on });
  const needId = randomUUID() as NeedId;
  const sought = { networkId, needId, personId: ada, until: dayAfter(today, 30), ref: null };
  await relais.commands.execute(new StateNeed(sought, { ...system(), today }, { text: 'Un hangar à louer' }));
  await put(`/networks/${networkId}/description`, {
    ...{ controller: 'Association des Matinaux', price: '16 € le café du matin' },
  });
  await put(`/networks/${networkId}/charter`, { from: today, charter: { comfortSize: 31 } });
  await put(`/networks/${networkId}/tokens/${randomUUID()}`, { name: 'Jeton du tableur', role: 'member' });
  await put(`/networks/${networkId}/people/${vera}/contact-erasure`, {});
  const left = { joinedOn: '2024-01-01', leftOn: '2026-03-06', because: 'left' } as const;
  await relais.commands.execute(new EndMembership({ networkId, personId: fern, ...left }, system()));
  await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  return {
    networkId,
    ids,
    people: { ada, ben, cleo, fern, hugo, olga, tom, vera: vera as PersonId, noe: noe as PersonId },
  };
}

export type SeededNetwork = Awaited<ReturnType<typeof seedNetwork>>;
export type Readers = Readonly<Record<string, Reader>>;

/** What everybody reads of a seeded network, by any route: its people in a browser each, Tom by tokens, and two who are not of it. */
export async function readersOf(relais: RunningRelais, seeded: SeededNetwork): Promise<Readers> {
  const { networkId, people } = seeded;
  const { ada, ben, cleo, fern, hugo, olga, tom, noe } = people;
  const theirs = await smallNetwork(relais, ['Zoé Autre']);
  await relais.installation.readModels.waitFor(Number(theirs.position));
  const by = async (personId: PersonId | undefined, headers: Record<string, string>): Promise<Reader> => ({
    personId,
    seen: await everythingSeen((path) => relais.ask('GET', path, { headers }), seeded),
  });
  const inBrowser = async (name: string, personId: PersonId): Promise<Reader> => {
    const agent = `Mozilla/5.0 (X11; Linux x86_64; rv:150.0) ${name.startsWith('Ada') ? 'Gecko/20100101 Firefox/150.0' : ''}`;
    const browser = await signedInBrowser(relais, addressOf(name), { 'user-agent': agent });
    return { personId, seen: await everythingSeen((path) => browser.ask('GET', path), seeded) };
  };
  const byToken = async (role: Role) =>
    by(tom, { authorization: `Bearer ${await relais.token(networkId, tom, role)}` });
  return {
    giver: await inBrowser('Ada Marin', ada),
    receiver: await inBrowser('Ben Roux', ben),
    member: await inBrowser('Cleo Petit', cleo),
    former: await inBrowser('Fern Leroy', fern),
    visitor: await inBrowser('Noé Curieux', noe),
    host: await inBrowser('Hugo Blanc', hugo),
    organiser: await inBrowser('Olga Morel', olga),
    'member-token': await byToken('member'),
    'host-token': await byToken('host'),
    'organiser-token': await byToken('organiser'),
    stranger: await inBrowser('Zoé Autre', theirs.people['Zoé Autre'] as PersonId),
    nobody: await by(undefined, {}),
  };
}

/** Every route that reads, with everything that its path may name; streams do not end (test/isolation/streams.spec.ts). */
async function everythingSeen(
  ask: (path: string) => Promise<Answer>,
  { networkId, people, ids }: SeededNetwork,
): Promise<Seen> {
  const named = (path: string): string[] =>
    path.includes('{personId}')
      ? Object.values(people).map((personId) => path.replace('{personId}', personId))
      : [path];
  const paths = reads
    .filter((route) => !routes[route]?.isStream)
    .flatMap((route) => named(route.replace('get ', '').replace('{networkId}', networkId)))
    .map((path) => path.replace('{referralId}', ids.referral));
  return new Map(await Promise.all(paths.map(async (path) => [path, await ask(path)] as const)));
}
