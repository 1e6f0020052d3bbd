import { type Day, type PersonId, decimalsOf } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure, personOf } from '@relais/event-sourcing';
import type {
  AdmitMember,
  AnswerMembership,
  CorrectMembership,
  EndMembership,
  NetworkCommand,
} from './network.commands';
import type { NetworkEvent } from './network.events';
import { type NetworkCircumstances, hasAccepted } from './network.rules';
import { ensurePast } from './days.rules';
import { type MembershipPeriod, began, ensureApart, ensureInOrder } from './membership-periods.rules';
import { ensureOrganiserWithout, lapses } from './role-suspension.rules';
import { type Roster, emptyRoster, evolveRoster } from './roster';

export const network: Decider<Decided<NetworkCommand>, Roster, NetworkEvent, NetworkCircumstances> = {
  category: 'network',
  initialState: emptyRoster,

  decide(command, roster, circumstances) {
    switch (command.type) {
      case 'FoundNetwork': {
        const { ref, timezone, currency, language, foundedOn, charter } = command.data;
        ensure(!roster.founded, 'other-content', 'This network exists already.');
        return [
          {
            type: 'NetworkFounded',
            on: foundedOn,
            data: { ref, timezone, currency, decimals: decimalsOf(currency), language },
          },
          { type: 'CharterAdopted', on: foundedOn, data: { charter } },
        ];
      }
      case 'DescribeNetwork':
        ensureFounded(roster);
        return [{ type: 'NetworkDescribed', on: command.today, data: { fields: command.data.fields } }];

      case 'AdmitMember':
        ensureFounded(roster);
        return admitted(command.data, command.today, roster, circumstances);

      case 'EndMembership':
        ensureFounded(roster);
        return left(command.data, command.today, roster, circumstances);

      case 'CorrectMembership':
        ensureFounded(roster);
        return corrected(command.data, command.today, roster, circumstances);

      case 'GrantRole': {
        const { personId, role } = command.data;
        const on = command.today;
        ensureFounded(roster);
        ensureSeen(circumstances);
        if ((roster.roles.get(personId) ?? 'member') === role)
          return roster.suspensions.has(personId) && role !== 'member'
            ? [{ type: 'RoleConfirmed', on, data: { personId } }]
            : [];
        ensureOrganiserWithout(personId, { day: on, path: 'role' }, roster, circumstances);
        return role === 'member'
          ? [{ type: 'RoleRevoked', on, data: { personId } }]
          : [{ type: 'RoleGranted', on, data: { personId, role } }];
      }
      case 'AnswerMembership':
        ensureFounded(roster);
        ensureSeen(circumstances);
        return answered(command.data, command.today, roster, circumstances);
      case 'SuspendRole': {
        const { personId } = command.data;
        const byId = personOf(command.principal) as PersonId | null;
        const on = command.today;
        if (!roster.roles.has(personId)) return [];
        const data = { personId, byId, lapses: lapses(personId, on, roster, circumstances) };
        return [{ type: 'RoleSuspended', on, data }];
      }
    }
  },

  evolve: evolveRoster,
};

function ensureFounded({ founded }: Roster): void {
  ensure(founded, 'unknown-network', 'There is no such network.');
}

/** @throws Refusal `unknown-person` */
function ensureSeen({ person }: NetworkCircumstances): void {
  ensure(person !== 'unknown', 'unknown-person', 'The network does not know this person.', 'personId');
}

function admitted(
  data: AdmitMember['data'],
  today: Day,
  { spells }: Roster,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  const { personId, joinedOn, leftOn, because } = data;
  ensurePast({ joinedOn, leftOn }, circumstances.latestDay);
  ensureSeen(circumstances);
  const spell = { joinedOn, leftOn };
  ensureInOrder(spell);
  const earlier = spells.get(personId) ?? [];
  if (earlier.some((known) => known.joinedOn === joinedOn && known.leftOn === leftOn)) return [];
  ensureApart(earlier, spell);
  const admission: NetworkEvent = {
    type: 'MemberAdmitted',
    on: joinedOn ?? today,
    data: { personId, joinedOn },
  };
  return leftOn === null
    ? [admission]
    : [admission, { type: 'MemberLeft', on: leftOn, data: { personId, because } }];
}

