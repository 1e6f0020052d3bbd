import type { NetworkId, SeriesAnswer } from '@relais/contracts';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { SeriesRow } from './series.read-model';

/** The series of a network, with their places, by their first day. @param rows of a reader */
export async function seriesIn(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
): Promise<SeriesAnswer['series']> {
  const found = await rows.find(SeriesRow, { where: { networkId }, order: { from: 'ASC', ref: 'ASC' } });
  const places = await vault.open(
    rows,
    networkId,
    found.map(({ seriesId }) => seriesId),
  );
  return found.map(({ networkId: _, ...planned }) => ({
    ...planned,
    place: places.get(planned.seriesId)?.['place'] || null,
  }));
}
