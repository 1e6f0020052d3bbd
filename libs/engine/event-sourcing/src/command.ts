import { v5 } from './ids';

/**
 * The principal of a command: a person in their role, or the system, which records what others did (an import, a policy, the operator).
 */
export type Principal =
  | Readonly<{ role: 'system' }>
  | Readonly<{ role: 'visitor' | 'member' | 'host' | 'organiser'; personId: string }>;

/** The person of a principal; null for the system. */
export const personOf = (principal: Principal): string | null =>
  principal.role === 'system' ? null : principal.personId;

/** The principal of a command, its network, the network's day, and the command id. Not part of its content. */
export type Envelope = Readonly<{
  commandId: string;
  networkId: string;
  today: string;
  principal: Principal;
  correlationId?: string;
  causationId?: string;
  imported?: true;
}>;

/** The envelope of a command that another one leads to; the same name gives the same command id, so that a retry finds what it has done. */
export const caused = (envelope: Envelope, name: string): Envelope => ({
  ...envelope,
  commandId: v5(envelope.commandId, name),
  correlationId: envelope.correlationId ?? envelope.commandId,
  causationId: envelope.commandId,
});

/** Personal values by field (`name`, `phone` …): they go to the vault, never into an event. */
export type PersonalValues = Readonly<Record<string, string>>;

/** The part of a command that a decider sees. */
export type Decidable<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Data>;
  /** The day on which the command is given, in the network's time zone. */
  today: string;
  principal: Principal;
}>;

/** The part of the envelope that a decision sees. */
export type Given = Pick<Envelope, 'today' | 'principal'>;

/** A wish that lives for a second. `data` holds ids, enums, days and amounts; `personal` what must not reach the log. */
export abstract class Command<Data extends object> {
  abstract readonly type: string;

  constructor(
    readonly data: Readonly<Data>,
    readonly envelope: Envelope,
    readonly personal: PersonalValues = {},
  ) {}

  /**
   * What must be equal in a repeat. Its keyed hash is stored with the events: for a type that was ever recorded it must never change.
   */
  get content(): readonly unknown[] {
    return [this.type, this.hashedData, this.personal];
  }

  /** The data in the shape in which it is hashed. */
  protected get hashedData(): object {
    return this.data;
  }
}

/** The parts of these commands that a decider sees. */
export type Decided<C extends Command<object> & { type: string }> = C extends unknown
  ? Pick<C, 'type' | 'data'> & Given
  : never;
