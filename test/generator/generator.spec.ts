import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Folder, readFolder, writeFolder } from '../oracle/folder';
import { naiveLedger } from '../oracle/naive-ledger';
import { naiveLiveliness } from '../oracle/naive-liveliness';
import { situationOf } from '../oracle/naive-meetings';
import { generateNetwork } from './generate-network';
import { grow } from './grow';
import { type Kind, kinds } from './plan';
import { problemsOf } from './problems';
import { knownBy } from './members';

const seeds = [1, 2, 3];
const everyNetwork = kinds.flatMap((kind) => seeds.map((seed) => [kind, seed] as const));
const all = everyNetwork.map(([kind, seed]) => generateNetwork(seed, kind));
const networkOf = (kind: Kind, seed: number) => all[kinds.indexOf(kind) * seeds.length + seed - 1] as Folder;
const ofKind = (kind: Kind) => seeds.map((seed) => networkOf(kind, seed));
const allGrown = all.map((folder) => grow(folder, 1));
const someFolder = () => generateNetwork(1, 'monthly');
const end = '2026-09-30';
const some = (folders: Folder[], is: (folder: Folder) => boolean) => folders.filter(is).length > 0;
const most = (folders: Folder[], is: (folder: Folder) => boolean) => folders.filter(is).length >= 2;

const periodsOf = ({ members }: Folder, ref: string) => members.filter(({ memberRef }) => memberRef === ref);
const held = ({ meetings }: Folder) => meetings.filter(({ status }) => status === 'held');

/** What each kind is for, in at least two of its three networks. */
const specialities: Record<Kind, (folder: Folder) => boolean> = {
  small: (folder) => (naiveLiveliness(folder, end).meanRoom ?? 99) < 10,
  monthly: (folder) => (situationOf(folder, end).rhythm ?? 0) > 20,
  young: (folder) => held(folder).length <= 8,
  paused: (folder) => naiveLiveliness(folder, '2026-10-31').verdict === 'paused',
  'runs-beside-breakfasts': (folder) =>
    held(folder).filter(({ kind }) => kind === 'activity' || kind === 'discovery').length >
    held(folder).length / 5,
  'missing-lists': (folder) => naiveLiveliness(folder, end).otherMeetings.some((m) => m.attendance === 0),
  'members-who-come-back': (folder) =>
    folder.members.filter(({ memberRef }) => periodsOf(folder, memberRef).length > 1).length > 4,
  'mass-departures': (folder) => {
    const days = folder.members.map(({ leftOn }) => leftOn).filter((day) => day !== '');
    return days.some((day) => days.filter((other) => other.slice(0, 7) === day.slice(0, 7)).length >= 4);
  },
  'no-membership': (folder) => folder.network.charter?.membership === 'none' && folder.members.length === 0,
  'own-charter': (folder) =>
    [
      'window',
      'coreMinimum',
      'returnWithin',
      'coreShare',
      'comfortSize',
      'regularKinds',
      'absenceRule',
    ].every((key) => Object.keys(folder.network.charter ?? {}).includes(key)),
  'on-the-threshold': (folder) => {
    const sizes = naiveLiveliness(folder, end).meetings.map(({ attendance }) => attendance);
    return new Set(sizes).size < sizes.length / 2;
  },
  'ups-and-downs': (folder) => {
    const sizes = naiveLiveliness(folder, end).meetings.map(({ attendance }) => attendance);
    return Math.max(...sizes) > 3 * Math.min(...sizes);
  },
};

