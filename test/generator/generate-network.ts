import { Random } from '@relais/simulation';
import { addDays } from '../oracle/days';
import type { Folder } from '../oracle/folder';
import { type Mood, newRef, recordAttendance } from './attendance';
import { calendarOf } from './calendar';
import { admitFounders, exodus, someComeBack, someJoin, someLeave } from './comings-and-goings';
import { exchange } from './exchanges';
import { name } from './imaginary';
import { type Kind, type Plan, planOf } from './plan';

function emptyFolder(random: Random, plan: Plan, seed: number): Folder {
  return {
    network: {
      networkRef: `net-${plan.kind}-${seed}`,
      name: `Réseau de ${name(random)}`,
      purpose: random.pick(['business', 'business', 'social']),
      timezone: random.pick(['Europe/Paris', 'Europe/Paris', 'America/Guadeloupe', 'Pacific/Auckland']),
      currency: random.pick(['EUR', 'EUR', 'CHF']),
      language: random.pick(['fr', 'en']),
      ...(plan.charter ? { charter: plan.charter } : {}),
    },
    members: [],
    meetings: [],
    attendance: [],
    referrals: [],
    thanks: [],
    oneToOnes: [],
  };
}

/** The first guests of a network without membership: nobody is known before its first meeting. */
function firstGuests(folder: Folder, random: Random, plan: Plan): void {
  const first = folder.meetings.find(({ status }) => status === 'held');
  if (!first) return;
  for (let number = 0; number < plan.members; number += 1) {
    folder.attendance.push({
      meetingRef: first.meetingRef,
      personRef: newRef(folder),
      personName: name(random),
      personEmail: '',
      status: 'present',
      substituteFor: '',
      welcomedBy: '',
      invitedBy: '',
      firstTime: random.chance(0.1) ? 'yes' : '',
    });
  }
}

function live(folder: Folder, random: Random, plan: Plan): void {
  const mood: Mood = {
    visitors: random.pick(plan.visitors),
    zeal: random.pick(plan.zeal),
    isExact: plan.isExact,
  };
  let yesterday = addDays(folder.meetings[0]?.date ?? plan.lastMeeting, -plan.daysBetweenMeetings);
  const firstHeld = folder.meetings.find(({ status }) => status === 'held');
  for (const meeting of folder.meetings.filter(({ status }) => status !== 'scheduled')) {
    if (random.chance(plan.moodSwings)) mood.visitors = random.pick(plan.visitors);
    if (random.chance(plan.moodSwings)) mood.zeal = random.pick(plan.zeal);
    if (plan.membership === 'yes') {
      someLeave(folder, random, yesterday, meeting.date, plan.leaving);
      if (random.chance(plan.exodus)) exodus(folder, random, yesterday, meeting.date);
      someComeBack(folder, random, yesterday, meeting.date, plan.comingBack);
      someJoin(folder, random, yesterday, meeting.date, plan.joining);
    }
    const isFirstOfGuests = plan.membership === 'none' && meeting === firstHeld;
    if (meeting.status === 'held' && !isFirstOfGuests) {
      recordAttendance(folder, random, meeting, mood, plan.withoutList);
    }
    const span = { from: yesterday, to: meeting.date };
    exchange(folder, random, span, meeting.status === 'held' ? meeting : null, plan.referrals);
    yesterday = addDays(meeting.date, meeting.date === folder.meetings.at(-1)?.date ? 0 : 1);
  }
}

/** Lines may stand in any order. */
function shuffleLines(folder: Folder, random: Random): void {
  folder.members = random.shuffle(folder.members);
  folder.meetings = random.shuffle(folder.meetings);
  folder.attendance = random.shuffle(folder.attendance);
  folder.referrals = random.shuffle(folder.referrals);
  folder.thanks = random.shuffle(folder.thanks);
}

/** A made-up network of the kind, valid under the rules of the import; the same for the same seed. */
export function generateNetwork(seed: number, kind: Kind): Folder {
  const random = new Random(`network ${kind} ${seed}`);
  const plan = planOf(seed, kind);
  const folder = emptyFolder(random, plan, seed);
  folder.meetings = calendarOf(random, plan);
  if (plan.membership === 'none') firstGuests(folder, random, plan);
  else admitFounders(folder, random, plan, folder.meetings[0]?.date ?? plan.lastMeeting);
  live(folder, random, plan);
  if (random.chance(0.2)) shuffleLines(folder, random);
  return folder;
}
