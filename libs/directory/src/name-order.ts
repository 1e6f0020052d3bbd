import type { NetworkId } from '@relais/contracts';
import { NetworkRow } from '@relais/networks';
import type { EntityManager } from 'typeorm';

type Named = Readonly<{ name: string | null; ref: string }>;

/** Compares people by name, in the order of the language of their network, and by ref where names are equal. @param rows of a reader */
export async function nameOrderOf(
  rows: EntityManager,
  networkId: NetworkId,
): Promise<(a: Named, b: Named) => number> {
  const [network] = await rows.find(NetworkRow, { where: { networkId } });
  const { compare } = new Intl.Collator(network?.language);
  return (a, b) => compare(a.name ?? '', b.name ?? '') || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);
}
