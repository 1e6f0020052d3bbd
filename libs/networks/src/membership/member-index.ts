import type { Day, PersonId } from '@relais/contracts';
import {
  type MembershipEvent,
  type MembershipPeriod,
  isMemberOn,
  periodsAfter,
  periodsAsOf,
} from './membership-periods.rules';

/** A membership period, and whose it is. */
export type Membership = MembershipPeriod & Readonly<{ personId: PersonId }>;

type Periods<P> = ReadonlyMap<PersonId, readonly P[]>;
type PeriodOf<P, E> = (period: MembershipPeriod, before: P | undefined, event: E) => P;

const asItIs = (period: MembershipPeriod): MembershipPeriod => period;

/**
 * Who was a member when: everyone who was ever admitted, each with their membership periods in the order of recording. Handlers,
 * read models, imports and liveliness ask it; it never changes.
 */
export class MemberIndex<P extends MembershipPeriod = MembershipPeriod> {
  constructor(private readonly periods: Periods<P> = new Map()) {}

  /** @param periodOf adds to each period what the caller needs of the event that made or changed it */
  static fromEvents<P extends MembershipPeriod, E extends MembershipEvent>(
    events: Iterable<E>,
    periodOf: PeriodOf<P, E>,
  ): MemberIndex<P> {
    const periods = new Map<PersonId, readonly P[]>();
    for (const event of events) {
      const { personId } = event.data;
      const after = periodsAfter<P>(periods.get(personId) ?? [], event, (period, before) =>
        periodOf(period, before, event),
      );
      periods.set(personId, after);
    }
    return new MemberIndex(periods);
  }

  /** @param periods in the order of recording */
  static fromPeriods(periods: Iterable<Membership>): MemberIndex<Membership> {
    return new MemberIndex(Map.groupBy(periods, ({ personId }) => personId));
  }

  /** The index after one more event; shares what did not change. */
  evolve(this: MemberIndex, event: MembershipEvent): MemberIndex {
    const { personId } = event.data;
    return this.withPeriods(personId, periodsAfter(this.periodsOf(personId), event, asItIs));
  }

  /** The same index, with these periods of a person. */
  withPeriods(personId: PersonId, periods: readonly P[]): MemberIndex<P> {
    return new MemberIndex(new Map(this.periods).set(personId, periods));
  }

  /** As it was known to be on a day, see {@link periodsAsOf}; who was admitted later is not in it. */
  asOf(day: Day): MemberIndex {
    const known = [...this.periods].map(
      ([personId, periods]) => [personId, periodsAsOf(periods, day)] as const,
    );
    return new MemberIndex(new Map(known.filter(([, periods]) => periods.length > 0)));
  }

  periodsOf(personId: PersonId): readonly P[] {
    return this.periods.get(personId) ?? [];
  }

  isMemberOn(personId: PersonId, day: Day): boolean {
    return isMemberOn(this.periodsOf(personId), day);
  }

  wasEverMember(personId: PersonId): boolean {
    return this.periods.has(personId);
  }

  /** Everyone who was ever admitted, in the order of their first admission. */
  persons(): PersonId[] {
    return [...this.periods.keys()];
  }
}