function left(
  { personId, joinedOn, leftOn, because }: EndMembership['data'],
  today: Day,
  roster: Roster,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  ensurePast({ leftOn }, circumstances.latestDay);
  const { spell, others } = periodOf(personId, joinedOn, roster);
  if (spell.leftOn === leftOn) return [];
  ensure(spell.leftOn === null, 'already-left', 'This membership ended on another day already.', 'leftOn');
  ensureInOrder({ joinedOn, leftOn });
  const departure: NetworkEvent = { type: 'MemberLeft', on: leftOn, data: { personId, because } };
  return [departure, ...roleEnded(personId, others, leftOn, today, roster, circumstances)];
}

function corrected(
  data: CorrectMembership['data'],
  today: Day,
  roster: Roster,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  const { personId, previousJoinedOn, joinedOn, leftOn, reason } = data;
  ensurePast({ joinedOn, leftOn }, circumstances.latestDay);
  ensureSeen(circumstances);
  ensure(
    circumstances.person !== 'erased',
    'person-erased',
    'This person was erased; nothing further is kept.',
    'personId',
  );
  const { spell, others } = periodOf(personId, previousJoinedOn, roster, 'previousJoinedOn');
  const because = leftOn === null ? null : (data.because ?? spell.because ?? 'left');
  if (spell.joinedOn === joinedOn && spell.leftOn === leftOn && spell.because === because) return [];
  ensureInOrder({ joinedOn, leftOn });
  ensureApart(others, { joinedOn, leftOn });
  const correction: NetworkEvent = {
    type: 'MembershipCorrected',
    on: today,
    data: { personId, previousJoinedOn, joinedOn, leftOn, because, reason },
  };
  if (spell.leftOn !== null || leftOn === null) return [correction];
  return [correction, ...roleEnded(personId, others, leftOn, today, roster, circumstances)];
}

function periodOf(personId: PersonId, joinedOn: Day | null, { spells }: Roster, path = 'joinedOn') {
  const known = spells.get(personId) ?? [];
  const spell = known.find((one) => one.joinedOn === joinedOn);
  if (!spell) throw new Refusal('not-a-member', 'The person was not a member at that time.', path);
  return { spell, others: known.filter((one) => one !== spell) };
}

/** A role ends with the last membership. */
function roleEnded(
  personId: PersonId,
  others: readonly MembershipPeriod[],
  on: Day,
  today: Day,
  roster: Roster,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  if (others.some(({ leftOn }) => leftOn === null) || !roster.roles.has(personId)) return [];
  ensureOrganiserWithout(personId, { day: today, path: 'personId' }, roster, circumstances);
  return [{ type: 'RoleRevoked', on, data: { personId } }];
}

/** Nobody is held in a network that they have not accepted, not even its last organiser. */
function answered(
  { personId, accepted }: AnswerMembership['data'],
  on: Day,
  roster: Roster,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  if (roster.answers.get(personId) === (accepted ? 'accepted' : 'declined')) return [];
  if (accepted) return [{ type: 'MembershipAccepted', on, data: { personId } }];
  if (hasAccepted(roster, personId, circumstances))
    ensureOrganiserWithout(personId, { day: on, path: 'accepted' }, roster, circumstances);
  const open = (roster.spells.get(personId) ?? []).find(({ leftOn }) => leftOn === null);
  const leftOn = open && began(open) > on ? began(open) : on;
  return [
    { type: 'MembershipDeclined', on, data: { personId } },
    ...(open
      ? [{ type: 'MemberLeft' as const, on: leftOn, data: { personId, because: 'left' as const } }]
      : []),
    ...(roster.roles.has(personId) ? [{ type: 'RoleRevoked' as const, on: leftOn, data: { personId } }] : []),
  ];
}
