import type { MeetingId, NetworkId, PersonId, ReferralId, Role } from '@relais/contracts';
import type { Command, Envelope, Principal } from '@relais/event-sourcing';
import { v5 } from '@relais/event-sourcing';
import { rates } from './rates';
import type { Random } from './random';

/** The behaviour of a person who comes to a club. */
export type Person = {
  readonly personId: PersonId;
  readonly circle: number;
  /** The chance that they come to a meeting as a member. */
  readonly zeal: number;
  /** How much more they give than others; 1 on average. */
  readonly generosity: number;
};
export type Member = Person & Readonly<{ joinedOn: string }>;
/** A visitor who comes again a number of times, and then joins or stays away. */
export type Guest = Person & { visits: number; joins: boolean; due: number };

/** A network in the making: who is in it on the day that is made up, and what is still to be recorded. */
export class Club {
  readonly members: Member[] = [];
  guests: Guest[] = [];
  /** People who may sit in for a member. */
  readonly acquaintances: PersonId[] = [];
  /** The latest referrals; one of them may lead to another. */
  latest: { referralId: ReferralId; on: string; entered: number }[] = [];
  next: { meetingId: MeetingId; date: string } | null = null;
  private readonly agenda = new Map<number, Command<object>[]>();
  private readonly counts = new Map<string, number>();

  constructor(
    readonly networkId: NetworkId,
    readonly ref: string,
    readonly random: Random,
    /** How many members it is meant to have. */
    readonly size: number,
    /** The commands of the first day, and of each day since. */
    readonly days: readonly string[],
  ) {}

  /** 1 → `R00001` and its id, and so on. */
  further(kind: string, letter: string): { ref: string; id: string } {
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    const ref = `${letter}${String(number).padStart(5, '0')}`;
    return { ref, id: v5(this.networkId, `${kind}:${ref}`) };
  }

  character(circle: number, personId: PersonId): Person {
    const { random } = this;
    const [least, most] = rates.zeal;
    const zeal = least + (most - least) * random.fraction();
    return { personId, circle, zeal, generosity: Math.exp(0.5 * random.normal() - 0.125) };
  }

  envelope(day: number, commandId: string, principal: Principal = { role: 'system' }): Envelope {
    return { commandId, networkId: this.networkId, today: this.dayAt(day), principal };
  }

  /** The principal of a person in a role; the system while there is none. */
  envelopeOf(day: number, commandId: string, person: Person | undefined, role: Role = 'member'): Envelope {
    return this.envelope(day, commandId, person && { personId: person.personId, role });
  }

  /** The organiser: the first member, who stays. */
  organiser(day: number, commandId: string): Envelope {
    return this.envelopeOf(day, commandId, this.members[0], 'organiser');
  }

  dayAt(day: number): string {
    return this.days[day] ?? '';
  }

  /** To be recorded on that day; what comes after the last one is left out. */
  put(day: number, command: Command<object>): void {
    if (day >= this.days.length) return;
    const others = this.agenda.get(day);
    if (others) others.push(command);
    else this.agenda.set(day, [command]);
  }

  take(day: number): readonly Command<object>[] {
    const commands = this.agenda.get(day) ?? [];
    this.agenda.delete(day);
    return commands;
  }
}
