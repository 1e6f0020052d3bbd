import type { Day, NetworkId } from '@relais/contracts';
import { type Need, needsOn } from '@relais/meetings';
import { chartersIn, membersIn } from '@relais/networks';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';

/** What the participants of a day seek on it, the latest first; nothing where business is never talked. @param rows of a reader */
export async function shownNeeds(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  day: Day,
): Promise<Need[]> {
  const { businessTalk, membership } = (await chartersIn(rows, networkId))(day);
  if (businessTalk === 'never') return [];
  const members = await membersIn(rows, { networkId });
  const needs = await needsOn(rows, vault, networkId, day);
  return needs.filter(({ personId }) => membership === 'none' || members.isMemberOn(personId, day));
}
