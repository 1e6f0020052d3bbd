import type { PersonId } from '@relais/contracts';
import { type SeededNetwork, type Reader, type Readers, seedNetwork, readersOf } from '../readers';
import { type RunningRelais, startRelais } from '../relais';

/**
 * DOMAIN.md, Privacy, first point: `yes` sees it somewhere in everything that they read, `·` nowhere. The operator reads nothing over
 * HTTP.
 */
const table = `
                                member former visitor host organiser giver receiver member-token host-token organiser-token stranger nobody
one's own ledger                yes    yes    yes     yes  yes       yes   yes      yes          yes        yes             ·        ·
another's ledger                ·      ·      ·       ·    ·         ·     ·        ·            ·          ·               ·        ·
the ledger of a former member   ·      yes    ·       ·    ·         ·     ·        ·            ·          ·               ·        ·
a single amount                 ·      ·      ·       ·    ·         yes   yes      ·            ·          ·               ·        ·
one's own counts                yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
the counts of another           ·      ·      ·       ·    yes       ·     ·        ·            ·          yes             ·        ·
a member's name                 yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
his trade                       yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
his company                     yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
what a member seeks             yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
how members present themselves  yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
a telephone that is shown       yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
his telephone                   ·      ·      ·       ·    ·         yes   ·        ·            ·          ·               ·        ·
his e-mail                      ·      ·      ·       ·    ·         yes   ·        ·            ·          ·               ·        ·
his devices and sign-ins        ·      ·      ·       ·    ·         yes   ·        ·            ·          ·               ·        ·
one's own devices and sign-ins  yes    yes    yes     yes  yes       yes   yes      ·            ·          ·               yes      ·
everything about oneself        yes    yes    yes     yes  yes       yes   yes      yes          yes        yes             yes      ·
a referral of two               ·      ·      ·       ·    ·         yes   yes      ·            ·          ·               ·        ·
its prospect's name             ·      ·      ·       ·    ·         yes   yes      ·            ·          ·               ·        ·
its prospect's telephone        ·      ·      ·       ·    ·         yes   yes      ·            ·          ·               ·        ·
what its prospect needs         ·      ·      ·       ·    ·         yes   yes      ·            ·          ·               ·        ·
a one-to-one of two             ·      ·      ·       ·    ·         yes   yes      ·            ·          ·               ·        ·
the verdict                     yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
the columns without names       yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
who is in the room today        yes    ·      ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
where the next meeting is       yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
how many ask to come in         ·      ·      ·       ·    yes       ·     ·        ·            ·          yes             ·        ·
who came to which meeting       ·      ·      ·       yes  yes       ·     ·        ·            yes        yes             ·        ·
a visitor's name                ·      ·      ·       yes  yes       ·     ·        ·            yes        yes             ·        ·
a visitor's telephone           ·      ·      ·       yes  yes       ·     ·        ·            yes        yes             ·        ·
that a member was called        ·      ·      ·       yes  yes       yes   ·        ·            yes        yes             ·        ·
the names of the steady core    ·      ·      ·       yes  yes       ·     ·        ·            yes        yes             ·        ·
who neither gave nor received   ·      ·      ·       yes  yes       ·     ·        ·            yes        yes             ·        ·
who gave to whom                ·      ·      ·       ·    yes       ·     ·        ·            ·          yes             ·        ·
who is host                     yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
who answers for the data        yes    yes    yes     yes  yes       yes   yes      yes          yes        yes             ·        ·
what visitors read before       yes    yes    yes     yes  yes       yes   yes      yes          yes        yes             ·        ·
the rules of the network        yes    yes    yes     yes  yes       yes   yes      yes          yes        yes             ·        ·
who changed the rules           yes    yes    ·       yes  yes       yes   yes      yes          yes        yes             ·        ·
what was erased                 ·      ·      ·       ·    yes       ·     ·        ·            ·          yes             ·        ·
the journal                     ·      ·      ·       ·    yes       ·     ·        ·            ·          yes             ·        ·
the API tokens                  ·      ·      ·       ·    yes       ·     ·        ·            ·          yes             ·        ·
`;

/** The same under a charter that lets the giver see the sum only. */
const sumOnly = `
                                member former visitor host organiser giver receiver member-token host-token organiser-token stranger nobody
one's own ledger                yes    yes    yes     yes  yes       yes   yes      yes          yes        yes             ·        ·
a single amount                 ·      ·      ·       ·    ·         ·     yes      ·            ·          ·               ·        ·
the sum that one person said    ·      ·      ·       ·    ·         ·     yes      ·            ·          ·               ·        ·
the sum that all said           ·      ·      ·       ·    ·         yes   ·        ·            ·          ·               ·        ·
`;

type Row = Readonly<{ what: string; cells: Readonly<Record<string, boolean>> }>;

function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const readers = head.trim().split(/\s+/);
  return lines.map((line) => {
    const [what = '', ...cells] = line.split(/\s{2,}/);
    return { what, cells: Object.fromEntries(cells.map((cell, n) => [readers[n], cell === 'yes'])) };
  });
}

type Member = { personId: string; role: string; given: number | null };

