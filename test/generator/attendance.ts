import type { Random } from '@relais/simulation';
import { daysBetween } from '../oracle/days';
import type { AttendanceRow, Folder, MeetingRow } from '../oracle/folder';
import { address, name } from './imaginary';
import { knownBy, membersOn } from './members';

export type Mood = { visitors: number; zeal: number; isExact: boolean };

/** The list of a meeting while it is written. */
type List = {
  folder: Folder;
  random: Random;
  meeting: MeetingRow;
  members: string[];
  /** People seen before who are no members on that day, save the dead. */
  strangers: string[];
  taken: Set<string>;
};

function openList(folder: Folder, random: Random, meeting: MeetingRow): List {
  const members = membersOn(folder, meeting.date);
  const dead = folder.members.filter(({ leftBecause }) => leftBecause === 'died');
  const noStrangers = new Set([...members, ...dead.map(({ memberRef }) => memberRef)]);
  const strangers = knownBy(folder, meeting.date).filter((person) => !noStrangers.has(person));
  return { folder, random, meeting, members, strangers, taken: new Set() };
}

/** People who pause for months, so that some faces return. */
const isAway = (person: string, { date }: MeetingRow) =>
  Number(person.slice(1)) % 5 === Math.floor(daysBetween('2020-01-01', date) / 120) % 9;

function line({ folder, random, meeting }: List, personRef: string, status: string): AttendanceRow {
  const member = folder.members.find(({ memberRef }) => memberRef === personRef);
  const earlier = member ? undefined : folder.attendance.find((row) => row.personRef === personRef);
  const row: AttendanceRow = {
    meetingRef: meeting.meetingRef,
    personRef,
    personName: member?.name ?? earlier?.personName ?? name(random),
    personEmail: member?.email ?? earlier?.personEmail ?? '',
    status,
    substituteFor: '',
    invitedBy: '',
    firstTime: '',
    welcomedBy: '',
  };
  if (!member && !earlier && random.chance(0.5)) {
    row.personEmail = address(personRef, folder.network.networkRef);
  }
  folder.attendance.push(row);
  return row;
}

/** A key for a person not seen before; one series for all, so that a visitor may become a member. */
export function newRef(folder: Folder): string {
  const highest = (sum: number, ref: string) => Math.max(sum, Number(ref.slice(1)));
  const ofMembers = folder.members.reduce((sum, { memberRef }) => highest(sum, memberRef), 0);
  const ofAll = folder.attendance.reduce((sum, { personRef }) => highest(sum, personRef), ofMembers);
  return `P${String(ofAll + 1).padStart(4, '0')}`;
}

function welcomeVisitors(list: List, mood: Mood): void {
  const { folder, random, members, strangers, taken } = list;
  for (let number = random.howMany(mood.visitors); number > 0; number -= 1) {
    const isOld = strangers.length > 0 && random.chance(0.35);
    const person = isOld ? random.pick(strangers) : newRef(folder);
    if (taken.has(person)) continue;
    taken.add(person);
    const row = line(list, person, 'visitor');
    if (members.length > 0 && random.chance(0.6)) row.invitedBy = random.pick(members);
    if (!isOld) row.firstTime = random.pick(['', '', '', 'yes', 'no']);
  }
}

function sitIn(list: List, member: string): void {
  const { folder, random, strangers, taken } = list;
  const others = strangers.filter((person) => !taken.has(person));
  const person = others.length > 0 && random.chance(0.4) ? random.pick(others) : newRef(folder);
  taken.add(person);
  line(list, person, 'substitute').substituteFor = member;
  if (random.chance(0.7)) line(list, member, 'represented');
}

function doesNotCome(list: List, member: string): void {
  const status = list.random.pick(['excused', 'excused', 'absent', 'absent', 'substitute', 'no line']);
  if (status === 'substitute') sitIn(list, member);
  else if (status !== 'no line') line(list, member, status);
}

function comes(list: List, member: string): void {
  const row = line(list, member, list.random.chance(0.06) ? 'late' : 'present');
  if (list.random.chance(0.02)) row.firstTime = 'yes';
}

function membersComeOrNot(list: List, mood: Mood): void {
  const { random, meeting, members } = list;
  const first = Math.round(mood.zeal * members.length);
  for (const [index, member] of members.entries()) {
    const isThere = mood.isExact ? index < first : !isAway(member, meeting) && random.chance(mood.zeal);
    if (isThere) comes(list, member);
    else doesNotCome(list, member);
  }
}

function withoutMembership(list: List, mood: Mood): void {
  const { folder, random, meeting, strangers } = list;
  const regulars = strangers.filter((person) => Number(person.slice(1)) % 3 !== 0);
  const came = regulars.filter((person) => !isAway(person, meeting) && random.chance(mood.zeal)).slice(-25);
  for (const person of came) line(list, person, random.pick(['present', 'present', 'late']));
  for (let number = random.howMany(mood.visitors); number > 0; number -= 1) {
    const row = line(list, newRef(folder), random.pick(['visitor', 'present']));
    row.firstTime = random.pick(['', 'yes', 'no']);
  }
}

/** Writes the list of a held meeting; with the chance `missing` none, or one on which nobody was there. */
export function recordAttendance(
  folder: Folder,
  random: Random,
  meeting: MeetingRow,
  mood: Mood,
  missing: number,
): void {
  const list = openList(folder, random, meeting);
  if (random.chance(missing)) {
    if (random.chance(0.3)) for (const member of list.members) doesNotCome(list, member);
  } else if (folder.network.charter?.membership === 'none') {
    withoutMembership(list, mood);
  } else {
    welcomeVisitors(list, mood);
    membersComeOrNot(list, mood);
  }
}
