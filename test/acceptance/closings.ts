import type { AttendanceStatus, ClosingAnswer, PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { AttendanceEvent, CloseMeeting, MeetingEvent } from '@relais/meetings';

export type Line = StoredEvent<AttendanceEvent>;
export type Closing = Readonly<{ command: CloseMeeting; answer: ClosingAnswer }>;
type History = Readonly<{
  lines: readonly Line[];
  ofMeeting: readonly StoredEvent<MeetingEvent>[];
  closings: readonly Closing[];
  /** The ids of the commands by which members recorded their own presence. */
  own: ReadonlySet<string>;
}>;
type Statuses = ReadonlyMap<PersonId, AttendanceStatus>;

/** What the log of a meeting has that the definition of a closing forbids (DOMAIN.md, "Meetings"): nothing, if all is well. */
export function faultsOf({ lines, ofMeeting, closings, own }: History): string[] {
  const faults: string[] = [];
  const statuses = new Map<PersonId, AttendanceStatus>();
  const after = new Map<number, Statuses>();
  const byThemselves = new Set<PersonId>();
  for (const { type, data, position, metadata } of lines.toSorted((a, b) => a.position - b.position)) {
    const { personId, status } = data;
    const recorded = statuses.get(personId);
    if ((type === 'AttendanceRecorded') !== (recorded === undefined))
      faults.push(
        `${personId} was ${recorded === undefined ? 'corrected' : 'recorded'} at ${String(position)}`,
      );
    const closing = closings.find(({ command }) => command.envelope.commandId === metadata.correlationId);
    const line = closing?.command.data.lines.find((one) => one.personId === personId);
    if (closing && recorded !== undefined && line?.was !== recorded)
      faults.push(`a closing overwrote ${recorded} of ${personId}`);
    if (own.has(metadata.commandId) && recorded !== undefined && !byThemselves.has(personId))
      faults.push(`${personId} overwrote ${recorded} of a host`);
    if (data.byThemselves) byThemselves.add(personId);
    else byThemselves.delete(personId);
    statuses.set(personId, status);
    after.set(position, new Map(statuses));
  }
  for (const { command, answer } of closings)
    faults.push(...faultsOfAnswer(command, answer, ofMeeting, after));
  const heldOrNot = ofMeeting
    .filter(({ type }) => type === 'MeetingHeld' || type === 'MeetingReopened')
    .map(({ type }) => type);
  if (heldOrNot.includes('MeetingHeld') !== closings.length > 0) faults.push('the meeting is not held');
  if (heldOrNot.some((type, at) => type === 'MeetingReopened' && heldOrNot[at - 1] !== 'MeetingHeld'))
    faults.push('the meeting was reopened without having been held');
  return faults;
}

function faultsOfAnswer(
  { data: { lines }, envelope }: CloseMeeting,
  { position, kept }: ClosingAnswer,
  ofMeeting: History['ofMeeting'],
  after: ReadonlyMap<number, Statuses>,
): string[] {
  const held = ofMeeting.find(({ metadata }) => metadata.commandId === envelope.commandId);
  const before = Math.max(0, ...[...after.keys()].filter((at) => at < Number(position)));
  const then: Statuses = after.get(before) ?? new Map();
  const differing = lines.flatMap(({ personId, status: said }) => {
    const status = then.get(personId) ?? said;
    return status === said ? [] : [{ personId, status }];
  });
  return [
    ...(String(held?.position) === position ? [] : ['a closing answered another position']),
    ...lines.flatMap(({ personId }) =>
      then.has(personId) ? [] : [`no line of ${personId} after a closing`],
    ),
    ...(JSON.stringify(kept) === JSON.stringify(differing) ? [] : ['a closing answered other kept lines']),
  ];
}
