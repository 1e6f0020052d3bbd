import { type Day, type NeedId, type NetworkId, type PersonId, dayAfter } from '@relais/contracts';
import { type Vault, destroySubjects, vaultRelations } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { NeedRow } from './need.read-model';
import { keptDays } from './need.rules';

/** A need whose text is kept. */
export type Need = Readonly<{ needId: NeedId; personId: PersonId; text: string; until: Day }>;

/** What participants seek on a day, the latest first. @param rows of a reader */
export async function needsOn(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  day: Day,
): Promise<Need[]> {
  const standing: Omit<Need, 'text'>[] = await rows.query(
    `select need_id as "needId", person_id as "personId", until::text from need
      where network_id = $1 and stated_on <= $2 and until >= $2 and not withdrawn order by stated_on desc, recorded_at desc`,
    [networkId, day],
  );
  const texts = await textsOf(rows, vault, networkId, standing);
  return standing.flatMap((one) => {
    const text = texts(one.needId);
    return text === null ? [] : [{ ...one, text }];
  });
}

/** Everything that a person ever sought, the earliest first; `text` null: no longer kept. @param rows of a reader */
export async function needsOf(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  personId: PersonId,
): Promise<(Pick<NeedRow, 'needId' | 'statedOn' | 'until' | 'withdrawn'> & { text: string | null })[]> {
  const stated = await rows.find(NeedRow, {
    where: { networkId, personId },
    order: { recordedAt: 'ASC' },
  });
  const texts = await textsOf(rows, vault, networkId, stated);
  return stated.map(({ needId, statedOn, until, withdrawn }) => ({
    ...{ needId, statedOn, until, withdrawn },
    text: texts(needId),
  }));
}

async function textsOf(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  needs: readonly Readonly<{ needId: NeedId }>[],
): Promise<(needId: NeedId) => string | null> {
  const values =
    needs.length === 0
      ? new Map<string, Record<string, string>>()
      : await vault.open(
          rows,
          networkId,
          needs.map(({ needId }) => needId),
        );
  return (needId) => values.get(needId)?.['text'] ?? null;
}

/**
 * Destroys the texts of needs whose last day was thirty days ago.
 * @param rows of the engine, in a transaction
 * @returns how many
 */
export async function destroyOldNeeds(rows: EntityManager, today: Day): Promise<number> {
  const old: { networkId: string; subjectId: string }[] = await rows.query(
    `select n.network_id as "networkId", n.need_id as "subjectId"
       from need n join ${vaultRelations.subjects} k on k.subject_id = n.need_id where n.until <= $1`,
    [dayAfter(today, -keptDays)],
  );
  if (old.length > 0) await destroySubjects(rows, old);
  return old.length;
}
