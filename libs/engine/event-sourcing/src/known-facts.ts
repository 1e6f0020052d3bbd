import type { StoredEvent } from './event';
import type { EventDefinition } from './event-definition';

type Version = Readonly<{ type: string; schema: number }>;

/** Lifts the data of facts from one shape to a later one, of the same type or of another. Pure; everything else of a fact stays. */
export type Upcaster = Readonly<{ from: Version; to: Version; data(fact: StoredEvent): object }>;

/** A fact in a shape that this version of Relais does not know. */
export class UnreadableFact extends Error {
  constructor({ id, type, metadata, stream, position }: StoredEvent) {
    super(
      `The fact ${id} (position ${String(position)}, ${stream}) cannot be read: this version of Relais does not know ${type} in shape ${String(metadata.schema)}.`,
    );
    this.name = 'UnreadableFact';
  }
}

/** The shapes of all facts of today, and the way to them from those of yesterday. */
export class KnownFacts {
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
   * The fact in the shape of today.
   * @throws UnreadableFact
   */
  lifted(fact: StoredEvent): StoredEvent {
    let now = fact;
    while (this.definitions.get(now.type)?.schema !== now.metadata.schema) {
      const upcaster = this.upcasters.get(key({ type: now.type, schema: now.metadata.schema }));
      if (!upcaster) throw new UnreadableFact(fact);
      const { type, schema } = upcaster.to;
      now = { ...now, type, data: upcaster.data(now), metadata: { ...now.metadata, schema } };
    }
    return now;
  }

  /** The version of the shape in which facts of a type are written. */
  schemaOf(type: string): number | undefined {
    return this.definitions.get(type)?.schema;
  }

  /** The types under which facts of these types may be stored. */
  storedTypesOf(types: readonly string[]): string[] {
    const older = [...this.upcasters.values()].filter(({ from }) => types.includes(this.endOf(from) ?? ''));
    return [...new Set([...types, ...older.map(({ from }) => from.type)])];
  }

  /** What is wrong with a fact, in one sentence; null: nothing. */
  faultOf(fact: StoredEvent): string | null {
    try {
      const { data, type, networkId, position } = this.lifted(fact);
      const found = this.definitions.get(type)?.data.safeParse(data);
      const at = `The fact ${fact.id} (position ${String(position)}, ${fact.stream})`;
      if (!uuid.test(networkId)) return `${at} is of no network.`;
      return found?.success === false ? `${at} is no ${type}: ${found.error.message}` : null;
    } catch (error) {
      if (error instanceof UnreadableFact) return error.message;
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
