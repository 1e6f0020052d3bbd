import { type Day, type PersonId, decimalsOf } from '@relais/contracts';
import {
  type Decided,
  type Decider,
  type Principal,
  Refusal,
  ensure,
  personOf,
} from '@relais/event-sourcing';
import { changedCharter, charterOn, ensureChangeable, ensureDayOfChange } from './charter/charters.rules';
import { ensurePast } from './days.rules';
import {
  type MembershipPeriod,
  began,
  ensureApart,
  ensureInOrder,
  openPeriod,
  periodToEnd,
} from './membership/membership-periods.rules';
import { ensureNotErased, ensureSeen } from './membership/participants.rules';
import { ensureOrganiserWithout, lapses } from './membership/role-suspension.rules';
import { type Network, emptyNetwork, evolveNetwork } from './network';
import type {
  AdmitMember,
  AdoptCharter,
  AnswerMembership,
  CorrectMembership,
  EndMembership,
  NetworkCommand,
} from './network.commands';
import type { NetworkEvent } from './network.events';
import { type NetworkCircumstances, hasAccepted } from './network.rules';

export const network: Decider<Decided<NetworkCommand>, Network, NetworkEvent, NetworkCircumstances> = {
  category: 'network',
  initialState: emptyNetwork,

  decide(command, state, circumstances) {
    switch (command.type) {
      case 'FoundNetwork': {
        const { ref, timezone, currency, language, foundedOn, charter } = command.data;
        ensure(!state.founded, 'other-content', 'This network exists already.');
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
        ensureFounded(state);
        return [{ type: 'NetworkDescribed', on: command.today, data: { fields: command.data.fields } }];

      case 'AdoptCharter':
        ensureFounded(state);
        return adopt(command.data, command.today, command.principal, state);

      case 'AdmitMember':
        ensureFounded(state);
        return admit(command.data, command.today, state, circumstances);

      case 'EndMembership':
        ensureFounded(state);
        return left(command.data, command.today, state, circumstances);

      case 'CorrectMembership':
        ensureFounded(state);
        return correct(command.data, command.today, state, circumstances);

      case 'GrantRole': {
        const { personId, role } = command.data;
        const on = command.today;
        ensureFounded(state);
        ensureSeen(circumstances.person !== 'unknown', 'personId');
        if ((state.roles.get(personId) ?? 'member') === role)
          return state.suspensions.has(personId) && role !== 'member'
            ? [{ type: 'RoleConfirmed', on, data: { personId } }]
            : [];
        ensureOrganiserWithout(personId, { day: on, path: 'role' }, state, circumstances);
        return role === 'member'
          ? [{ type: 'RoleRevoked', on, data: { personId } }]
          : [{ type: 'RoleGranted', on, data: { personId, role } }];
      }
      case 'AnswerMembership':
        ensureFounded(state);
        ensureSeen(circumstances.person !== 'unknown', 'personId');
        return answer(command.data, command.today, state, circumstances);
      case 'SuspendRole': {
        const { personId } = command.data;
        const byId = personOf(command.principal) as PersonId | null;
        const on = command.today;
        if (!state.roles.has(personId)) return [];
        const data = { personId, byId, lapses: lapses(personId, on, state, circumstances) };
        return [{ type: 'RoleSuspended', on, data }];
      }
    }
  },

  evolve: evolveNetwork,
};

function ensureFounded({ founded }: Network): void {
  ensure(founded, 'unknown-network', 'There is no such network.');
}

/** Imports and the operator record what others did, in the past too. */
function adopt(
  { from, changes }: AdoptCharter['data'],
  today: Day,
  principal: Principal,
  state: Network,
): NetworkEvent[] {
  const isByPerson = personOf(principal) !== null;
  if (isByPerson) {
    ensureDayOfChange(from, today);
    ensureChangeable(changes, charterOn(state, from));
  }
  const charter = changedCharter(state, { from, changes });
  ensure(
    charter !== null || !isByPerson,
    'nothing-changed',
    'These rules hold on that day already: change one of them.',
    'charter',
  );
  return charter === null ? [] : [{ type: 'CharterAdopted', on: from, data: { charter } }];
}

function admit(
  data: AdmitMember['data'],
  today: Day,
  { members }: Network,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  const { personId, joinedOn, leftOn, because } = data;
  ensurePast({ joinedOn, leftOn }, circumstances.latestDay);
  ensureSeen(circumstances.person !== 'unknown', 'personId');
  const period = { joinedOn, leftOn };
  ensureInOrder(period);
  const earlier = members.periodsOf(personId);
  if (earlier.some((known) => known.joinedOn === joinedOn && known.leftOn === leftOn)) return [];
  ensureApart(earlier, period);
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
  state: Network,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  ensurePast({ leftOn }, circumstances.latestDay);
  const { period, others } =
    joinedOn === undefined ? lastPeriodOf(personId, state) : periodOf(personId, joinedOn, state);
  if (period.leftOn === leftOn) return [];
  ensure(period.leftOn === null, 'already-left', 'This membership ended on another day already.', 'leftOn');
  ensureInOrder({ ...period, leftOn });
  const departure: NetworkEvent = { type: 'MemberLeft', on: leftOn, data: { personId, because } };
  return [departure, ...roleEnded(personId, others, leftOn, today, state, circumstances)];
}

function correct(
  data: CorrectMembership['data'],
  today: Day,
  state: Network,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  const { personId, previousJoinedOn, joinedOn, leftOn, reason } = data;
  ensurePast({ joinedOn, leftOn }, circumstances.latestDay);
  ensureSeen(circumstances.person !== 'unknown', 'personId');
  ensureNotErased(circumstances.person === 'erased', 'personId');
  const { period, others } = periodOf(personId, previousJoinedOn, state, 'previousJoinedOn');
  const because = leftOn === null ? null : (data.because ?? period.because ?? 'left');
  if (period.joinedOn === joinedOn && period.leftOn === leftOn && period.because === because) return [];
  ensureInOrder({ joinedOn, leftOn });
  ensureApart(others, { joinedOn, leftOn });
  const correction: NetworkEvent = {
    type: 'MembershipCorrected',
    on: today,
    data: { personId, previousJoinedOn, joinedOn, leftOn, because, reason },
  };
  if (period.leftOn !== null || leftOn === null) return [correction];
  return [correction, ...roleEnded(personId, others, leftOn, today, state, circumstances)];
}

function periodOf(personId: PersonId, joinedOn: Day | null, { members }: Network, path = 'joinedOn') {
  const known = members.periodsOf(personId);
  const period = known.find((one) => one.joinedOn === joinedOn);
  if (!period) throw new Refusal('not-a-member', 'The person was not a member at that time.', path);
  return { period, others: known.filter((one) => one !== period) };
}

/** The period that a leaving without a named period ends. */
function lastPeriodOf(personId: PersonId, { members }: Network) {
  const known = members.periodsOf(personId);
  const period = periodToEnd(known);
  if (!period)
    throw new Refusal(
      'not-a-member',
      'This person was never a member here: there is no membership to end.',
      'personId',
    );
  return { period, others: known.filter((one) => one !== period) };
}

/** A role ends with the last membership. */
function roleEnded(
  personId: PersonId,
  others: readonly MembershipPeriod[],
  on: Day,
  today: Day,
  state: Network,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  if (openPeriod(others) || !state.roles.has(personId)) return [];
  ensureOrganiserWithout(personId, { day: today, path: 'personId' }, state, circumstances);
  return [{ type: 'RoleRevoked', on, data: { personId } }];
}

/** People can always leave a network that they have not accepted, even its last organiser. */
function answer(
  { personId, accepted }: AnswerMembership['data'],
  on: Day,
  state: Network,
  circumstances: NetworkCircumstances,
): NetworkEvent[] {
  if (state.answers.get(personId) === (accepted ? 'accepted' : 'declined')) return [];
  if (accepted) return [{ type: 'MembershipAccepted', on, data: { personId } }];
  if (hasAccepted(state, personId, circumstances))
    ensureOrganiserWithout(personId, { day: on, path: 'accepted' }, state, circumstances);
  const open = openPeriod(state.members.periodsOf(personId));
  const leftOn = open && began(open) > on ? began(open) : on;
  return [
    { type: 'MembershipDeclined', on, data: { personId } },
    ...(open
      ? [{ type: 'MemberLeft' as const, on: leftOn, data: { personId, because: 'left' as const } }]
      : []),
    ...(state.roles.has(personId) ? [{ type: 'RoleRevoked' as const, on: leftOn, data: { personId } }] : []),
  ];
}