/** Whether a reader sees a thing: its text in any answer, or what an answer has in its place. */
function sights({
  networkId,
  ids,
  people,
}: SeededNetwork): Record<string, string | ((reader: Reader) => boolean)> {
  const { ada, fern, hugo, vera } = people;
  const at = ({ seen }: Reader, path: string): unknown => {
    const answer = seen.get(`/api${path}`);
    return answer?.status === 200 ? answer.body : undefined;
  };
  const here = (reader: Reader, path: string) => at(reader, `/networks/${networkId}${path}`);
  const has = (reader: Reader, path: string, text: string) =>
    JSON.stringify(here(reader, path) ?? null).includes(text);
  const ledger = (reader: Reader, of: PersonId) => here(reader, `/people/${of}/ledger`) !== undefined;
  const member = (reader: Reader, of: PersonId | undefined) =>
    (here(reader, '/members') as { members: Member[] } | undefined)?.members.find(
      ({ personId }) => personId === of,
    );
  const liveliness = (reader: Reader) =>
    here(reader, '/liveliness') as
      { core: { name: string | null }[]; meetings: object[]; exchange: { neither: unknown } } | undefined;
  const others = (reader: Reader) => Object.values(people).filter((personId) => personId !== reader.personId);
  return {
    "one's own ledger": (reader) => reader.personId !== undefined && ledger(reader, reader.personId),
    "another's ledger": (reader) => others(reader).some((personId) => ledger(reader, personId)),
    'the ledger of a former member': (reader) => ledger(reader, fern),
    'a single amount': ':7650001',
    'the sum that one person said': ':8880003',
    'the sum that all said': ':13880008',
    "one's own counts": (reader) => typeof member(reader, reader.personId)?.given === 'number',
    'the counts of another': (reader) =>
      others(reader).some((personId) => typeof member(reader, personId)?.given === 'number'),
    "a member's name": 'Ada Marin',
    'his trade': 'Couvreuse',
    'his company': 'Marin Toitures',
    'what a member seeks': 'Un hangar à louer',
    'how members present themselves': 'Toits en ardoise depuis 1998',
    'a telephone that is shown': '06 39 98 10 07',
    'his telephone': '06 39 98 10 01',
    'his e-mail': 'ada.marin@example.org',
    'his devices and sign-ins': '"Firefox"',
    "one's own devices and sign-ins": (reader) => at(reader, '/me/sign-ins') !== undefined,
    'everything about oneself': (reader) => at(reader, '/me/data') !== undefined,
    'a referral of two': ids.referral,
    "its prospect's name": 'Anaïs Barreau',
    "its prospect's telephone": '06 39 98 10 02',
    'what its prospect needs': 'Une véranda neuve',
    'a one-to-one of two': ids.oneToOne,
    'the verdict': (reader) => has(reader, '/liveliness', '"verdict":"closed-club"'),
    'the columns without names': (reader) => (liveliness(reader)?.meetings.length ?? 0) > 0,
    'who is in the room today': (reader) => has(reader, '/today', ada),
    'where the next meeting is': 'Salle du Rivage',
    'how many ask to come in': (reader) =>
      JSON.stringify(at(reader, '/me/news') ?? null).includes('"joinRequests":0'),
    'who came to which meeting': (reader) => has(reader, '/liveliness/people', ada),
    "a visitor's name": 'Vera Passante',
    "a visitor's telephone": '06 39 98 10 03',
    'that a member was called': '"calledOn":"2026-04-09"',
    'the names of the steady core': (reader) => has(reader, '/liveliness', 'Ada Marin'),
    'who neither gave nor received': (reader) => Array.isArray(liveliness(reader)?.exchange.neither),
    'who gave to whom': (reader) => has(reader, '/liveliness/people', '"exchangeRows":{'),
    'who is host': (reader) => member(reader, hugo)?.role === 'host',
    'who answers for the data': 'Association des Matinaux',
    'what visitors read before': '16 € le café du matin',
    'the rules of the network': (reader) => has(reader, '/charter', '"comfortSize":31'),
    'who changed the rules': (reader) => has(reader, '/charter', '"by":{"personId"'),
    'what was erased': (reader) => has(reader, '/erasures', vera),
    'the journal': (reader) => has(reader, '/audit', 'contact-erased'),
    'the API tokens': 'Jeton du tableur',
  };
}

describe.each([
  { under: 'the charter of every network', charter: {}, text: table },
  {
    under: 'a charter that shows sums only',
    charter: { thanksVisibility: 'sum-only' } as const,
    text: sumOnly,
  },
])('Who sees what, under $under', ({ charter, text }) => {
  let relais: RunningRelais;
  let seeded: SeededNetwork;
  let readers: Readers;

  beforeAll(async () => {
    relais = await startRelais();
    seeded = await seedNetwork(relais, charter);
    readers = await readersOf(relais, seeded);
  });
  afterAll(() => relais.stop());

  it.each(rowsOf(text))('$what', ({ what, cells }) => {
    const sight = sights(seeded)[what];
    const sees = (reader: Reader) => {
      if (typeof sight === 'function') return sight(reader);
      return [...reader.seen.values()].some(({ body }) => JSON.stringify(body).includes(sight ?? what));
    };
    expect(Object.fromEntries(Object.entries(readers).map(([who, reader]) => [who, sees(reader)]))).toEqual(
      cells,
    );
  });
});
