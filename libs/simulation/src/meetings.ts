import type { AttendanceStatus, MeetingId, MeetingStatus, PersonId } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import { CountUnnamedGuests, PutMeeting, RecordAttendance, attendanceId } from '@relais/meetings';
import { DeclineFollowUp } from '@relais/people';
import type { Club, Member } from './club';
import { visitorsOf } from './comings-and-goings';
import { type Presence, type SimulatedAttendance, announce } from './announcements';
import { isHoliday } from './days';
import { register } from './founding';

const week = 7;
/** A member brings a child, or a guest leaves before giving a name. */
const meetingsForAGuestWithoutName = 6;

/** The breakfast of the week, where there is one, and the date of the next. */
export function meet(club: Club, day: number): MeetingId | null {
  const { next } = club;
  const isHeld = next !== null && next.date === club.dayAt(day) && !isHoliday(next.date);
  if (next && isHeld) attend(club, day, next.meetingId);
  if (next) plan(club, day, next.meetingId, next.date, isHeld ? 'held' : 'cancelled');
  const { id } = club.further('meeting', 'M');
  const meetingId = id as MeetingId;
  const date = club.dayAt(day + week);
  club.next = date === '' ? null : { meetingId, date };
  if (date !== '') plan(club, day, meetingId, date, 'scheduled');
  return next && isHeld ? next.meetingId : null;
}

function plan(club: Club, day: number, meetingId: MeetingId, date: string, status: MeetingStatus): void {
  const { networkId } = club;
  const time = { startTime: '07:30', endTime: '09:00', kind: 'breakfast' as const, placeMark: null };
  const envelope = club.organiser(day, v5(meetingId, status));
  club.put(day, new PutMeeting({ networkId, meetingId, ref: null, status, date, ...time }, envelope));
}

function attend(club: Club, day: number, meetingId: MeetingId): void {
  const { networkId, random, members, acquaintances } = club;
  const inTheRoom = new Set<PersonId>();
  const lines: SimulatedAttendance[] = [];
  const say = (personId: PersonId, status: AttendanceStatus, presence?: Presence) => {
    inTheRoom.add(personId);
    lines.push({ personId, status, ...presence });
    record(club, day, meetingId, personId, status, presence);
  };
  for (const { personId, visits, joins } of visitorsOf(club, day)) {
    const invitedBy = random.chance(0.8) ? random.pick(members).personId : null;
    const welcomedBy = members[day % members.length]?.personId ?? null;
    say(personId, 'visitor', { invitedBy, welcomedBy, ...(visits > 0 && { firstTime: true }) });
    acquaintances.push(personId);
    if (invitedBy === null && visits === 0 && !joins) declineFollowUp(club, day, personId);
  }
  const isFree = (personId: PersonId) =>
    !inTheRoom.has(personId) && members.every((member) => member.personId !== personId);
  for (const member of members) {
    const status = statusOf(club, member);
    say(member.personId, status);
    if (status !== 'represented') continue;
    const known = acquaintances.slice(-10).find(isFree);
    say(known ?? register(club, day).personId, 'substitute', { substituteFor: member.personId });
  }
  if (day % (week * meetingsForAGuestWithoutName) < week) {
    const envelope = club.envelopeOf(day, v5(meetingId, 'unnamed'), members[1], 'host');
    club.put(day, new CountUnnamedGuests({ networkId, meetingId, unnamed: 1 }, envelope));
  }
  announce(club, day, meetingId, lines);
}

/** By a visitor who came with nobody and left their name by the code of the meeting. */
function declineFollowUp(club: Club, day: number, personId: PersonId): void {
  const { networkId } = club;
  const envelope = club.envelope(day, v5(personId, 'no-follow-up'), { personId, role: 'visitor' });
  club.put(day, new DeclineFollowUp({ networkId, personId }, envelope));
}

function statusOf({ random }: Club, { zeal }: Member): AttendanceStatus {
  if (random.chance(zeal)) return random.chance(0.06) ? 'late' : 'present';
  return random.pick(['represented', 'excused', 'excused', 'absent']);
}

function record(
  club: Club,
  day: number,
  meetingId: MeetingId,
  personId: PersonId,
  status: AttendanceStatus,
  { substituteFor, invitedBy, welcomedBy, firstTime }: Presence = {},
): void {
  const { networkId } = club;
  club.put(
    day,
    new RecordAttendance(
      {
        networkId,
        meetingId,
        personId,
        status,
        substituteFor: substituteFor ?? null,
        invitedBy: invitedBy ?? null,
        firstTime: firstTime ?? null,
        welcomedBy: welcomedBy ?? null,
        reasoned: false,
      },
      club.envelopeOf(day, attendanceId(meetingId, personId), club.members[1], 'host'),
    ),
  );
}
