import type { Day, PersonId } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';
import { type MemberIndex, firstKnownDay, hasLeftBy, isMemberOn, latestPeriod } from '@relais/networks/rules';
import {
  type MembershipPlan,
  type Membership,
  type RecordedMembership,
  clash,
  planMemberships,
} from '../tables/memberships';
import type { PersonField } from '../tables/person-fields';

/** A membership of the file, and the ref of its line. */
type ListedMembership = Membership & Readonly<{ ref: string; isMerged: boolean }>;

type Listed = {
  periods: ListedMembership[];
  plans: ReadonlyMap<Membership, MembershipPlan>;
  standing: readonly Membership[];
  isSpoiled: boolean;
};

/** A person seen at a meeting who is in no line of members.csv: what their first line says. */
export type Guest = {
  ref: string;
  on: Day;
  name: string | null;
  email: string | null;
  varies: boolean;
  /** No line has the person's own ref. */
  isMerged: boolean;
};

/** Whether name or e-mail of a guest is corrected, and which values stay as Relais has them. */
export type GuestNews = Readonly<{ isCorrected: boolean; kept: readonly PersonField[] }>;

/** Who is known, and who is a member when, by the folder and by what is recorded. */
export class FolderMembers {
  readonly guests = new Map<PersonId, Guest>();
  private readonly listed = new Map<PersonId, Listed>();
  private readonly seen = new Set<PersonId>();
  private readonly expected = new Set<PersonId>();
  private readonly erased = new Set<PersonId>();
  /** The values with which the folder would register people that Relais knows already. */
  readonly registrations = new Map<PersonId, PersonalValues>();
  /** What the folder corrects of guests, until its line is counted. */
  readonly guestNews = new Map<PersonId, GuestNews>();
  /** The last round in which a membership is corrected. */
  rounds = 0;

  /** @param believesBadLines whether a person whose own line is bad counts as known */
  constructor(
    readonly recorded: MemberIndex<RecordedMembership>,
    private readonly believesBadLines: boolean,
  ) {}

  /**
   * False when the person has another membership at that time in the folder. A line with the person's own ref wins over one that stands
   * for them.
   */
  list(personId: PersonId, membership: ListedMembership): boolean {
    const entry = this.entry(personId);
    const clashing = entry.periods.filter((other) => clash(other, membership));
    if (clashing.some(({ ref, isMerged }) => ref === membership.ref || (!isMerged && !membership.isMerged)))
      return false;
    if (clashing.length > 0 && membership.isMerged) return true;
    entry.periods = [...entry.periods.filter((other) => !clashing.includes(other)), membership];
    return true;
  }

  /** A line of this member is bad: their days are not certain. */
  spoil(personId: PersonId): void {
    this.entry(personId).isSpoiled = true;
  }

  /** Call it after the last line of members.csv. @param says the columns of the file */
  close(says: readonly (keyof Membership)[]): void {
    for (const [personId, entry] of this.listed) {
      const isFixed = this.erased.has(personId);
      const recorded = this.recorded.periodsOf(personId);
      const { plans, standing } = planMemberships(recorded, entry.periods, { says, isFixed });
      entry.plans = plans;
      entry.standing = standing;
      for (const { round } of plans.values()) this.rounds = Math.max(this.rounds, round);
    }
  }

  /** Nothing is kept of them any more. */
  erase(personId: PersonId): void {
    this.erased.add(personId);
  }

  /** Null where another line has it, see {@link list}. */
  planOf(personId: PersonId, ref: string, { joinedOn }: Pick<Membership, 'joinedOn'>): MembershipPlan | null {
    const entry = this.listed.get(personId);
    const listed = entry?.periods.find((one) => one.ref === ref && one.joinedOn === joinedOn);
    return (listed && entry?.plans.get(listed)) ?? null;
  }

  /** Name, trade and the like are those of the latest membership. */
  isLatest(personId: PersonId, { joinedOn }: Pick<Membership, 'joinedOn'>): boolean {
    const latest = latestPeriod(this.listed.get(personId)?.periods ?? []);
    return latest === undefined || latest.joinedOn === joinedOn;
  }

  /** The people that the folder describes. */
  people(): PersonId[] {
    return [...this.listed.keys(), ...this.guests.keys()];
  }

  /** Has a good line in members.csv. */
  isListed(personId: PersonId): boolean {
    return (this.listed.get(personId)?.periods.length ?? 0) > 0;
  }

  wasEverMember(personId: PersonId): boolean {
    return this.isListed(personId) || this.recorded.wasEverMember(personId) || this.isUncertain(personId);
  }

  /** After this folder; also when it is not certain because the person's line is bad. */
  maybeMemberOn(personId: PersonId, day: Day): boolean {
    return isMemberOn(this.standingOf(personId), day) || this.isUncertain(personId);
  }

  /** After this folder; false when it is not certain because the person's line is bad. */
  hasLeftBy(personId: PersonId, day: Day): boolean {
    return hasLeftBy(this.standingOf(personId), day) && !this.isUncertain(personId);
  }

  /** False when lines of the file end a recorded membership of that day. */
  staysMemberOn(personId: PersonId, day: Day): boolean {
    return this.maybeMemberOn(personId, day) || !this.recorded.isMemberOn(personId, day);
  }

  /** By the lines of the file alone, whatever was recorded in Relais. */
  isListedOn(personId: PersonId, day: Day): boolean {
    return isMemberOn(this.listed.get(personId)?.periods ?? [], day);
  }

  /** Has a name: in a line before, or recorded. */
  isNamed(personId: PersonId): boolean {
    return this.wasEverMember(personId) || this.guests.has(personId) || this.seen.has(personId);
  }

  isKnown(personId: PersonId): boolean {
    return this.isNamed(personId) || this.expected.has(personId);
  }

  /** Recorded already, or on a bad line that is believed. */
  see(personId: PersonId): void {
    this.seen.add(personId);
  }

  /** Comes in a later line. */
  expect(personId: PersonId): void {
    this.expected.add(personId);
  }

  /** Notes a guest, or adds to one from an earlier line; lines with the person's own ref win. */
  meet(personId: PersonId, said: Omit<Guest, 'varies'>): void {
    const guest = this.guests.get(personId);
    if (!guest) {
      this.guests.set(personId, { ...said, varies: false });
      return;
    }
    const { ref, on, name, email, isMerged } = said;
    if (guest.isMerged && !isMerged)
      Object.assign(guest, { ref, name: name ?? guest.name, email: email ?? guest.email, isMerged });
    else if (guest.ref === ref) guest.varies ||= guest.name !== name || guest.email !== email;
    guest.name ??= name;
    guest.email ??= email;
    if (on < guest.on) guest.on = on;
  }

  /** The earliest known joining day of the folder. */
  firstJoined(): Day | null {
    return firstKnownDay([...this.listed.values()].flatMap(({ periods }) => periods));
  }

  private standingOf(personId: PersonId): readonly Membership[] {
    return this.listed.get(personId)?.standing ?? this.recorded.periodsOf(personId);
  }

  private isUncertain(personId: PersonId): boolean {
    return this.believesBadLines && this.listed.get(personId)?.isSpoiled === true;
  }

  private entry(personId: PersonId): Listed {
    const known = this.listed.get(personId);
    if (known) return known;
    const entry = {
      periods: [],
      plans: new Map<Membership, MembershipPlan>(),
      standing: [],
      isSpoiled: false,
    };
    this.listed.set(personId, entry);
    return entry;
  }
}
