import type { Day, LivelinessAnswer, LivelinessPeopleAnswer, NetworkId, PersonId } from '@relais/contracts';
import { type PersonCard, personCards } from '@relais/identity';
import type { Vault } from '@relais/privacy';
import type { EntityManager } from 'typeorm';
import { liveliness } from './liveliness';
import { networkFacts } from './network-facts';

type Asked = Readonly<{ networkId: NetworkId; asOf: Day }>;

/**
 * The figures as of a day.
 * @param named whether the asker may see who stands behind them (hosts and organisers)
 */
export async function livelinessOf(
  rows: EntityManager,
  vault: Vault,
  { networkId, asOf }: Asked,
  named: boolean,
): Promise<LivelinessAnswer> {
  const { charterFrom, coreChanges, lists, states, ...found } = liveliness(
    await networkFacts(rows, networkId, asOf),
    asOf,
  );
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
    core: found.core.map(({ personId, since }) => ({ ...who(cards, personId), since })),
    exchange: found.exchange && { ...found.exchange, neither: named ? found.exchange.neither : null },
  };
}

/** Who stands behind the figures as of a day; only for hosts and organisers, which the caller sees to. */
export async function livelinessPeopleOf(
  rows: EntityManager,
  vault: Vault,
  { networkId, asOf }: Asked,
): Promise<LivelinessPeopleAnswer> {
  const { meetings, lists, core, coreChanges } = liveliness(await networkFacts(rows, networkId, asOf), asOf);
  const cards = await personCards(rows, vault, networkId);
  const groups = meetings.map(({ meetingId, people }) => ({ meetingId, ...people }));
  const mentioned = new Set<PersonId>([
    ...groups.flatMap(({ meetingId: _, ...people }) => Object.values(people).flat()),
    ...[lists.new, lists.fading, lists.neverReceived, core, coreChanges.entered, coreChanges.left].flatMap(
      (list) => list.map(({ personId }) => personId),
    ),
  ]);
  return {
    asOf,
    people: [...mentioned].map((personId) => {
      const { ref = personId, name = null } = cards.get(personId) ?? {};
      return { personId, ref, name };
    }),
    meetings: groups,
    lists: { ...lists, core },
    coreChanges,
  };
}

function who(cards: ReadonlyMap<PersonId, PersonCard> | null, personId: PersonId) {
  if (!cards) return { personId: null, ref: null, name: null };
  const { ref = personId, name = null } = cards.get(personId) ?? {};
  return { personId, ref, name };
}
