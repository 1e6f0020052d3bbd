import {
  AttendanceStatus,
  Coming,
  Company,
  ContactBy,
  Email,
  GoodContact,
  LeftBecause,
  LostBecause,
  MeetingKind,
  MeetingStatus,
  Name,
  Need,
  Outcome,
  Phone,
  Place,
  Presentation,
  Ref,
  Scope,
  Sector,
  StatedNeed,
  line,
} from '@relais/contracts';
import { z } from 'zod';
import {
  agenda,
  amount,
  calendarDay,
  guests,
  itemNumber,
  oneOf,
  prospectTelephone,
  spans,
  telephone,
  timeOfDay,
  warmth,
  weekday,
  weekdaysOfMonth,
  weeks,
  yesOrNo,
} from '../reading/cells';
import { type Columns, type ValuesOf, mayBeEmpty, requireValue, optional } from '../reading/columns';

/** The names of the counts of a report. */
export type CountedName = 'members' | 'meetings' | 'attendance' | 'referrals' | 'thanks' | 'oneToOnes';
export type TableName = CountedName | 'people' | 'series' | 'announcements' | 'needs' | 'reports';
export type Table<C extends Columns = Columns, Name extends TableName = TableName> = Readonly<{
  name: Name;
  file: string;
  columns: C;
}>;

const table = <C extends Columns, Name extends TableName>(name: Name, file: string, columns: C) => ({
  name,
  file,
  columns,
});

export const members = table('members', 'members.csv', {
  memberRef: requireValue(Ref),
  name: requireValue(Name),
  email: optional(Email),
  company: optional(Company),
  sector: optional(Sector),
  joinedOn: mayBeEmpty(calendarDay),
  leftOn: optional(calendarDay),
  leftBecause: optional(
    oneOf(LeftBecause.options, {
      left: 'parti, partie, départ, démission',
      moved: 'déménagé, déménagée, déménagement',
      ended: 'terminé, terminée, fin, exclu, exclue',
      died: 'décédé, décédée, décès, mort, morte, deceased',
    }),
  ),
});
export type MemberLine = ValuesOf<typeof members.columns>;

const consent = oneOf(['yes', 'no'], { yes: 'oui', no: 'non' });

/** An export writes it for what the other files have no room for: people who were at no meeting, and further values of people. */
export const people = table('people', 'people.csv', {
  personRef: requireValue(Ref),
  name: mayBeEmpty(Name),
  email: optional(Email),
  phone: telephone,
  company: optional(Company),
  sector: optional(Sector),
  guestEmail: optional(Email),
  followUp: optional(oneOf(['no'], { no: 'non' })),
  presentation: optional(Presentation),
  goodContact: optional(GoodContact),
  phoneShown: optional(consent),
  cardShown: optional(consent),
});

const kind = oneOf(MeetingKind.options, {
  // « Déjeuner » and « dîner » are other meals in other countries.
  breakfast: 'petit-déjeuner, petit déj, petit-dej',
  evening: 'soirée, soir, afterwork',
  discovery: 'découverte',
  activity: 'activité',
  online: 'en ligne, visio, visioconférence',
});

/** Several lines with one seriesRef: it meets in another way from a later day on. */
export const series = table('series', 'series.csv', {
  seriesRef: requireValue(Ref),
  every: optional(weeks),
  nth: optional(weekdaysOfMonth),
  weekday: requireValue(weekday),
  from: requireValue(calendarDay),
  until: optional(calendarDay),
  without: optional(spans),
  startTime: requireValue(timeOfDay),
  endTime: optional(timeOfDay),
  kind: requireValue(kind),
  place: optional(Place),
});
export type SeriesLine = ValuesOf<typeof series.columns>;

export const meetings = table('meetings', 'meetings.csv', {
  meetingRef: requireValue(Ref),
  date: requireValue(calendarDay),
  startTime: requireValue(timeOfDay),
  endTime: optional(timeOfDay),
  kind: requireValue(kind),
  place: optional(Place),
  status: requireValue(
    oneOf(MeetingStatus.options, {
      scheduled: 'prévu, prévue, planifié, planifiée, planned',
      held: 'tenu, tenue, a eu lieu',
      cancelled: 'canceled, annulé, annulée',
    }),
  ),
  unnamed: optional(guests),
  seriesRef: optional(Ref),
  seriesDate: optional(calendarDay),
  byHand: optional(yesOrNo),
  agenda: optional(agenda),
  round: optional(itemNumber),
  openedBy: optional(Ref),
  kept: optional(yesOrNo),
});
export type MeetingLine = ValuesOf<typeof meetings.columns>;

