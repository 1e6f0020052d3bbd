import type { Random } from '@relais/simulation';
import type { Day } from '../oracle/days';
import type { Folder, MemberRow } from '../oracle/folder';
import { address, company, name, trade } from './imaginary';

export function isMember(row: MemberRow, day: Day): boolean {
  return (row.joinedOn === '' || row.joinedOn <= day) && (row.leftOn === '' || day < row.leftOn);
}

export function membersOn(folder: Folder, day: Day): string[] {
  return folder.members.filter((row) => isMember(row, day)).map(({ memberRef }) => memberRef);
}

/** Who was a member on or before the day. */
export function everMembersBy(folder: Folder, day: Day): string[] {
  const rows = folder.members.filter(({ joinedOn }) => joinedOn === '' || joinedOn <= day);
  return [...new Set(rows.map(({ memberRef }) => memberRef))];
}

/** Everybody with a line of attendance on or before the day, and everybody ever in members.csv by then. */
export function knownBy(folder: Folder, day: Day): string[] {
  const dates = new Map(folder.meetings.map(({ meetingRef, date }) => [meetingRef, date]));
  const known = new Set(everMembersBy(folder, day));
  for (const { meetingRef, personRef } of folder.attendance) {
    if ((dates.get(meetingRef) ?? '9') <= day) known.add(personRef);
  }
  return [...known];
}

/** Participants on the day: members; without membership everybody known by then. */
export function participantsOn(folder: Folder, day: Day): string[] {
  return folder.network.charter?.membership === 'none' ? knownBy(folder, day) : membersOn(folder, day);
}

export function admit(folder: Folder, random: Random, memberRef: string, joinedOn: Day): void {
  const earlier = folder.members.find((row) => row.memberRef === memberRef);
  const seen = folder.attendance.find(({ personRef }) => personRef === memberRef);
  folder.members.push({
    memberRef,
    name: earlier?.name ?? seen?.personName ?? name(random),
    email: earlier?.email ?? (random.chance(0.9) ? address(memberRef, folder.network.networkRef) : ''),
    company: earlier?.company ?? company(random),
    sector: earlier?.sector ?? trade(random),
    joinedOn,
    leftOn: '',
    leftBecause: '',
  });
}

export function leave(random: Random, row: MemberRow, leftOn: Day): void {
  row.leftOn = leftOn;
  row.leftBecause = random.pick(['left', 'left', 'left', 'ended', 'moved', 'moved', 'died', '']);
}

/** Who was a member and is none on the day, save the dead. */
export function formerMembers(folder: Folder, day: Day): string[] {
  const now = new Set(membersOn(folder, day));
  const dead = folder.members
    .filter(({ leftBecause }) => leftBecause === 'died')
    .map(({ memberRef }) => memberRef);
  return everMembersBy(folder, day).filter((memberRef) => !now.has(memberRef) && !dead.includes(memberRef));
}

/** The last day on which the person has a line that says something about membership; '' without any. */
export function lastLineOf(folder: Folder, person: string): Day {
  const dates = new Map(folder.meetings.map(({ meetingRef, date }) => [meetingRef, date]));
  const days = [
    ...folder.attendance
      .filter((row) => [row.personRef, row.substituteFor, row.invitedBy].includes(person))
      .map(({ meetingRef }) => dates.get(meetingRef) ?? ''),
    ...folder.referrals
      .filter((row) => [row.fromRef, row.toRef].includes(person))
      .map(({ passedOn }) => passedOn),
    ...folder.oneToOnes.filter((row) => [row.aRef, row.bRef].includes(person)).map(({ on }) => on),
  ];
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
}
