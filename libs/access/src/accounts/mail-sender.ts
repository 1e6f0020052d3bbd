import type { Language, NetworkId, PersonId } from '@relais/contracts';
import { NetworkRow } from '@relais/networks';
import { personCards } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';

/** The sender of a mail: a person by name, in a network; the mail is in the network's language. */
export type MailSender = Readonly<{ by: string; network: string; language: Language }>;

/** @param rows of a reader */
export async function mailSenderIn(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  personId: PersonId,
): Promise<MailSender> {
  const cards = await personCards(rows, vault, networkId, [personId]);
  const row = await rows.findOneByOrFail(NetworkRow, { networkId });
  const values = (await vault.open(rows, networkId, [networkId])).get(networkId);
  return {
    by: cards.get(personId)?.name ?? 'Relais',
    network: values?.['name'] ?? row.ref,
    language: row.language,
  };
}
