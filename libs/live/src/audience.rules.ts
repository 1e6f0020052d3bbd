import type { Action, ChangeKind, EventType, PersonId } from '@relais/contracts';
import type { Principal } from '@relais/event-sourcing';
import { may } from '@relais/networks/rules';

/** What the rules need to know of an event. */
export type Recorded = Readonly<{
  type: EventType;
  /** The persons it is about: giver and receiver, both of a one-to-one, the person of a line. */
  whose: readonly PersonId[];
  /** Whether a figure moves that others may read: how many are in the room, how many referrals a member gave. */
  movesFigures: boolean;
  /** Of what became known of a person: whether everyone in the network may read it. */
  isPublic: boolean;
}>;

/** A change, and the right that one needs to read what changed. */
export type Change = Readonly<{ kind: ChangeKind; right: Action; whose: readonly PersonId[] }>;

/** What an event changed, and for which readers (DOMAIN.md, "Privacy"): it is told only to people who may read it anyway. */
export function changeOf({ type, whose, movesFigures, isPublic }: Recorded): Change {
  const change = (kind: ChangeKind, right: Action): Change => ({ kind, right, whose });
  switch (type) {
    case 'NetworkFounded':
    case 'NetworkDescribed':
    case 'CharterAdopted':
      return change('network', 'read-network');
    case 'MemberAdmitted':
    case 'MemberLeft':
    case 'MembershipCorrected':
    case 'MembershipDeclined':
    case 'RoleGranted':
    case 'RoleRevoked':
      return change('membership', 'read-network');
    case 'MembershipAccepted':
    case 'RoleSuspended':
    case 'RoleConfirmed':
      return change('membership', 'read-figures');
    case 'PersonRegistered':
    case 'PersonDescribed':
    case 'ContactErased':
    case 'PersonErased':
      return change('person', isPublic ? 'read-network' : 'describe-person');
    case 'SeriesPlanned':
    case 'SeriesChanged':
    case 'SeriesEnded':
    case 'MeetingScheduled':
    case 'MeetingRescheduled':
    case 'MeetingHeld':
    case 'MeetingCancelled':
    case 'MeetingReopened':
    case 'MeetingKept':
    case 'UnnamedGuestsCounted':
    case 'AgendaAdopted':
    case 'RoundOpened':
      return change('meeting', 'read-network');
    case 'AttendanceAnnounced':
      return change('meeting', 'read-network');
    case 'GuestAnnounced':
    case 'GuestWithdrawn':
      return change('attendance', 'read-attendance');
    case 'AttendanceRecorded':
    case 'AttendanceCorrected':
      return change('attendance', movesFigures ? 'read-network' : 'read-attendance');
    case 'NeedStated':
    case 'NeedWithdrawn':
      return change('need', 'read-network');
    case 'OneToOneHeld':
    case 'OneToOneWithdrawn':
      return change('one-to-one', 'read-ledger');
    case 'ReferralPassed':
    case 'ProspectAgreed':
    case 'ReferralWithdrawn':
      return change('referral', movesFigures ? 'read-figures' : 'open-referral');
    case 'ReferralAcknowledged':
    case 'ProspectContacted':
    case 'ReferralWon':
    case 'ReferralLost':
    case 'OutcomeRetracted':
    case 'ObjectionRecorded':
      return change('referral', 'open-referral');
    case 'ProspectErased':
      return change('referral', 'erase-prospect');
    case 'ThanksGiven':
    case 'ThanksWithdrawn':
      return change('thanks', 'read-ledger');
  }
}

/** Other visitors than before wait on a sheet: they are in no event until a host decides. */
export const otherVisitorsWait: Change = { kind: 'arrival', right: 'record-attendance', whose: [] };

/** Whether a person of this network is told of a change. */
export const isTold = (reader: Principal, { right, whose }: Change): boolean => may(reader, right, { whose });

/** After these a person of `whose` reads something else than before: their stream ends, and a new one has their new rights. */
export const endsStreams = (type: EventType): boolean =>
  type === 'MemberLeft' ||
  type === 'MembershipCorrected' ||
  type === 'MembershipDeclined' ||
  type === 'PersonErased';
