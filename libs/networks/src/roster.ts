import type { Day, Language, LeftBecause, PersonId, Role } from '@relais/contracts';
import type { CharterVersion } from './charters.rules';
import { type MembershipPeriod, isMemberWithin, periodLeftOn } from './membership-periods.rules';
import type { NetworkEvent } from './network.events';

/** Whose correction of an address suspended a role (null: the operator's), on which day, and whether it ends by itself. */
export type Suspension = Readonly<{ byId: PersonId | null; on: Day; lapses: boolean }>;

/** A network as decisions see it: who was a member when, under which charter. */
export type Roster = Readonly<{
  founded: boolean;
  timezone: string;
  language: Language;
  currency: string;
  /** Of the currency. */
  decimals: number;
  /** By day; of one day, as they were recorded. */
  charters: readonly CharterVersion[];
  spells: ReadonlyMap<PersonId, readonly MembershipPeriod[]>;
  roles: ReadonlyMap<PersonId, Role>;
  /** What people said to the network that others brought them into; `pending` after a new admission of a person who had declined. */
  answers: ReadonlyMap<PersonId, 'accepted' | 'declined' | 'pending'>;
  /** Who has accepted the network at any time. */
  everAccepted: ReadonlySet<PersonId>;
  suspensions: ReadonlyMap<PersonId, Suspension>;
}>;

export const emptyRoster: Roster = {
  founded: false,
  timezone: 'UTC',
  language: 'en',
  currency: 'EUR',
  decimals: 2,
  charters: [],
  spells: new Map(),
  roles: new Map(),
  answers: new Map(),
  everAccepted: new Set(),
  suspensions: new Map(),
};

/** Pure; shares what did not change. */
export function evolveRoster(roster: Roster, { type, data, on }: NetworkEvent): Roster {
  switch (type) {
    case 'NetworkFounded': {
      const { timezone, language, currency, decimals } = data;
      return { ...roster, founded: true, timezone, language, currency, decimals };
    }
    case 'NetworkDescribed':
      return roster;
    case 'CharterAdopted':
      return { ...roster, charters: inOrder([...roster.charters, { from: on, charter: data.charter }]) };
    case 'MemberAdmitted':
      return withSpells(askedAgain(roster, data.personId), data.personId, (spells) => [
        ...spells,
        { joinedOn: data.joinedOn, leftOn: null, because: null },
      ]);
    case 'MemberLeft':
      return withSpells(roster, data.personId, (spells) => ended(spells, on, data.because));
    case 'MembershipCorrected': {
      const { previousJoinedOn, joinedOn, leftOn, because } = data;
      return withSpells(roster, data.personId, (spells) =>
        spells.map((spell) => (spell.joinedOn === previousJoinedOn ? { joinedOn, leftOn, because } : spell)),
      );
    }
    case 'MembershipAccepted':
      return {
        ...roster,
        answers: new Map(roster.answers).set(data.personId, 'accepted'),
        everAccepted: new Set(roster.everAccepted).add(data.personId),
      };
    case 'MembershipDeclined':
      return { ...roster, answers: new Map(roster.answers).set(data.personId, 'declined') };
    case 'RoleGranted':
      return {
        ...roster,
        roles: new Map(roster.roles).set(data.personId, data.role),
        suspensions: without(roster.suspensions, data.personId),
      };
    case 'RoleRevoked':
      return { ...roster, roles: without(roster.roles, data.personId) };
    case 'RoleSuspended': {
      const { personId, byId, lapses } = data;
      return { ...roster, suspensions: new Map(roster.suspensions).set(personId, { byId, on, lapses }) };
    }
    case 'RoleConfirmed':
      return { ...roster, suspensions: without(roster.suspensions, data.personId) };
  }
}

const without = <V>(map: ReadonlyMap<PersonId, V>, personId: PersonId): ReadonlyMap<PersonId, V> =>
  new Map([...map].filter(([key]) => key !== personId));

const askedAgain = (roster: Roster, personId: PersonId): Roster =>
  roster.answers.get(personId) === 'declined'
    ? { ...roster, answers: new Map(roster.answers).set(personId, 'pending') }
    : roster;

const inOrder = (charters: Roster['charters']): Roster['charters'] =>
  charters.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

export const isMemberOn = ({ spells }: Roster, personId: PersonId, day: Day): boolean =>
  isMemberWithin(spells.get(personId) ?? [], day);

const withSpells = (
  roster: Roster,
  personId: PersonId,
  change: (spells: readonly MembershipPeriod[]) => readonly MembershipPeriod[],
): Roster => ({
  ...roster,
  spells: new Map(roster.spells).set(personId, change(roster.spells.get(personId) ?? [])),
});

function ended(
  spells: readonly MembershipPeriod[],
  leftOn: Day,
  because: LeftBecause,
): readonly MembershipPeriod[] {
  const left = periodLeftOn(spells, leftOn);
  return spells.map((spell) => (spell === left ? { ...spell, leftOn, because } : spell));
}
