import type {
  Charter,
  Day,
  MeetingId,
  NeedId,
  NetworkId,
  OneToOneId,
  PersonId,
  ReferralId,
  SeriesId,
  ThanksId,
} from '@relais/contracts';
import type { EventStore, StoredEvent } from '@relais/event-sourcing';
import {
  type AnnouncementEvent,
  type AttendanceDetails,
  type AttendanceEvent,
  type MeetingEvent,
  type NeedEvent,
  type OneToOneEvent,
  type ScheduledMeeting,
  type Series,
  type SeriesEvent,
  announcement,
  meeting,
  series,
} from '@relais/meetings';
import type { NetworkEvent } from '@relais/networks';
import type { MemberIndex } from '@relais/networks/rules';
import type { PersonEvent } from '@relais/people';
import { type ReferralEvent, type Step, type ThanksEvent, stepsAfter } from '@relais/referrals';
import { membershipsOf } from '../tables/memberships';

type Event = StoredEvent<
  | NetworkEvent
  | PersonEvent
  | SeriesEvent
  | MeetingEvent
  | AnnouncementEvent
  | AttendanceEvent
  | NeedEvent
  | OneToOneEvent
  | ReferralEvent
  | ThanksEvent
>;
type DataOf<Type extends Event['type']> = Extract<Event, { type: Type }>['data'];

export type MeetingState = ScheduledMeeting & { ref: string | null };
export type SeriesState = Series & { ref: string | null };
export type AnnouncementState = ReturnType<typeof announcement.evolve> &
  Readonly<{ meetingId: MeetingId; personId: PersonId }>;
export type NeedState = DataOf<'NeedStated'> & { on: Day };
export type ReferralState = DataOf<'ReferralPassed'> & {
  passedOn: Day;
  withdrawnOn: Day | null;
  position: number;
  steps: readonly Step[];
};
export type ThanksState = DataOf<'ThanksGiven'> & { on: Day; withdrawnOn: Day | null };
export type OneToOneState = DataOf<'OneToOneHeld'> & { on: Day; withdrawnOn: Day | null };

const pageSize = 5000;

/** A network at the end of the log, everything in the order of recording; no personal values. */
export class NetworkState {
  founded: DataOf<'NetworkFounded'> | null = null;
  readonly charters = new Map<Day, Charter>();
  readonly people = new Set<PersonId>();
  readonly series = new Map<SeriesId, SeriesState>();
  readonly meetings = new Map<MeetingId, MeetingState>();
  readonly attendance = new Map<string, AttendanceDetails>();
  readonly announcements = new Map<string, AnnouncementState>();
  readonly needs = new Map<NeedId, NeedState>();
  readonly referrals = new Map<ReferralId, ReferralState>();
  readonly thanks = new Map<ThanksId, ThanksState>();
  readonly oneToOnes = new Map<OneToOneId, OneToOneState>();
  private readonly admissions: StoredEvent<NetworkEvent>[] = [];

  static async read(store: EventStore, networkId: NetworkId): Promise<NetworkState> {
    const state = new NetworkState();
    for (let after = 0; ;) {
      const events = await store.readAll(after, pageSize, { networkId });
      for (const event of events) state.evolve(event as Event);
      const last = events.at(-1);
      if (!last) return state;
      after = last.position;
    }
  }

  members(): MemberIndex {
    return membershipsOf(this.admissions);
  }

  private evolve(event: Event): void {
    const { type, data, on } = event;
    switch (type) {
      case 'NetworkFounded':
        this.founded = data;
        return;
      case 'CharterAdopted':
        this.charters.set(on, data.charter);
        return;
      case 'MemberAdmitted':
      case 'MemberLeft':
      case 'MembershipCorrected':
        this.admissions.push(event);
        return;
      case 'PersonRegistered':
        this.people.add(data.personId);
        return;
      case 'SeriesPlanned':
      case 'SeriesChanged':
      case 'SeriesEnded': {
        const known = this.series.get(data.seriesId);
        const ref = type === 'SeriesPlanned' ? data.ref : (known?.ref ?? null);
        this.series.set(data.seriesId, { ...series.evolve(known ?? series.initialState, event), ref });
        return;
      }
      case 'MeetingScheduled':
      case 'MeetingRescheduled':
      case 'UnnamedGuestsCounted':
      case 'AgendaAdopted':
      case 'RoundOpened':
      case 'MeetingHeld':
      case 'MeetingCancelled':
      case 'MeetingReopened':
      case 'MeetingKept': {
        const known = this.meetings.get(data.meetingId);
        const state = meeting.evolve(known ?? meeting.initialState, event);
        const ref = type === 'MeetingScheduled' ? data.ref : (known?.ref ?? null);
        if (state.status !== 'unknown') this.meetings.set(data.meetingId, { ...state, ref });
        return;
      }
      case 'AttendanceRecorded':
      case 'AttendanceCorrected':
        this.attendance.set(event.stream, data);
        return;
      case 'AttendanceAnnounced':
      case 'GuestAnnounced':
      case 'GuestWithdrawn': {
        const personId = type === 'AttendanceAnnounced' ? data.personId : data.invitedBy;
        const state = announcement.evolve(
          this.announcements.get(event.stream) ?? announcement.initialState,
          event,
        );
        this.announcements.set(event.stream, { ...state, meetingId: data.meetingId, personId });
        return;
      }
      case 'NeedStated':
        this.needs.set(data.needId, { ...data, on });
        return;
      case 'NeedWithdrawn':
        this.needs.delete(data.needId);
        return;
      case 'OneToOneHeld':
        this.oneToOnes.set(data.oneToOneId, { ...data, on, withdrawnOn: null });
        return;
      case 'OneToOneWithdrawn':
        change(this.oneToOnes, data.oneToOneId, { withdrawnOn: on });
        return;
      case 'ReferralPassed':
        this.referrals.set(data.referralId, {
          ...data,
          passedOn: on,
          withdrawnOn: null,
          position: event.position,
          steps: [],
        });
        return;
      case 'ProspectAgreed':
        change(this.referrals, data.referralId, { agreedOn: on, position: event.position });
        return;
      case 'ReferralAcknowledged':
      case 'ProspectContacted':
      case 'ReferralWon':
      case 'ReferralLost':
      case 'OutcomeRetracted': {
        const { steps = [] } = this.referrals.get(data.referralId) ?? {};
        change(this.referrals, data.referralId, { steps: stepsAfter(steps, event) });
        return;
      }
      case 'ReferralWithdrawn':
        change(this.referrals, data.referralId, { withdrawnOn: on });
        return;
      case 'ThanksGiven':
        this.thanks.set(data.thanksId, { ...data, on, withdrawnOn: null });
        return;
      case 'ThanksWithdrawn':
        change(this.thanks, data.thanksId, { withdrawnOn: on });
        return;
      case 'NetworkDescribed':
      case 'RoleGranted':
      case 'RoleRevoked':
      case 'RoleSuspended':
      case 'RoleConfirmed':
      case 'MembershipAccepted':
      case 'MembershipDeclined':
      case 'PersonDescribed':
      case 'ContactErased':
      case 'PersonErased':
      case 'ObjectionRecorded':
      case 'ProspectErased':
    }
  }
}

function change<Id, State>(states: Map<Id, State>, id: Id, changes: Partial<State>): void {
  const state = states.get(id);
  if (state) states.set(id, { ...state, ...changes });
}
