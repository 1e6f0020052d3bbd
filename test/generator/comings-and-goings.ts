import type { Random } from '@relais/simulation';
import { type Day, addDays } from '../oracle/days';
import type { Folder } from '../oracle/folder';
import { newRef } from './attendance';
import type { Plan } from './plan';
import { admit, formerMembers, isMember, knownBy, lastLineOf, leave } from './members';

const later = (a: Day, b: Day) => (a > b ? a : b);

/** The founders: most admitted before the first meeting, some on its day, of some the day is not known. */
export function admitFounders(folder: Folder, random: Random, plan: Plan, firstMeeting: Day): void {
  for (let number = 0; number < plan.members; number += 1) {
    const before = addDays(firstMeeting, -random.integer(0, 900));
    const soonAfter = addDays(firstMeeting, random.integer(0, 40));
    const joinedOn = random.chance(0.08) ? '' : random.chance(0.1) ? soonAfter : before;
    admit(folder, random, newRef(folder), joinedOn);
  }
}

/** Members leave after all their lines, so that every line stays one of a member. */
export function someLeave(folder: Folder, random: Random, from: Day, to: Day, chance: number): void {
  for (const row of folder.members.filter((member) => member.leftOn === '')) {
    if (!random.chance(chance)) continue;
    const busyUntil = later(lastLineOf(folder, row.memberRef), row.joinedOn);
    const earliest = busyUntil === '' ? from : later(addDays(busyUntil, 1), from);
    if (row.joinedOn <= to && earliest <= to) leave(random, row, random.pick([earliest, to]));
  }
}

export function someComeBack(folder: Folder, random: Random, from: Day, to: Day, chance: number): void {
  for (const person of formerMembers(folder, to)) {
    if (!random.chance(chance)) continue;
    const periods = folder.members.filter(({ memberRef }) => memberRef === person);
    const left = periods.reduce((latest, { leftOn }) => later(latest, leftOn), '');
    const earliest = later(later(left, addDays(lastLineOf(folder, person) || left, 1)), from);
    if (earliest <= to) admit(folder, random, person, random.pick([earliest, to]));
  }
}

/** Visitors who were seen before become members, under the key that they had as visitors. */
export function someJoin(folder: Folder, random: Random, from: Day, to: Day, chance: number): void {
  const members = new Set(folder.members.map(({ memberRef }) => memberRef));
  const guests = folder.attendance.filter(({ status }) => status === 'visitor');
  const visitors = new Set(guests.map(({ personRef }) => personRef));
  for (const person of knownBy(folder, to).filter((known) => !members.has(known) && visitors.has(known))) {
    if (!random.chance(chance)) continue;
    const earliest = later(addDays(lastLineOf(folder, person), 1), from);
    if (earliest <= to) admit(folder, random, person, random.pick([earliest, to]));
  }
}

export function exodus(folder: Folder, random: Random, from: Day, to: Day): void {
  const staying = folder.members.filter((row) => isMember(row, to)).slice(0, random.integer(2, 5));
  const kept = new Map(staying.map((row) => [row, row.leftOn]));
  someLeave(folder, random, from, to, 0.6);
  for (const [row, leftOn] of kept) {
    row.leftOn = leftOn;
    if (leftOn === '') row.leftBecause = '';
  }
}
