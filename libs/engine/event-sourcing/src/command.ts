/** Who gives a command: a person, in their role; or the system, which records what others did: an import, a policy, the operator. */
export type Principal =
  Readonly<{ role: 'system' }> | Readonly<{ role: 'member' | 'host' | 'organiser'; personId: string }>;

/** The person who a principal is; null: the system is nobody. */
export const personOf = (principal: Principal): string | null =>
  principal.role === 'system' ? null : principal.personId;

/** Who gives a command, in which network, on which day (the network's), under which command id. Not part of its content. */
export type Envelope = Readonly<{
  commandId: string;
  networkId: string;
  today: string;
  principal: Principal;
  correlationId?: string;
  causationId?: string;
  imported?: true;
}>;

/** Personal values by field (`name`, `phone` …): they go to the vault, never into an event. */
export type PersonalValues = Readonly<Record<string, string>>;

/** What a decider sees of a command. */
export type Decidable<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Data>;
  /** The day on which the command is given, in the network's time zone. */
  today: string;
  principal: Principal;
}>;

/** What a decision takes from the envelope of its command. */
export type Given = Pick<Envelope, 'today' | 'principal'>;

/** A wish that lives for a second. `data` holds ids, enums, days and amounts; `personal` what must not reach the log. */
export abstract class Command<Data extends object> {
  abstract readonly type: string;

  constructor(
    readonly data: Readonly<Data>,
    readonly envelope: Envelope,
    readonly personal: PersonalValues = {},
  ) {}

  /** What a repeat must say again. Its keyed hash is stored with the events: of a type that was ever recorded it stays as it is. */
  get content(): readonly unknown[] {
    return [this.type, this.hashedData, this.personal];
  }

  /** The data in the shape in which it is hashed. */
  protected get hashedData(): object {
    return this.data;
  }
}

/** What a decider sees of these commands. */
export type Decided<C extends Command<object> & { type: string }> = C extends unknown
  ? Pick<C, 'type' | 'data'> & Given
  : never;
