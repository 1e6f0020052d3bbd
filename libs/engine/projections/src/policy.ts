import type { Event, StoredEvent } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';
import type { Projection } from './projection';

/**
 * What happens whenever one of these events was recorded. A policy writes tables of its own library, or outside the database, and may
 * see an event more than once: a repeat changes nothing.
 */
export type Policy<E extends Event = Event> = Readonly<{
  types: readonly E['type'][];
  handle(event: StoredEvent<E>, rows: EntityManager): Promise<void>;
}>;

/**
 * A projection with the policies that must not fall behind it: they run in its transaction, each on the rows as they are right after
 * its event.
 */
export function withPolicies(projection: Projection, ...policies: readonly Policy[]): Projection {
  const types = new Set(policies.flatMap((policy) => policy.types));
  const isOf = (wanted: Readonly<{ types: readonly string[] }>, { type }: StoredEvent) =>
    wanted.types.includes(type);
  return {
    ...projection,
    types: [...new Set([...projection.types, ...types])],
    async handle(events, rows) {
      let from = 0;
      const project = async (to: number): Promise<void> => {
        const batch = events.slice(from, to).filter((event) => isOf(projection, event));
        if (batch.length > 0) await projection.handle(batch, rows);
        from = to;
      };
      for (const [index, event] of events.entries()) {
        if (!types.has(event.type)) continue;
        await project(index + 1);
        for (const policy of policies) if (isOf(policy, event)) await policy.handle(event, rows);
      }
      await project(events.length);
    },
  };
}
