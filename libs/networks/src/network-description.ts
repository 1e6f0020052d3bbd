import { Country, type NetworkDescription, type NetworkId, phoneRegionOf } from '@relais/contracts';
import { type Clock, NothingHere, type PersonalValues } from '@relais/event-sourcing';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { NetworkRow, chartersIn } from './network.read-model';

/**
 * What everyone in a network may know of it, and visitors before they leave their name.
 * @param rows of a reader
 * @throws Refusal `not-found` while the read model does not have the network yet
 */
export async function readDescription(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  clock: Clock,
): Promise<NetworkDescription> {
  const opened = (await vault.open(rows, networkId, [networkId])).get(networkId) ?? {};
  const { name = null, controller = null, controllerContact = null, processor = null } = opened;
  const network = await rows.findOneBy(NetworkRow, { networkId });
  if (!network) throw new NothingHere();
  const { purpose, businessTalk } = (await chartersIn(rows, networkId))(clock.dayIn(network.timezone));
  return {
    ...{ name, purpose, businessTalk, controller, controllerContact, processor },
    values: opened['values'] || null,
    price: opened['price'] || null,
    country: knownCountry(opened, network),
  };
}

/** The name of a network; null: it has none. @param rows of a reader */
export async function nameOfNetwork(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
): Promise<string | null> {
  return (await vault.open(rows, networkId, [networkId])).get(networkId)?.['name'] ?? null;
}

/** The country whose public holidays count in a network: that which an organiser named, or the one that is proposed. @param rows of a reader */
export async function countryOfNetwork(
  rows: EntityManager,
  vault: Vault,
  network: NetworkRow,
): Promise<Country> {
  const { networkId } = network;
  return knownCountry((await vault.open(rows, networkId, [networkId])).get(networkId) ?? {}, network);
}

const knownCountry = ({ country }: PersonalValues, network: NetworkRow): Country =>
  country ?? phoneRegionOf(network);
