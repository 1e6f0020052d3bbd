import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { liveliness } from './liveliness';
import { networkEvents } from './network-events';

/** Who attended for themselves in the last W counted meetings up to a day. @param rows of a reader */
export async function seenLately(
  rows: EntityManager,
  networkId: NetworkId,
  asOf: Day,
): Promise<Set<PersonId>> {
  const { meetings, parameters } = liveliness(await networkEvents(rows, networkId, asOf), asOf);
  return new Set(
    meetings
      .slice(-parameters.window)
      .flatMap(({ people: { substitute: _, ...attending } }) => Object.values(attending).flat()),
  );
}
