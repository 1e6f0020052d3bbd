/** The types of the events that Relais stores, by the category of their streams (`referral-3f2b…`). */
export const eventTypes = {
  network: [
    'NetworkFounded',
    'NetworkDescribed',
    'CharterAdopted',
    'MemberAdmitted',
    'MemberLeft',
    'MembershipCorrected',
    'MembershipAccepted',
    'MembershipDeclined',
    'RoleGranted',
    'RoleRevoked',
    'RoleSuspended',
    'RoleConfirmed',
  ],
  person: ['PersonRegistered', 'PersonDescribed', 'ContactErased', 'PersonErased'],
  meeting: [
    'MeetingScheduled',
    'MeetingRescheduled',
    'MeetingHeld',
    'MeetingCancelled',
    'MeetingReopened',
    'MeetingKept',
    'UnnamedGuestsCounted',
    'AgendaAdopted',
    'RoundOpened',
  ],
  series: ['SeriesPlanned', 'SeriesChanged', 'SeriesEnded'],
  announcement: ['AttendanceAnnounced', 'GuestAnnounced', 'GuestWithdrawn'],
  attendance: ['AttendanceRecorded', 'AttendanceCorrected'],
  need: ['NeedStated', 'NeedWithdrawn'],
  onetoone: ['OneToOneHeld', 'OneToOneWithdrawn'],
  referral: ['ReferralPassed', 'ProspectAgreed', 'ReferralWithdrawn', 'ObjectionRecorded', 'ProspectErased'],
  thanks: ['ThanksGiven', 'ThanksWithdrawn'],
} as const;

export type EventType = (typeof eventTypes)[keyof typeof eventTypes][number];
