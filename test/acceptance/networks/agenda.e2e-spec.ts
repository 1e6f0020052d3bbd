import { randomUUID } from 'node:crypto';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let host: string;
let ada: string;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Hugo']);
  ada = await relais.token(club.networkId, person('Ada'));
  host = await relais.token(club.networkId, person('Hugo'), 'host');
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
const put = async (by: string, path: string, body: object) => {
  const answer = await relais.ask('PUT', path, { token: by, body });
  const { code, errors } = answer.body as { code?: string; errors?: { path: string }[] };
  return [answer.status, code, errors?.[0]?.path].filter((one) => one !== undefined);
};
const meetingOf = async (by: string, path: string): Promise<MeetingAnswer> => {
  const position = String(await relais.installation.store.lastPosition());
  const answer = await relais.ask('GET', path, { token: by, headers: { 'relais-after': position } });
  return answer.body as MeetingAnswer;
};
async function aMeeting(date: string, kind = 'breakfast'): Promise<string> {
  const path = `/api/meetings/${randomUUID()}`;
  const plan = { networkId: club.networkId, date, startTime: '07:30', kind, status: 'scheduled' };
  expect(await put(host, path, plan)).toEqual([200]);
  return path;
}
const items = [
  { title: 'Accueil  café', minutes: 10 },
  { title: 'Tour de table', minutes: 40 },
];
const shown = [{ title: 'Accueil café', minutes: 10 }, items[1]];

describe('The agenda of a meeting', () => {
  it('is adopted by hosts, and holds for later meetings of its kind until another is adopted', async () => {
    const [before, first, second, evening] = [
      await aMeeting('2026-03-02'),
      await aMeeting('2026-03-09'),
      await aMeeting('2026-03-16'),
      await aMeeting('2026-03-17', 'evening'),
    ];
    expect(await put(ada, `${first}/agenda`, { items })).toEqual([403, 'not-allowed']);
    expect(await put(host, `${first}/agenda`, { items, round: 1 })).toEqual([200]);
    const own = await meetingOf(ada, first);
    expect([own.agenda, own.round.item, own.agendaOf?.date]).toEqual([shown, 1, '2026-03-09']);
    const later = await meetingOf(ada, second);
    expect([later.agenda, later.round.item, later.agendaOf]).toEqual([shown, 1, own.agendaOf]);
    expect((await meetingOf(ada, before)).agenda).toEqual([]);
    expect((await meetingOf(ada, evening)).agendaOf).toBeNull();

    expect(await put(host, `${second}/agenda`, { items: [items[1]] })).toEqual([200]);
    expect((await meetingOf(ada, second)).agenda).toEqual([items[1]]);
    expect((await meetingOf(ada, second)).round.item).toBeNull();
    expect((await meetingOf(ada, first)).agenda).toEqual(shown);
  });

  it.each<[string, object, unknown[]]>([
    ['no item', { items: [] }, [422, 'agenda-empty', 'items']],
    [
      '0 minutes',
      { items: [{ title: 'Café', minutes: 0 }] },
      [422, 'agenda-item-minutes', 'items.0.minutes'],
    ],
    [
      '2,000 minutes',
      { items: [items[0], { title: 'Café', minutes: 2000 }] },
      [422, 'agenda-item-minutes', 'items.1.minutes'],
    ],
    [
      'more than 12 hours',
      { items: [1, 2].map(() => ({ title: 'Café', minutes: 400 })) },
      [422, 'agenda-too-long', 'items'],
    ],
    ['an empty title', { items: [{ title: ' ', minutes: 5 }] }, [400, 'malformed', 'items.0.title']],
    ['half minutes', { items: [{ title: 'Café', minutes: 2.5 }] }, [400, 'malformed', 'items.0.minutes']],
    [
      '31 items',
      { items: Array.from({ length: 31 }, () => ({ title: 'Café', minutes: 1 })) },
      [400, 'malformed', 'items'],
    ],
    ['a round that is no item', { items, round: 2 }, [400, 'malformed', 'round']],
  ])('is refused with %s', async (_, body, answer) => {
    expect(await put(host, `${await aMeeting('2026-03-23')}/agenda`, body)).toEqual(answer);
  });
});

describe('The round of a meeting', () => {
  it('is opened by a member, and hosts see by which one then and at the next meeting', async () => {
    const [first, second] = [await aMeeting('2026-03-30'), await aMeeting('2026-03-31')];
    expect(await put(ada, `${first}/round`, { openedBy: person('Ada') })).toEqual([403, 'not-allowed']);
    expect(await put(host, `${first}/round`, { openedBy: randomUUID() })).toEqual([
      ...[422, 'person-not-a-participant', 'personId'],
    ]);
    expect(await put(host, `${first}/round`, { openedBy: person('Ben') })).toEqual([200]);
    expect((await meetingOf(host, first)).round).toEqual({
      ...{ item: null, openedBy: person('Ben'), lastOpenedBy: null },
    });
    const lastOpenedBy = { personId: person('Ben'), name: 'Ben' };
    expect((await meetingOf(host, second)).round).toMatchObject({ openedBy: null, lastOpenedBy });
    expect((await meetingOf(ada, second)).round).toMatchObject({ openedBy: null, lastOpenedBy: null });
  });
});
