import { Random } from '@relais/simulation';
import { type Day, addDays } from '../../oracle/days';
import type { CharterJson, Folder } from '../../oracle/folder';
import { name } from '../imaginary';
import { admit } from '../members';

type Present = Readonly<{
  kind?: string;
  startTime?: string;
  status?: 'held' | 'cancelled' | 'scheduled';
  present?: readonly string[];
  visitors?: readonly string[];
}>;

/** A network that is told step by step; people have refs, and the members who do not come to a meeting are excused. */
export class Story {
  readonly folder: Folder;
  private readonly random: Random;
  private people = 0;

  constructor(title: string, charter: CharterJson | null = null) {
    this.random = new Random(title);
    this.folder = {
      network: {
        ...{ networkRef: title, name: title, purpose: 'business', timezone: 'Europe/Paris' },
        ...{ currency: 'EUR', language: 'fr', ...(charter && { charter }) },
      },
      ...{ members: [], meetings: [], attendance: [], referrals: [], thanks: [], oneToOnes: [] },
    };
  }

  /** People who are nobody to the network yet. */
  strangers(many: number): string[] {
    return Array.from({ length: many }, () => `P${String((this.people += 1)).padStart(4, '0')}`);
  }

  members(many: number, joinedOn: Day): string[] {
    const refs = this.strangers(many);
    for (const ref of refs) this.admit(ref, joinedOn);
    return refs;
  }

  admit(ref: string, joinedOn: Day): void {
    admit(this.folder, this.random, ref, joinedOn);
  }

  leave(refs: readonly string[], leftOn: Day, leftBecause = 'left'): void {
    for (const row of this.folder.members)
      if (refs.includes(row.memberRef) && row.leftOn === '') Object.assign(row, { leftOn, leftBecause });
  }

  membersOn(day: Day): string[] {
    const { members } = this.folder;
    return members
      .filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn === '' || day < leftOn))
      .map(({ memberRef }) => memberRef);
  }

  /** `present` missing: everybody. An empty room is a meeting without a list. */
  meet(date: Day, { kind = 'breakfast', startTime = '07:30', status = 'held', ...who }: Present = {}): void {
    const meetingRef = `M${String(this.folder.meetings.length + 1).padStart(3, '0')}`;
    const plan = { meetingRef, date, startTime, endTime: '', kind, place: '', unnamed: '' };
    this.folder.meetings.push({ ...plan, status });
    if (status !== 'held') return;
    const members = this.membersOn(date);
    const { present = members, visitors = [] } = who;
    if (present.length + visitors.length === 0) return;
    const line = (personRef: string, how: string) => {
      const known = this.folder.attendance.find((row) => row.personRef === personRef);
      const member = this.folder.members.find(({ memberRef }) => memberRef === personRef);
      const personName = member?.name ?? known?.personName ?? name(this.random);
      const none = { personEmail: '', substituteFor: '', invitedBy: '', firstTime: '', welcomedBy: '' };
      this.folder.attendance.push({ meetingRef, personRef, personName, status: how, ...none });
    };
    for (const ref of present) line(ref, 'present');
    for (const ref of members.filter((member) => !present.includes(member))) line(ref, 'excused');
    for (const ref of visitors) line(ref, 'visitor');
  }
}

/** The days of meetings, the first and one every so many days. */
export const daysFrom = (first: Day, many: number, every = 7): Day[] =>
  Array.from({ length: many }, (_, n) => addDays(first, n * every));

/** So many of a hundred come, others each time. */
export const share = (refs: readonly string[], week: number, ofHundred: number): string[] =>
  refs.filter((_, n) => (n * 37 + week * 53 + n * week * 7) % 100 < ofHundred);
