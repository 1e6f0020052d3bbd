import type {
  Day,
  ExchangeRows,
  LivelinessAnswer,
  LivelinessPeopleAnswer,
  LivelinessRows,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import { type PersonCard, personCards } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { liveliness } from './liveliness';
import { networkEvents } from './network-events';

type Asked = Readonly<{ networkId: NetworkId; asOf: Day }>;

/** The figures as of a day. @param named whether the caller may see the people behind them (hosts and organisers) */
export async function livelinessOf(
  rows: EntityManager,
  vault: Vault,
  { networkId, asOf }: Asked,
  named: boolean,
): Promise<LivelinessAnswer> {
  const {
    charterFrom,
    coreChanges,
    lists,
    states,
    rows: behind,
    ...found
  } = liveliness(await networkEvents(rows, networkId, asOf), asOf);
  const cards = named
    ? await personCards(
        rows,
        vault,
        networkId,
        found.core.map(({ personId }) => personId),
      )
    : null;
  return {
    ...found,
    meetings: found.meetings.map(({ people, ...meeting }) => meeting),
    otherMeetings: found.otherMeetings.map(({ people, ...meeting }) => meeting),
    core: found.core.map(({ personId, since }) => ({ ...who(cards, personId), since })),
    exchange: found.exchange && { ...found.exchange, neither: named ? found.exchange.neither : null },
  };
}

/**
 * The people behind the figures as of a day; callers must check that they are hosts or organisers, and narrow `toFollowUp` by
 * `visitorsToFollowUp`.
 * @param figuresShown whether the caller may see what each member gave and received (organisers)
 */
export async function livelinessPeopleOf(
  rows: EntityManager,
  vault: Vault,
  { networkId, asOf }: Asked,
  figuresShown: boolean,
): Promise<Omit<LivelinessPeopleAnswer, 'contacts' | 'careNotes'>> {
  const found = liveliness(await networkEvents(rows, networkId, asOf), asOf);
  const { perAttendance, coverage, halfGivenBy, reciprocity, loggedWithin7Days, ...attended } = found.rows;
  const exchangeRows = figuresShown
    ? { perAttendance, coverage, halfGivenBy, reciprocity, loggedWithin7Days }
    : null;
  const { meetings, core, coreChanges } = found;
  const { firstVisits, ...lists } = found.lists;
  const cards = await personCards(rows, vault, networkId);
  const groups = meetings.map(({ meetingId, people }) => ({ meetingId, ...people }));
  const otherMeetings = found.otherMeetings.map(({ meetingId, people }) => ({ meetingId, room: people }));
  const mentioned = new Set<PersonId>([
    ...[...Object.values(attended), ...Object.values(exchangeRows ?? {})].flatMap(({ part, whole }) =>
      [...part, ...whole].flatMap(personsOf),
    ),
    ...otherMeetings.flatMap(({ room }) => room),
    ...groups.flatMap(({ meetingId: _, ...people }) => Object.values(people).flat()),
    ...[...Object.values(lists), firstVisits, core, coreChanges.entered, coreChanges.left].flatMap((list) =>
      list.map(({ personId }) => personId),
    ),
  ]);
  return {
    asOf,
    people: [...mentioned].map((personId) => {
      const { ref = personId, name = null } = cards.get(personId) ?? {};
      return { personId, ref, name };
    }),
    meetings: groups,
    otherMeetings,
    rows: attended,
    exchangeRows,
    lists: { ...lists, core, toFollowUp: firstVisits },
    coreChanges,
  };
}

type Row = (LivelinessRows & ExchangeRows)[keyof (LivelinessRows & ExchangeRows)]['part' | 'whole'][number];

function personsOf(row: Row): PersonId[] {
  if ('personId' in row) return row.personId === null ? [] : [row.personId];
  return 'giverId' in row ? [row.giverId, row.receiverId] : [];
}

function who(cards: ReadonlyMap<PersonId, PersonCard> | null, personId: PersonId) {
  if (!cards) return { personId: null, ref: null, name: null };
  const { ref = personId, name = null } = cards.get(personId) ?? {};
  return { personId, ref, name };
}