describe('A generated network', () => {
  it.each(everyNetwork)('of kind %s and seed %i is the same each time, and valid', (kind, seed) => {
    const folder = generateNetwork(seed, kind);
    expect(JSON.stringify(folder)).toBe(JSON.stringify(networkOf(kind, seed)));
    expect(problemsOf(folder)).toEqual([]);
  });

  it('differs from seed to seed', () => {
    expect(generateNetwork(1, 'small').attendance).not.toEqual(generateNetwork(2, 'small').attendance);
  });

  it.each(kinds)('of kind %s has what the kind is for', (kind) => {
    expect(most(ofKind(kind), specialities[kind])).toBe(true);
  });

  it('has balances and sums that add up to nothing', () => {
    for (const folder of all) {
      const ledgers = knownBy(folder, end).map((person) => naiveLedger(folder, person, end));
      expect(ledgers.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
      expect(ledgers.reduce((sum, { valueBalance }) => sum + valueBalance, 0)).toBe(0);
    }
  });

  it('survives being written and read', () => {
    const path = mkdtempSync(join(tmpdir(), 'network-'));
    writeFolder(path, someFolder());
    expect(readFolder(path)).toEqual(someFolder());
    rmSync(path, { recursive: true });
  });
});

describe('All generated networks together', () => {
  const lines = all.flatMap(({ attendance }) => attendance);
  it.each(['present', 'late', 'represented', 'excused', 'absent', 'visitor', 'substitute'])(
    'have attendance %s',
    (wanted) => expect(lines.some(({ status }) => status === wanted)).toBe(true),
  );

  it.each<[string, (folder: Folder) => boolean]>([
    ['members since an unknown day', ({ members }) => members.some(({ joinedOn }) => joinedOn === '')],
    ['cancelled meetings', ({ meetings }) => meetings.some(({ status }) => status === 'cancelled')],
    ['scheduled meetings', ({ meetings }) => meetings.some(({ status }) => status === 'scheduled')],
    ['guests who are here for the first time', (f) => f.attendance.some((line) => line.firstTime === 'yes')],
    ['referrals that led to others', ({ referrals }) => referrals.some(({ parentRef }) => parentRef !== '')],
    ['leads', ({ referrals }) => referrals.some(({ agreed }) => agreed === 'no')],
    ['prospects who call themselves', (f) => f.referrals.some(({ contactBy }) => contactBy === 'prospect')],
    ['thanks without an amount', ({ thanks }) => thanks.some(({ amount }) => amount === '')],
    ['thanks without a referral', ({ thanks }) => thanks.some(({ referralRef }) => referralRef === '')],
    ['one-to-ones', ({ oneToOnes }) => oneToOnes.length > 0],
    ['values to be quoted', ({ members }) => members.some(({ company }) => /[",]/.test(company))],
    [
      'two meetings on one day at one time',
      (folder) => new Set(held(folder).map((m) => m.date + m.startTime)).size < held(folder).length,
    ],
    [
      'visitors who became members',
      ({ attendance, members }) =>
        members.some((m) => attendance.some((a) => a.personRef === m.memberRef && a.status === 'visitor')),
    ],
    [
      'thanks to somebody who has left',
      (f) =>
        f.thanks.some(({ toRef, on }) => periodsOf(f, toRef).some((m) => m.leftOn !== '' && m.leftOn <= on)),
    ],
    [
      'substitutes for members without a line',
      ({ attendance }) =>
        attendance.some(
          (a) =>
            a.substituteFor !== '' &&
            !attendance.some((b) => b.meetingRef === a.meetingRef && b.personRef === a.substituteFor),
        ),
    ],
    [
      'mostly activities',
      (f) => held(f).filter((m) => ['activity', 'discovery'].includes(m.kind)).length > held(f).length / 2,
    ],
  ])('have %s', (_, is) => expect(some(all, is)).toBe(true));

  it('reach every verdict', () => {
    const days = ['2025-12-31', '2026-05-31', end, '2027-06-30'];
    const verdicts = new Set(
      all.flatMap((folder) => days.map((day) => naiveLiveliness(folder, day).verdict)),
    );
    expect([...verdicts].toSorted()).toEqual([
      'alive',
      'closed-club',
      'dormant',
      'not-enough-data',
      'paused',
      'revolving-door',
      'too-early',
    ]);
  });
});

describe('A network that has grown', () => {
  const mayChange = { members: ['leftOn', 'leftBecause'], meetings: ['status'], referrals: ['agreed'] };
  const without = (columns: string[]) => (row: object) =>
    JSON.stringify(Object.entries(row).filter(([column]) => !columns.includes(column)));

  it.each(everyNetwork)('from kind %s and seed %i keeps its lines and stays valid', (kind, seed) => {
    const before = networkOf(kind, seed);
    const after = grow(before, seed);
    expect(problemsOf(after)).toEqual([]);
    for (const key of ['members', 'meetings', 'attendance', 'referrals', 'thanks', 'oneToOnes'] as const) {
      const same = without(key in mayChange ? mayChange[key as keyof typeof mayChange] : []);
      expect(after[key].slice(0, before[key].length).map(same)).toEqual(before[key].map(same));
    }
  });

  it.each<[string, (before: Folder, after: Folder) => boolean]>([
    ['has further lines', (before, after) => after.attendance.length > before.attendance.length],
    [
      'has members who left since',
      (before, after) => before.members.some((m, i) => m.leftOn !== after.members[i]?.leftOn),
    ],
    [
      'has meetings held since',
      (before, after) => before.meetings.some((m, i) => m.status !== after.meetings[i]?.status),
    ],
    [
      'has agreements since',
      (before, after) => before.referrals.some((r, i) => r.agreed !== after.referrals[i]?.agreed),
    ],
    [
      'has former members back',
      (before, after) =>
        after.members.slice(before.members.length).some((m) => periodsOf(before, m.memberRef).length > 0),
    ],
  ])('%s', (_, is) => expect(all.some((folder, index) => is(folder, allGrown[index] as Folder))).toBe(true));
});
