import type { StoredEvent } from './event';
import type { EventDefinition } from './event-definition';

type Version = Readonly<{ type: string; schema: number }>;

/**
 * Turns the data of events from one shape into a later one, of the same type or of another. Pure; everything else of an event stays.
 */
export type Upcaster = Readonly<{ from: Version; to: Version; data(event: StoredEvent): object }>;

/** An event in a shape that this version of Relais does not know. */
export class UnreadableEvent extends Error {
  constructor({ id, type, metadata, stream, position }: StoredEvent) {
    super(
      `The event ${id} (position ${String(position)}, ${stream}) cannot be read: this version of Relais does not know ${type} in shape ${String(metadata.schema)}.`,
    );
    this.name = 'UnreadableEvent';
  }
}

/** The shapes of all events of today, and the way to them from those of yesterday. */
export class KnownEvents {
  private readonly definitions: ReadonlyMap<string, EventDefinition>;
  private readonly upcasters: ReadonlyMap<string, Upcaster>;

  /** @throws Error for an upcaster that leads nowhere */
  constructor(definitions: readonly EventDefinition[], upcasters: readonly Upcaster[]) {
    this.definitions = new Map(definitions.map((definition) => [definition.type, definition]));
    this.upcasters = new Map(upcasters.map((upcaster) => [key(upcaster.from), upcaster]));
    for (const { from } of upcasters) {
      if (this.endOf(from) === null)
        throw new Error(`The upcaster of ${key(from)} leads to no shape of today.`);
    }
  }

  get types(): string[] {
    return [...this.definitions.keys()];
  }

  /**
   * The event in the shape of today.
   * @throws UnreadableEvent
   */
  upcast(event: StoredEvent): StoredEvent {
    let now = event;
    while (this.definitions.get(now.type)?.schema !== now.metadata.schema) {
      const upcaster = this.upcasters.get(key({ type: now.type, schema: now.metadata.schema }));
      if (!upcaster) throw new UnreadableEvent(event);
      const { type, schema } = upcaster.to;
      now = { ...now, type, data: upcaster.data(now), metadata: { ...now.metadata, schema } };
    }
    return now;
  }

  /** The version of the shape in which events of a type are written. */
  schemaOf(type: string): number | undefined {
    return this.definitions.get(type)?.schema;
  }

  /** The types under which events of these types may be stored. */
  storedTypesOf(types: readonly string[]): string[] {
    const older = [...this.upcasters.values()].filter(({ from }) => types.includes(this.endOf(from) ?? ''));
    return [...new Set([...types, ...older.map(({ from }) => from.type)])];
  }

  /** The fault of an event, in one sentence; null: none. */
  faultOf(event: StoredEvent): string | null {
    try {
      const { data, type, networkId, position } = this.upcast(event);
      const found = this.definitions.get(type)?.data.safeParse(data);
      const at = `The event ${event.id} (position ${String(position)}, ${event.stream})`;
      if (!uuid.test(networkId)) return `${at} is of no network.`;
      return found?.success === false ? `${at} is no ${type}: ${found.error.message}` : null;
    } catch (error) {
      if (error instanceof UnreadableEvent) return error.message;
      throw error;
    }
  }

  /** The type to which the upcasters lead; null: to none of today. */
  private endOf(from: Version): string | null {
    let now: Version = from;
    for (let steps = 0; steps <= this.upcasters.size; steps++) {
      if (this.definitions.get(now.type)?.schema === now.schema) return now.type;
      const upcaster = this.upcasters.get(key(now));
      if (!upcaster) return null;
      now = upcaster.to;
    }
    return null;
  }
}

const key = ({ type, schema }: Version): string => `${type} in shape ${String(schema)}`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