export const attendance = table('attendance', 'attendance.csv', {
  meetingRef: requireValue(Ref),
  personRef: requireValue(Ref),
  personName: mayBeEmpty(Name),
  personEmail: optional(Email),
  status: requireValue(
    oneOf(AttendanceStatus.options, {
      present: 'présent, présente',
      late: 'en retard, retard',
      represented: 'représenté, représentée',
      excused: 'excusé, excusée',
      absent: 'absent, absente',
      visitor: 'visiteur, visiteuse',
      substitute: 'remplaçant, remplaçante',
    }),
  ),
  substituteFor: optional(Ref),
  invitedBy: optional(Ref),
  firstTime: optional(yesOrNo),
  welcomedBy: optional(Ref),
});
export type AttendanceLine = ValuesOf<typeof attendance.columns>;

/** What was announced before a meeting: a participant comes or not; with `invitedBy`, a guest of that participant comes. */
export const announcements = table('announcements', 'announcements.csv', {
  meetingRef: requireValue(Ref),
  personRef: requireValue(Ref),
  coming: requireValue(oneOf(Coming.options, { yes: 'oui, vient', no: 'non' })),
  substitute: optional(Ref),
  invitedBy: optional(Ref),
});
export type AnnouncementLine = ValuesOf<typeof announcements.columns>;

/** `agreedOn`, `agreedHow`, `withdrawnOn` are written by the export, so that nothing gets lost on the way. */
export const referrals = table('referrals', 'referrals.csv', {
  referralRef: requireValue(Ref),
  passedOn: requireValue(calendarDay),
  fromRef: requireValue(Ref),
  toRef: requireValue(Ref),
  scope: requireValue(oneOf(Scope.options, { inside: 'interne, internal', outside: 'externe, external' })),
  warmth: optional(warmth),
  contactBy: optional(oneOf(ContactBy.options, { receiver: 'destinataire, receveur, receveuse' })),
  agreed: optional(yesOrNo),
  meetingRef: optional(Ref),
  parentRef: optional(Ref),
  prospectName: optional(z.string()),
  prospectPhone: prospectTelephone,
  prospectEmail: optional(z.string()),
  need: optional(Need),
  agreedOn: optional(calendarDay),
  agreedHow: optional(line(80)),
  withdrawnOn: optional(calendarDay),
});
export type ReferralLine = ValuesOf<typeof referrals.columns>;

/** How the prospect's columns are read where they are not dropped. */
export const prospectColumns = { prospectName: Name, prospectPhone: Phone, prospectEmail: Email } as const;

/** What receivers said of referrals. An export leaves out what was taken back. */
export const reports = table('reports', 'reports.csv', {
  referralRef: requireValue(Ref),
  on: requireValue(calendarDay),
  report: requireValue(
    oneOf(['acknowledged', ...Outcome.options] as const, {
      acknowledged: 'reçue, bien reçue, received',
      contacted: 'appelé, appelée, contacté, contactée, called',
      won: 'affaire conclue, conclue, gagnée',
      lost: 'sans suite, perdue',
    }),
  ),
  because: optional(
    oneOf(LostBecause.options, {
      declined: 'pas intéressé, pas intéressée',
      unreachable: 'injoignable',
      'not-a-fit': 'pas pour mon métier',
      other: 'autre',
    }),
  ),
});
export type ReportLine = ValuesOf<typeof reports.columns>;

export const thanks = table('thanks', 'thanks.csv', {
  thanksRef: requireValue(Ref),
  referralRef: optional(Ref),
  fromRef: requireValue(Ref),
  toRef: requireValue(Ref),
  on: requireValue(calendarDay),
  amount: optional(amount),
  currency: optional(z.string()),
  withdrawnOn: optional(calendarDay),
});
export type ThanksLine = ValuesOf<typeof thanks.columns>;

export const oneToOnes = table('oneToOnes', 'one-to-ones.csv', {
  oneToOneRef: requireValue(Ref),
  on: requireValue(calendarDay),
  aRef: requireValue(Ref),
  bRef: requireValue(Ref),
  withdrawnOn: optional(calendarDay),
});

/** What participants seek. An export leaves out what was taken back or is no longer kept. */
export const needs = table('needs', 'needs.csv', {
  needRef: requireValue(Ref),
  personRef: requireValue(Ref),
  text: requireValue(StatedNeed),
  statedOn: requireValue(calendarDay),
  until: requireValue(calendarDay),
});

/** In the order in which they build on one another. */
export const tables: readonly Table[] = [
  members,
  people,
  series,
  meetings,
  attendance,
  announcements,
  needs,
  referrals,
  reports,
  thanks,
  oneToOnes,
];
