import { v5 } from '@relais/event-sourcing';
import { EndMembership } from '@relais/networks';
import type { Club, Guest } from './club';
import { admit, register } from './founding';
import { clamp, rates } from './rates';

const meetingsAYear = 47;
const weeksAYear = 52;

/** Some members leave, though neither organiser nor host; guests whose time has come are admitted. */
export function comeAndGo(club: Club, day: number): void {
  const { networkId, random, members } = club;
  for (const member of members.slice(2)) {
    if (!random.chance(rates.leavingAYear / weeksAYear)) continue;
    members.splice(members.indexOf(member), 1);
    const { personId, joinedOn } = member;
    const envelope = club.organiser(day, v5(personId, `left:${club.dayAt(day)}`));
    const because = random.pick(['left', 'left', 'left', 'moved', 'ended'] as const);
    const leftOn = club.dayAt(day);
    club.put(day, new EndMembership({ networkId, personId, joinedOn, leftOn, because }, envelope));
  }
  for (const guest of club.guests)
    if (guest.joins && guest.visits === 0 && guest.due <= day) admit(club, day, guest, club.dayAt(day));
  club.guests = club.guests.filter(({ visits, due, joins }) => visits > 0 || (joins && due > day));
}

/** The visitors of a meeting: those who come again, and new ones. */
export function visitorsOf(club: Club, day: number): Guest[] {
  const { random, members, guests } = club;
  const mean = clamp(rates.visitors, 0.6 + members.length / 30);
  const number = 1 + [1, 2].filter(() => random.chance((mean - 1) / 2)).length;
  const again = guests.filter(({ visits, due }) => visits > 0 && due <= day).slice(0, number);
  for (const guest of again) guest.visits -= 1;
  const joining = clamp(rates.joining, (rates.leavingAYear * members.length) / (meetingsAYear * mean));
  const first = Array.from({ length: number - again.length }, () => {
    const joins = random.chance(joining);
    const visits = joins ? random.integer(0, 1) : Number(random.chance(0.15));
    const guest: Guest = { ...register(club, day), joins, visits, due: day };
    guests.push(guest);
    return guest;
  });
  const all = [...again, ...first];
  for (const guest of all) guest.due = day + random.integer(7, 21);
  return all;
}
