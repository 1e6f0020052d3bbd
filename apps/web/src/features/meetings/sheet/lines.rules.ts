import type {
  AttendanceStatus,
  MeetingAnswer,
  PersonId,
  PutAttendanceBody,
  PutUnnamedBody,
} from '@relais/contracts';
import { isInTheRoom as isRoomStatus, presetsOf } from '@relais/contracts/rules';
import type { Entry } from '../../../server/outbox/entry';

type Listed = MeetingAnswer['people'][number];

/** What is recorded of a person or was tapped here. @property entered how they attend by that; null: as preset */
type Entered = Listed & Readonly<{ entered: AttendanceStatus | null; isUnsent: boolean }>;

/** A person on the sheet. @property shown how they attend as far as this device knows; null: one tap away from being there */
export type Line = Entered & Readonly<{ shown: AttendanceStatus | null }>;

/** Something tapped on this device. @property sentAt when it left the outbox; null while it lies there */
type Tapped = Readonly<{ id: string; sentAt: number | null }>;

/** What was tapped about one person. */
export type Tap = Tapped & Readonly<{ personId: PersonId; name: string; body: PutAttendanceBody }>;

/** How many guests without a name there are. */
export type UnnamedTap = Tapped & Readonly<{ unnamed: number }>;

/** The taps of a meeting that lie in the outbox and were not refused, in the order in which they were made. */
export const tapsIn = (entries: readonly Entry[], meetingId: string): Tap[] =>
  entries
    .filter(
      ({ kind, subject, state }) =>
        kind === 'attendance' && subject.startsWith(`/meetings/${meetingId}/`) && state !== 'refused',
    )
    .map(({ id, about: { personId, name }, body }) => ({
      id,
      personId,
      name,
      body: body as PutAttendanceBody,
      sentAt: null,
    }));

/**
 * Taps with those that have left the outbox since, until an answer knows them: one that was asked for after they were sent.
 * The very same where nothing has changed.
 */
export function withSent<T extends Tapped>(
  before: readonly T[],
  unsent: readonly T[],
  askedAt: number,
  now: number,
): readonly T[] {
  const left = before
    .filter(({ id }) => !unsent.some((tap) => tap.id === id))
    .map((tap) => ({ ...tap, sentAt: tap.sentAt ?? now }))
    .filter(({ sentAt }) => sentAt >= askedAt);
  const after: readonly T[] = [...left, ...unsent];
  const isSame = after.length === before.length && after.every((tap, at) => alike(tap, before[at]));
  return isSame ? before : after;
}

const alike = (tap: Tapped, other: Tapped | undefined): boolean =>
  tap.id === other?.id && tap.sentAt === other.sentAt;

/** The sheet as this device knows it: what is recorded or preset, and over it what was tapped here. */
export function linesOf(
  people: readonly Listed[],
  taps: readonly Tap[],
  compare: Intl.Collator['compare'],
): Line[] {
  const lines = new Map<PersonId, Entered>(
    people.map((one) => [one.personId, { ...one, entered: one.status, isUnsent: false }]),
  );
  for (const { personId, name, body, sentAt } of taps) {
    const known = lines.get(personId) ?? newcomer(personId, name);
    const { status, substituteFor = null, invitedBy = null, welcomedBy = null, firstTime = null } = body;
    const isUnsent = sentAt === null;
    const said = { entered: status, substituteFor, invitedBy, welcomedBy, firstTime, isUnsent };
    lines.set(personId, { ...known, ...said });
    const member = substituteFor && lines.get(substituteFor);
    if (member) lines.set(member.personId, { ...member, entered: 'represented', isUnsent });
  }
  const presets = presetsOf([...lines.values()].map((line) => ({ ...line, status: line.entered })));
  return [...lines.values()]
    .map((line) => ({ ...line, shown: presets.get(line.personId) ?? null }))
    .sort((a, b) => compare(a.name ?? '', b.name ?? ''));
}

const newcomer = (personId: PersonId, name: string): Entered => ({
  personId,
  ref: personId,
  name,
  sector: null,
  isMember: false,
  status: null,
  announced: null,
  substituteFor: null,
  invitedBy: null,
  welcomedBy: null,
  firstTime: null,
  entered: null,
  isUnsent: true,
});

export const isInTheRoom = ({ shown }: Pick<Line, 'shown'>): boolean => isRoomStatus(shown);

/** Whether a person is brought by another one and not there yet. */
export const isExpectedGuest = ({ shown, isMember, announced, invitedBy, substituteFor }: Line): boolean =>
  shown === null && !isMember && announced === 'yes' && (invitedBy !== null || substituteFor !== null);

/** Members first – without membership everybody who attends as a participant –, then visitors and substitutes. */
export function partsOf(
  lines: readonly Line[],
): Readonly<{ regulars: readonly Line[]; guests: readonly Line[] }> {
  const hasMembers = lines.some(({ isMember }) => isMember);
  const isGuest = (line: Line) =>
    hasMembers
      ? !line.isMember
      : line.shown === 'visitor' || line.shown === 'substitute' || isExpectedGuest(line);
  return { regulars: lines.filter((line) => !isGuest(line)), guests: lines.filter(isGuest) };
}

/** Who sits in for a member. */
export const substituteOf = ({ personId }: Line, lines: readonly Line[]): Line | undefined =>
  lines.find(({ shown, substituteFor }) => shown === 'substitute' && substituteFor === personId);

/** Who sits in no longer once a member comes after all: a substitute who was entered, as one who was only announced is preset no more. */
export const endedSubstituteOf = (
  { personId }: Line,
  status: AttendanceStatus,
  lines: readonly Line[],
): Line | undefined =>
  isRoomStatus(status)
    ? lines.find(({ entered, substituteFor }) => entered === 'substitute' && substituteFor === personId)
    : undefined;

export type Counts = Readonly<Record<AttendanceStatus, number> & { room: number }>;

/** How many attend in which way; the room are those who are there, with the guests without a name. A guest who did not come is no absence. */
export function countsOf(lines: readonly Line[], unnamed: number): Counts {
  const { regulars, guests } = partsOf(lines);
  const counted = [...regulars, ...guests.filter(isInTheRoom)];
  const count = (status: AttendanceStatus) => counted.filter(({ shown }) => shown === status).length;
  const counts = {
    present: count('present'),
    late: count('late'),
    represented: count('represented'),
    excused: count('excused'),
    absent: count('absent'),
    visitor: count('visitor'),
    substitute: count('substitute'),
  };
  const room = counts.present + counts.late + counts.visitor + counts.substitute + unnamed;
  return { ...counts, room };
}

/** The numbers of guests without a name that wait in the outbox, the latest last. */
export const unnamedIn = (entries: readonly Entry[], meetingId: string): UnnamedTap[] =>
  entries
    .filter(
      ({ kind, subject, state }) =>
        kind === 'unnamed' && subject === `/meetings/${meetingId}/unnamed` && state !== 'refused',
    )
    .map(({ id, body }) => ({ id, unnamed: (body as PutUnnamedBody).unnamed, sentAt: null }));
