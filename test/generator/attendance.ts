import { daysBetween } from '../naive/days';
import type { AttendanceRow, Folder, MeetingRow } from '../naive/folder';
import { address, name } from './imaginary';
import type { Random } from './random';
import { knownBy, membersOn } from './roster';

export type Mood = { visitors: number; zeal: number };

/** People who pause for months, so that some faces return. */
const isAway = (person: string, { date }: MeetingRow) =>
  Number(person.slice(1)) % 5 === Math.floor(daysBetween('2020-01-01', date) / 120) % 9;

function line(folder: Folder, random: Random, meeting: MeetingRow, personRef: string, status: string) {
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
  };
  if (!member && !earlier && random.chance(0.5))
    row.personEmail = address(personRef, folder.network.networkRef);
  folder.attendance.push(row);
  return row;
}

/** A key for somebody not seen before; members and others share one series, so that a visitor may become a member. */
export function newRef(folder: Folder): string {
  const numbers = [
    ...folder.members.map(({ memberRef }) => memberRef),
    ...folder.attendance.map(({ personRef }) => personRef),
  ].map((ref) => Number(ref.slice(1)));
  return `P${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}`;
}

/** People seen before who are no members on that day, save the dead. */
function strangersOn(folder: Folder, { date }: MeetingRow): string[] {
  const members = membersOn(folder, date);
  const dead = folder.members
    .filter(({ leftBecause }) => leftBecause === 'died')
    .map(({ memberRef }) => memberRef);
  return knownBy(folder, date).filter((person) => !members.includes(person) && !dead.includes(person));
}

function welcomeOthers(folder: Folder, random: Random, meeting: MeetingRow, mood: Mood) {
  const members = membersOn(folder, meeting.date);
  const seen = strangersOn(folder, meeting);
  const came = new Set<string>();
  for (let number = random.howMany(mood.visitors); number > 0; number -= 1) {
    const isOld = seen.length > 0 && random.chance(0.35);
    const person = isOld ? random.pick(seen) : newRef(folder);
    if (came.has(person)) continue;
    came.add(person);
    const row = line(folder, random, meeting, person, 'visitor');
    if (members.length > 0 && random.chance(0.6)) row.invitedBy = random.pick(members);
    if (!isOld) row.firstTime = random.pick(['', '', '', 'yes', 'no']);
  }
  return came;
}

function sitIn(folder: Folder, random: Random, meeting: MeetingRow, member: string, taken: Set<string>) {
  const others = strangersOn(folder, meeting).filter((person) => !taken.has(person));
  const person = others.length > 0 && random.chance(0.4) ? random.pick(others) : newRef(folder);
  taken.add(person);
  line(folder, random, meeting, person, 'substitute').substituteFor = member;
  if (random.chance(0.7)) line(folder, random, meeting, member, 'represented');
}

function memberLine(folder: Folder, random: Random, meeting: MeetingRow, member: string, taken: Set<string>) {
  const status = random.pick(['excused', 'excused', 'absent', 'absent', 'substitute', 'no line']);
  if (status === 'substitute') sitIn(folder, random, meeting, member, taken);
  else if (status !== 'no line') line(folder, random, meeting, member, status);
}

/** A list on which nobody was there for himself: the meeting is held and does not count. */
function listOfTheMissing(folder: Folder, random: Random, meeting: MeetingRow) {
  const taken = new Set<string>();
  for (const member of membersOn(folder, meeting.date)) memberLine(folder, random, meeting, member, taken);
}

/** Writes the list of a held meeting: members of that day, visitors, substitutes. */
export function recordAttendance(
  folder: Folder,
  random: Random,
  meeting: MeetingRow,
  mood: Mood,
  missing: number,
) {
  if (random.chance(missing)) {
    if (random.chance(0.3)) listOfTheMissing(folder, random, meeting);
    return;
  }
  if (folder.network.charter?.membership === 'none') {
    const regulars = knownBy(folder, meeting.date).filter((person) => Number(person.slice(1)) % 3 !== 0);
    const came = regulars.filter((person) => !isAway(person, meeting) && random.chance(mood.zeal)).slice(-25);
    for (const person of came)
      line(folder, random, meeting, person, random.pick(['present', 'present', 'late']));
    for (let number = random.howMany(mood.visitors); number > 0; number -= 1) {
      line(folder, random, meeting, newRef(folder), random.pick(['visitor', 'present'])).firstTime =
        random.pick(['', 'yes', 'no']);
    }
    return;
  }
  const taken = welcomeOthers(folder, random, meeting, mood);
  for (const member of membersOn(folder, meeting.date)) {
    const comes = !isAway(member, meeting) && random.chance(mood.zeal);
    if (!comes) memberLine(folder, random, meeting, member, taken);
    else {
      const row = line(folder, random, meeting, member, random.chance(0.06) ? 'late' : 'present');
      if (random.chance(0.02)) row.firstTime = 'yes';
    }
  }
}
