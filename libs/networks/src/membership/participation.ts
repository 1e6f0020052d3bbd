import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { chartersIn, membersIn } from '../network.read-model';

/** Answers on which days a person is a participant: a member, or anyone without membership. @param rows of a reader */
export async function participationIn(
  rows: EntityManager,
  { networkId, personId }: Readonly<{ networkId: NetworkId; personId: PersonId }>,
): Promise<(day: Day) => boolean> {
  const charterOn = await chartersIn(rows, networkId);
  const members = await membersIn(rows, { networkId, personId });
  return (day) => charterOn(day).membership === 'none' || members.isMemberOn(personId, day);
}
