export type AskerRole = 'member' | 'host' | 'organiser' | 'system';

/** Who asks, in which network, on which day (the network's), under which command id. Not part of a command's content. */
export type Envelope = Readonly<{
  commandId: string;
  networkId: string;
  today: string;
  asker: Readonly<{ personId: string | null; role: AskerRole }>;
  correlationId?: string;
  causationId?: string;
  imported?: true;
}>;

/** Personal values by field (`name`, `phone` …): they go to the vault, never into a fact. */
export type PersonalValues = Readonly<Record<string, string>>;

/** What a decider sees of a command. */
export type Decidable<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Data>;
  /** The day on which the command is given, in the network's time zone. */
  today: string;
}>;

/** A wish that lives for a second. `data` holds ids, enums, days and amounts; `personal` what must not reach the log. */
export abstract class Command<Data extends object> {
  abstract readonly type: string;

  constructor(
    readonly data: Readonly<Data>,
    readonly envelope: Envelope,
    readonly personal: PersonalValues = {},
  ) {}
}

/** What a decider sees of these commands. */
export type Decided<C extends Command<object> & { type: string }> = C extends unknown
  ? Pick<C, 'type' | 'data'> & { today: string }
  : never;
