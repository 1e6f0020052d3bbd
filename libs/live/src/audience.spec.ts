import { type EventType, type PersonId, eventTypes } from '@relais/contracts';
import { changeOf, endsStreams, isTold, otherVisitorsWait } from './audience.rules';

const [ada, ben, other] = ['ada', 'ben', 'other'] as PersonId[] as [PersonId, PersonId, PersonId];
/** The event is about Ada and Ben; the others have no part in it. */
const readers = {
  party: { personId: ada, role: 'member' },
  counterpart: { personId: ben, role: 'member' },
  visitor: { personId: other, role: 'visitor' },
  member: { personId: other, role: 'member' },
  host: { personId: other, role: 'host' },
  organiser: { personId: other, role: 'organiser' },
} as const;

const toldOf = (type: EventType, said: { movesFigures?: boolean; isPublic?: boolean } = {}) => {
  const change = changeOf({ type, whose: [ada, ben], movesFigures: false, isPublic: false, ...said });
  const told = Object.entries(readers).filter(([, reader]) => isTold(reader, change));
  return [change.kind, ...told.map(([name]) => name)].join(' ');
};

const everyone = 'party counterpart member host organiser';
const hosts = 'party counterpart host organiser';
const organisers = 'party counterpart organiser';
const parties = 'party counterpart';

/** Without a figure of others that moves; then with one. */
const table: Readonly<Record<EventType, string | readonly [string, string]>> = {
  NetworkFounded: `network ${everyone}`,
  NetworkDescribed: `network ${everyone}`,
  CharterAdopted: `network ${everyone}`,
  MemberAdmitted: `membership ${everyone}`,
  MemberLeft: `membership ${everyone}`,
  MembershipCorrected: `membership ${everyone}`,
  MembershipAccepted: `membership ${organisers}`,
  MembershipDeclined: `membership ${everyone}`,
  RoleGranted: `membership ${everyone}`,
  RoleRevoked: `membership ${everyone}`,
  RoleSuspended: `membership ${organisers}`,
  RoleConfirmed: `membership ${organisers}`,
  PersonRegistered: `person ${hosts}`,
  PersonDescribed: `person ${hosts}`,
  ContactErased: `person ${hosts}`,
  PersonErased: `person ${hosts}`,
  SeriesPlanned: `meeting ${everyone}`,
  SeriesChanged: `meeting ${everyone}`,
  SeriesEnded: `meeting ${everyone}`,
  MeetingScheduled: `meeting ${everyone}`,
  MeetingRescheduled: `meeting ${everyone}`,
  MeetingHeld: `meeting ${everyone}`,
  MeetingCancelled: `meeting ${everyone}`,
  MeetingReopened: `meeting ${everyone}`,
  MeetingKept: `meeting ${everyone}`,
  UnnamedGuestsCounted: `meeting ${everyone}`,
  AgendaAdopted: `meeting ${everyone}`,
  RoundOpened: `meeting ${everyone}`,
  AttendanceAnnounced: `meeting ${everyone}`,
  GuestAnnounced: `attendance ${hosts}`,
  GuestWithdrawn: `attendance ${hosts}`,
  AttendanceRecorded: [`attendance ${hosts}`, `attendance ${everyone}`],
  AttendanceCorrected: [`attendance ${hosts}`, `attendance ${everyone}`],
  NeedStated: `need ${everyone}`,
  NeedWithdrawn: `need ${everyone}`,
  OneToOneHeld: `one-to-one ${parties}`,
  OneToOneWithdrawn: `one-to-one ${parties}`,
  ReferralPassed: [`referral ${parties}`, `referral ${organisers}`],
  ProspectAgreed: [`referral ${parties}`, `referral ${organisers}`],
  ReferralAcknowledged: `referral ${parties}`,
  ProspectContacted: `referral ${parties}`,
  ReferralWon: `referral ${parties}`,
  ReferralLost: `referral ${parties}`,
  OutcomeRetracted: `referral ${parties}`,
  ReferralWithdrawn: [`referral ${parties}`, `referral ${organisers}`],
  ObjectionRecorded: `referral ${parties}`,
  ProspectErased: `referral ${organisers}`,
  ThanksGiven: `thanks ${parties}`,
  ThanksWithdrawn: `thanks ${parties}`,
};
const types = Object.keys(table) as EventType[];

describe('Of a change are told', () => {
  it.each(types)('those who may read what %s changed, and nobody else', (type) => {
    const [quiet, moving] = [table[type]].flat().concat(table[type]) as [string, string];
    expect(toldOf(type)).toBe(quiet);
    expect(toldOf(type, { movesFigures: true })).toBe(moving);
  });

  it.each(eventTypes.person)('everyone, where all may read what %s says', (type) =>
    expect(toldOf(type, { isPublic: true })).toBe(`person ${everyone}`),
  );

  it('nobody but the two people of a referral, thanks or a one-to-one, when no figure moves', () => {
    for (const type of [...eventTypes.referral, ...eventTypes.thanks, ...eventTypes.onetoone])
      expect(toldOf(type)).not.toMatch(/ member| host/);
  });
});

it('Hosts and organisers alone are told that other visitors wait', () =>
  expect(
    Object.entries(readers).flatMap(([name, reader]) => (isTold(reader, otherVisitorsWait) ? [name] : [])),
  ).toEqual(['host', 'organiser']));

it('Streams of a person end when their membership does', () =>
  expect(types.filter(endsStreams)).toEqual([
    'MemberLeft',
    'MembershipCorrected',
    'MembershipDeclined',
    'PersonErased',
  ]));
