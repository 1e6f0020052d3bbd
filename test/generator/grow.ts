import { Random } from '@relais/simulation';
import type { Folder } from '../oracle/folder';
import { type Mood, recordAttendance } from './attendance';
import { someComeBack, someJoin, someLeave } from './comings-and-goings';
import { exchange } from './exchanges';
import { place } from './imaginary';
import { lastDay, lastDayGrown } from './plan';

function closeScheduled(folder: Folder, random: Random, mood: Mood): void {
  for (const meeting of folder.meetings.filter(({ status }) => status === 'scheduled')) {
    if (!random.chance(0.7)) continue;
    meeting.status = meeting.date <= lastDayGrown ? random.pick(['held', 'held', 'cancelled']) : 'cancelled';
    if (meeting.status === 'held') recordAttendance(folder, random, meeting, mood, 0.1);
  }
}

function oneMoreMeeting(folder: Folder, random: Random, mood: Mood): void {
  const numbers = folder.meetings.map(({ meetingRef }) => Number(meetingRef.slice(1)));
  const meeting = {
    meetingRef: `M${String(Math.max(...numbers) + 1).padStart(3, '0')}`,
    date: '2026-10-22',
    startTime: '08:00',
    endTime: '',
    kind: folder.meetings[0]?.kind ?? 'breakfast',
    place: place(random),
    status: 'held',
    unnamed: '',
  };
  folder.meetings.push(meeting);
  recordAttendance(folder, random, meeting, mood, 0);
}

/**
 * A newer export of the same network, valid too: further lines, and what has come true since – a leftOn now
 * filled, a further period of a former member, scheduled → held or cancelled, agreed no → yes.
 */
export function grow(folder: Folder, seed: number): Folder {
  const grown = structuredClone(folder);
  const random = new Random(`grow ${folder.network.networkRef} ${seed}`);
  const mood: Mood = { visitors: random.pick([0.5, 2]), zeal: random.pick([0.5, 0.9]), isExact: false };
  if (grown.network.charter?.membership !== 'none') {
    someLeave(grown, random, lastDay, '2026-10-15', 0.1);
    someComeBack(grown, random, lastDay, '2026-10-20', 0.3);
    someJoin(grown, random, lastDay, '2026-10-20', 0.1);
  }
  for (const lead of grown.referrals.filter(({ agreed }) => agreed === 'no')) {
    if (random.chance(0.5)) lead.agreed = 'yes';
  }
  closeScheduled(grown, random, mood);
  oneMoreMeeting(grown, random, mood);
  exchange(grown, random, { from: '2026-10-10', to: lastDayGrown }, null, 6);
  return grown;
}
