import type {
  Day,
  DecisionBecause,
  MeetingId,
  MeetingStatus,
  NetworkId,
  PersonId,
  SeriesId,
} from '@relais/contracts';
import { Command } from '@relais/event-sourcing';
import type { ClosingLine } from './attendance/closing.rules';
import type { Agenda, MeetingPlan, PlaceInSeries } from './meeting.events';

/** Sets a meeting: new, moved, held or cancelled. Personal: `place`. */
export class PutMeeting extends Command<
  {
    networkId: NetworkId;
    meetingId: MeetingId;
    ref: string | null;
    status: MeetingStatus;
    /** Of a new meeting. */
    series?: PlaceInSeries;
  } & MeetingPlan
> {
  readonly type = 'PutMeeting' as const;
}

/** Makes a meeting what its series says, unless it was changed by hand: planned so, or cancelled. Personal: `place`. */
export class FollowSeries extends Command<{
  networkId: NetworkId;
  meetingId: MeetingId;
  seriesId: SeriesId;
  /** The day on which the series has this meeting. */
  date: Day;
  /** Null: the series does not meet on that day. */
  plan: MeetingPlan | null;
}> {
  readonly type = 'FollowSeries' as const;
}

/** A decision of people: the meeting takes place as it is, or (`keep: false`) is cancelled. */
export class DecideMeeting extends Command<{
  networkId: NetworkId;
  meetingId: MeetingId;
  because: DecisionBecause;
  keep: boolean;
}> {
  readonly type = 'DecideMeeting' as const;
}

/** Says how many guests without a name are in the room. */
export class CountUnnamedGuests extends Command<{
  networkId: NetworkId;
  meetingId: MeetingId;
  unnamed: number;
}> {
  readonly type = 'CountUnnamedGuests' as const;
}

/** Closes the list of a meeting, which is held from then on. `unnamed` null: as it was counted. */
export class CloseMeeting extends Command<{
  networkId: NetworkId;
  meetingId: MeetingId;
  lines: readonly ClosingLine[];
  unnamed: number | null;
}> {
  readonly type = 'CloseMeeting' as const;
}

/** Personal: `agenda`, see {@link titlesOf}. */
export class AdoptAgenda extends Command<{ networkId: NetworkId; meetingId: MeetingId } & Agenda> {
  readonly type = 'AdoptAgenda' as const;
}

/** Says with which member the round of a meeting begins. */
export class OpenRound extends Command<{ networkId: NetworkId; meetingId: MeetingId; personId: PersonId }> {
  readonly type = 'OpenRound' as const;
}
