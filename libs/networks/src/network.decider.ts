import { type Day, type PersonId, decimalsOf } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import type {
  AdmitMember,
  AnswerMembership,
  CorrectMembership,
  EndMembership,
  NetworkCommand,
} from './network.commands';
import type { NetworkEvent } from './network.events';
import { hasOrganiserBesides } from './role-suspension.rules';
import {
  type MembershipPeriod,
  type Roster,
  type Spell,
  began,
  emptyRoster,
  evolveRoster,
  isOverlap,
} from './roster';

export const network: Decider<Decided<NetworkCommand>, Roster, NetworkEvent> = {
  category: 'network',
  initialState: emptyRoster,

  decide(command, roster) {
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
        return admitted(command.data, command.today, roster);

      case 'EndMembership':
        ensureFounded(roster);
        return left(command.data, command.today, roster);

      case 'CorrectMembership':
        ensureFounded(roster);
        return corrected(command.data, command.today, roster);

      case 'GrantRole': {
        const { personId, role } = command.data;
        const on = command.today;
        ensureFounded(roster);
        if ((roster.roles.get(personId) ?? 'member') === role)
          return roster.suspensions.has(personId) && role !== 'member'
            ? [{ type: 'RoleConfirmed', on, data: { personId } }]
            : [];
        ensureOrganiserWithout(personId, on, roster, 'role');
        return role === 'member'
          ? [{ type: 'RoleRevoked', on, data: { personId } }]
          : [{ type: 'RoleGranted', on, data: { personId, role } }];
      }
      case 'AnswerMembership':
        ensureFounded(roster);
        return answered(command.data, command.today, roster);
      case 'SuspendRole': {
        const { personId, byId } = command.data;
        const on = command.today;
        if (!roster.roles.has(personId)) return [];
        const lapses = !hasOrganiserBesides([personId, byId], on, roster);
        return [{ type: 'RoleSuspended', on, data: { personId, byId, lapses } }];
      }
    }
  },

  evolve: evolveRoster,
};

function ensureFounded({ founded }: Roster): void {
  ensure(founded, 'unknown-network', 'There is no such network.');
}

function ensureOrganiserWithout(personId: PersonId, today: Day, roster: Roster, path: string): void {
  ensure(
    roster.roles.get(personId) !== 'organiser' || hasOrganiserBesides([personId], today, roster),
    'last-organiser',
    'A network keeps at least one organiser: name another one first.',
    path,
  );
}

function admitted(data: AdmitMember['data'], today: Day, { spells }: Roster): NetworkEvent[] {
  const { personId, joinedOn, leftOn, because } = data;
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
  { personId, joinedOn, leftOn, because }: Omit<EndMembership['data'], 'networkId'>,
  today: Day,
  roster: Roster,
): NetworkEvent[] {
  const { spell, others } = periodOf(personId, joinedOn, roster);
  if (spell.leftOn === leftOn) return [];
  ensure(spell.leftOn === null, 'already-left', 'This membership ended on another day already.', 'leftOn');
  ensureInOrder({ joinedOn, leftOn });
  const departure: NetworkEvent = { type: 'MemberLeft', on: leftOn, data: { personId, because } };
  return [departure, ...roleEnded(personId, others, leftOn, today, roster)];
}

function corrected(data: CorrectMembership['data'], today: Day, roster: Roster): NetworkEvent[] {
  const { personId, previousJoinedOn, joinedOn, leftOn, reason } = data;
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
  return [correction, ...roleEnded(personId, others, leftOn, today, roster)];
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
): NetworkEvent[] {
  if (others.some(({ leftOn }) => leftOn === null) || !roster.roles.has(personId)) return [];
  ensureOrganiserWithout(personId, today, roster, 'personId');
  return [{ type: 'RoleRevoked', on, data: { personId } }];
}

function ensureApart(others: readonly Spell[], spell: Spell): void {
  ensure(
    !others.some((other) => isOverlap(other, spell)),
    'already-a-member',
    'The person is a member at that time already.',
    'joinedOn',
  );
}

function answered({ personId, accepted }: AnswerMembership['data'], on: Day, roster: Roster): NetworkEvent[] {
  if (roster.answers.get(personId) === (accepted ? 'accepted' : 'declined')) return [];
  if (accepted) return [{ type: 'MembershipAccepted', on, data: { personId } }];
  const declined: NetworkEvent = { type: 'MembershipDeclined', on, data: { personId } };
  const open = (roster.spells.get(personId) ?? []).find(({ leftOn }) => leftOn === null);
  if (open) {
    const leftOn = began(open) > on ? began(open) : on;
    return [declined, ...left({ personId, joinedOn: open.joinedOn, leftOn, because: 'left' }, on, roster)];
  }
  ensureOrganiserWithout(personId, on, roster, 'accepted');
  return roster.roles.has(personId)
    ? [declined, { type: 'RoleRevoked', on, data: { personId } }]
    : [declined];
}

function ensureInOrder(spell: Spell): void {
  ensure(
    spell.leftOn === null || began(spell) <= spell.leftOn,
    'left-before-joined',
    'Nobody leaves before the day of joining.',
    'leftOn',
  );
}
