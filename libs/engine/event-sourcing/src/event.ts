/** An event as a decider states it: what happened, and the ISO day on which it was true in the network's time zone. */
export type Event<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  on: string;
  data: Readonly<Data>;
}>;

export type EventMetadata = Readonly<{
  /** The person who recorded the event; null: the machine itself, for example an import. */
  actorId: string | null;
  commandId: string;
  /** Keyed hash of the command's content, personal values included. */
  contentHash: string;
  correlationId: string;
  causationId: string;
  schema: number;
  imported?: true;
}>;

/** An event in the log. `position` is gapless and in commit order; `recordedAt` is ISO 8601 UTC with microseconds and strictly increases with it. */
export type StoredEvent<E extends Event = Event> = E &
  Readonly<{
    id: string;
    stream: string;
    revision: number;
    position: number;
    networkId: string;
    metadata: EventMetadata;
    recordedAt: string;
  }>;

/** An event on its way into the log. */
export type NewEvent = Event & Readonly<{ id: string; networkId: string; metadata: EventMetadata }>;

/** Encrypted personal values of one subject that enter the vault together with the events of an append. */
export type SealedValues = Readonly<{
  subjectId: string;
  networkId: string;
  /** The subject's wrapped key where it is new; null: the key is in the vault already. */
  wrappedKey: Buffer | null;
  values: readonly Readonly<{ field: string; sealed: Buffer }>[];
}>;
