import type { Event } from './event';

/** Checks data as it is stored; a zod schema is one. */
type DataCheck<Data = object> = Readonly<{
  safeParse(
    data: unknown,
  ): Readonly<{ success: true; data: Data }> | Readonly<{ success: false; error: { message: string } }>;
}>;

/** The definition of a type of events: the one source of its TypeScript type, its stored shape, and its check. */
export type EventDefinition<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  /** The version of the shape in which they are written today; upcasters lead there from earlier ones. */
  schema: number;
  data: DataCheck<Data>;
  /** Whether an event is of this type. */
  is<E extends Event>(event: E): event is E & Event<Type, Data>;
}>;

type DataOf<Check extends DataCheck> = Extract<ReturnType<Check['safeParse']>, { success: true }>['data'];

/**
 * Defines the events of a type.
 * @param schema the version of their shape, counted from 1
 * @param data strict: a field that it does not name is a mistake
 */
export const event = <Type extends string, Check extends DataCheck>(
  type: Type,
  schema: number,
  data: Check,
): EventDefinition<Type, DataOf<Check>> => ({
  type,
  schema,
  data: data,
  is: <E extends Event>(event: E): event is E & Event<Type, DataOf<Check>> => event.type === type,
});

/** The events that definitions define. */
export type EventOf<Definition extends EventDefinition> =
  Definition extends EventDefinition<infer Type, infer Data> ? Event<Type, Data> : never;
