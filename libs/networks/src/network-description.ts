import type { NetworkDescription, NetworkId } from '@relais/contracts';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { CharterVersionRow } from './network.read-model';

/** What everybody in a network may know of it, and who is about to leave his name there. @param rows of a reader */
export async function describedIn(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
): Promise<NetworkDescription> {
  const values = (await vault.open(rows, networkId, [networkId])).get(networkId) ?? {};
  const { name = null, controller = null, controllerContact = null, processor = null } = values;
  const [latest] = await rows.find(CharterVersionRow, { where: { networkId }, order: { from: 'DESC' } });
  const purpose = latest?.charter.purpose ?? 'business';
  return { name, purpose, controller, controllerContact, processor };
}
