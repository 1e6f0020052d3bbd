import type { MeetingStatus, PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { type Agenda, type MeetingEvent, type MeetingPlan, meeting } from '@relais/meetings';
import { type Recorded, type Version, recordedOf } from './corrections';
import { isImported } from './recorder';

/** `agenda` as {@link agendaKey} has it; `kept`: the meeting stays although its day is a public holiday. */
export type MeetingValues = MeetingPlan &
  Readonly<{
    status: MeetingStatus;
    unnamed: number;
    kept: boolean;
    agenda: string | null;
    openedBy: PersonId | null;
  }>;

/** An agenda as one value that can be compared. */
export const agendaKey = ({ minutes, round, titlesMark }: Agenda): string =>
  JSON.stringify([minutes, round, titlesMark]);

/** The recorded meeting, from its events; null if none was scheduled. */
export function recordedMeeting(
  events: readonly StoredEvent<MeetingEvent>[],
): Recorded<MeetingValues> | null {
  const versions: Version<MeetingValues>[] = [];
  let state = meeting.initialState;
  for (const event of events) {
    state = meeting.evolve(state, event);
    if (state.status !== 'unknown')
      versions.push({
        values: {
          ...state.plan,
          status: state.status,
          unnamed: state.unnamed,
          kept: state.keptOn === state.plan.date,
          agenda: state.agenda && agendaKey(state.agenda),
          openedBy: state.openedBy,
        },
        isImported: isImported(event),
      });
  }
  return versions.length === 0 ? null : recordedOf(versions);
}
