import type { Day, PersonId } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';
import { type MemberIndex, firstKnownDay, isMemberOn, latestPeriod } from '@relais/networks/rules';
import {
  type MembershipPlan,
  type Membership,
  type RecordedMembership,
  clash,
  joined,
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

/** Somebody seen at a meeting who is in no line of members.csv: what the first line with it says. */
export type Guest = {
  ref: string;
  on: Day;
  name: string | null;
  email: string | null;
  varies: boolean;
  /** No line with the person's own ref names them. */
  isMerged: boolean;
};

/** Of name and e-mail of a guest: whether one is corrected, and what stays as Relais has it. */
export type GuestNews = Readonly<{ isCorrected: boolean; kept: readonly PersonField[] }>;

/** Who is known, and who is a member when: by the folder and by what is recorded. */
export class FolderMembers {
  readonly guests = new Map<PersonId, Guest>();
  private readonly listed = new Map<PersonId, Listed>();
  private readonly seen = new Set<PersonId>();
  private readonly expected = new Set<PersonId>();
  private readonly erased = new Set<PersonId>();
  /** What the folder would register people with whom Relais knows already. */
  readonly registrations = new Map<PersonId, PersonalValues>();
  /** What the folder corrects of guests, until the line that says so is counted. */
  readonly guestNews = new Map<PersonId, GuestNews>();
  /** The last round in which a membership is corrected. */
  rounds = 0;

  /** @param believesBadLines whether somebody counts as known whose own line is bad */
  constructor(
    readonly recorded: MemberIndex<RecordedMembership>,
    private readonly believesBadLines: boolean,
  ) {}

  /**
   * False when the person has another membership at that time in the folder. Of a line with the person's own ref and one that is taken as theirs, the
   * former says it.
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

  /** A line of this member is bad: his times are not certain. */
  spoil(personId: PersonId): void {
    this.entry(personId).isSpoiled = true;
  }

  /** After the last line of members.csv. @param says what the file speaks of */
  close(says: readonly (keyof Membership)[]): void {
    for (const [personId, entry] of this.listed) {
      const isFixed = this.erased.has(personId);
      const recorded = this.recorded.periodsOf(personId);
      const { plans, standing } = joined(recorded, entry.periods, { says, isFixed });
      entry.plans = plans;
      entry.standing = standing;
      for (const { round } of plans.values()) this.rounds = Math.max(this.rounds, round);
    }
  }

  /** Nothing is kept of them any more. */
  erase(personId: PersonId): void {
    this.erased.add(personId);
  }

  /** Null where another line says it, see {@link list}. */
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

  /** Those of whom the folder says something. */
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
    const standing = this.listed.get(personId)?.standing ?? this.recorded.periodsOf(personId);
    return isMemberOn(standing, day) || this.isUncertain(personId);
  }

  /** False when the file's own lines end a membership of that day which is recorded. */
  staysMemberOn(personId: PersonId, day: Day): boolean {
    return this.maybeMemberOn(personId, day) || !this.recorded.isMemberOn(personId, day);
  }

  /** The file's own lines say so, whatever was recorded in Relais. */
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

  /** Notes a guest, or more of one from an earlier line; lines with the person's own ref come first. */
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
