import { type AttendanceStatus, type PersonId, isInTheRoom } from '@relais/contracts';
import type { AttendanceDetails } from './attendance.events';

/** What a host closes the list with, of one person. `was`: the recorded status that they saw; null: they saw no line. */
export type ClosingLine = Readonly<Omit<AttendanceDetails, 'meetingId'> & { was: AttendanceStatus | null }>;

type Recorded = ReadonlyMap<PersonId, AttendanceStatus>;

/** The lines of a closing, and one for each member who is represented by a substitute on it and has no line there. */
export function linesOfClosing(lines: readonly ClosingLine[]): ClosingLine[] {
  const listed = new Set(lines.map(({ personId }) => personId));
  const represented = new Set(
    lines.flatMap(({ substituteFor }) =>
      substituteFor !== null && !listed.has(substituteFor) ? [substituteFor] : [],
    ),
  );
  return [...lines, ...Array.from(represented, (personId) => ({ ...representedLine(personId), was: null }))];
}

/** The line of a member who has a substitute. */
export const representedLine = (personId: PersonId) =>
  ({
    personId,
    status: 'represented',
    substituteFor: null,
    invitedBy: null,
    firstTime: null,
    welcomedBy: null,
  }) as const;

/** Which members will be in the room themselves once these lines are recorded, as far as `was` lets them be. */
export const presentAfter = (lines: readonly ClosingLine[], recorded: Recorded): Set<PersonId> =>
  new Set(
    lines
      .filter(({ personId, status, was }) => {
        const before = recorded.get(personId);
        return isInTheRoom(before === undefined || before === was ? status : before);
      })
      .map(({ personId }) => personId),
  );

/** The lines that a closing left alone: recorded otherwise than it says. */
export const keptLines = (
  lines: readonly ClosingLine[],
  recorded: Recorded,
): { personId: PersonId; status: AttendanceStatus }[] =>
  lines.flatMap(({ personId, status: said }) => {
    const status = recorded.get(personId);
    return status === undefined || status === said ? [] : [{ personId, status }];
  });
