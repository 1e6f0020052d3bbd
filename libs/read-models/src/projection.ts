import type { StoredEvent } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';

/** A read model that is written from the log. `handle` gets every fact in order and may leave out what does not concern it; rows and checkpoint commit together. */
export type Projection = Readonly<{
  name: string;
  handle(events: readonly StoredEvent[], rows: EntityManager): Promise<void>;
}>;
