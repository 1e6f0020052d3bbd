import type { ActingRole, ErasuresAnswer, NetworkId, PersonId } from '@relais/contracts';
import { ensureMay } from '@relais/networks';
import { ErasedSubjectRow } from '@relais/people';
import type { EntityManager } from 'typeorm';
import { suspendedErasing } from './erasure-clock';
import { PlannedErasureRow } from './plan';

/** What was erased in the caller's network, and what will be. @param rows of a reader @throws Refusal `not-allowed` */
export async function erasuresShownTo(
  caller: Readonly<{ networkId: NetworkId; personId: PersonId; role: ActingRole }>,
  rows: EntityManager,
): Promise<ErasuresAnswer> {
  ensureMay(caller, 'read-erasures');
  const { networkId } = caller;
  const erased = await rows.find(ErasedSubjectRow, {
    where: { networkId },
    order: { erasedOn: 'DESC', subjectId: 'ASC' },
  });
  const planned = await rows.find(PlannedErasureRow, {
    where: { networkId },
    order: { eraseOn: 'ASC', about: 'ASC' },
  });
  return {
    suspended: await suspendedErasing(rows),
    planned: planned.map(({ what, about, eraseOn }) => ({ what, about, on: eraseOn })),
    erased: erased.map(({ what, about, erasedOn }) => ({ what, about, on: erasedOn })),
  };
}
