import {
  type Day,
  type MeetingId,
  type NetworkId,
  type SeriesId,
  dayAfter,
  daysAhead,
  latestDayAt,
} from '@relais/contracts';
import {
  Clock,
  type Envelope,
  EventStore,
  type Recorded,
  type StoredEvent,
  eventsIn,
  fold,
  streamOf,
  v5,
} from '@relais/event-sourcing';
import { Networks } from '@relais/networks';
import type { KeptValues } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { announcedFor } from '../announcements/announced';
import { hasBegun } from '../meeting-times.rules';
import { FollowSeries } from '../meeting.commands';
import { meeting } from '../meeting.decider';
import type { MeetingPlan } from '../meeting.events';
import { series } from './series.decider';
import {
  type MeetingOfSeries,
  type Series,
  type SeriesCircumstances,
  type Step,
  knownDates,
  stepsOf,
  takenDays,
  undecidedIn,
} from './series.rules';

/** The meeting that a series has on a day: creating it twice is harmless. */
export const meetingOfSeries = (seriesId: SeriesId, date: Day): MeetingId => v5(seriesId, date) as MeetingId;

/** What a series has instead of a meeting; `plan` null: it does not meet on that day. */
export type Instead = Readonly<{ plan: MeetingPlan | null; place: string | null }>;

type Found = MeetingOfSeries & Readonly<{ seriesId: SeriesId; events: readonly StoredEvent[] }>;

/** The meetings of series, read from the log, and made what their series say. `rows`: of the engine, with what is announced. */
export class SeriesMeetings {
  constructor(
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly values: KeptValues,
    private readonly rows: EntityManager,
  ) {}

  /** What is known around a series, for a decision about it. */
  async circumstances(networkId: NetworkId, seriesId: SeriesId): Promise<SeriesCircumstances> {
    const state = await this.store.stateOf(series, seriesId, networkId);
    return this.circumstancesOf(networkId, seriesId, state);
  }

  /** The days on which the other meetings of its series stand, within 26 weeks of these days; none for a meeting of no series. */
  async takenDays(networkId: NetworkId, meetingId: MeetingId, day: Day): Promise<ReadonlySet<Day>> {
    const known = await this.store.stateOf(meeting, meetingId, networkId);
    if (known.status === 'unknown' || known.series === null) return new Set();
    const { seriesId } = known.series;
    const state = await this.store.stateOf(series, seriesId, networkId);
    return takenDays(await this.meetingsAround(networkId, seriesId, state, day), meetingId);
  }

  /**
   * Of these meetings, those that no longer fit their series and that people decide about, with what the series has instead.
   * @param meetingIds of the next 26 weeks
   */
  async undecided(networkId: NetworkId, meetingIds: readonly MeetingId[]): Promise<Map<MeetingId, Instead>> {
    const found = await this.meetingsBy(networkId, meetingIds);
    const now = await this.now(networkId);
    const undecided = new Map<MeetingId, Instead>();
    for (const [seriesId, meetings] of Map.groupBy(found, (one) => one.seriesId)) {
      const state = await this.store.stateOf(series, seriesId, networkId);
      const plans = undecidedIn(state, { ...now, meetings });
      const { place = null } = plans.size > 0 ? await this.values.read(networkId, seriesId) : {};
      for (const [meetingId, plan] of plans)
        undecided.set(meetingId, { plan, place: plan?.placeMark ? place : null });
    }
    return undecided;
  }

  /**
   * Makes the meetings of a series what it says. A repeat changes nothing: the ids of the commands follow from the last event of the
   * series.
   * @param place that the series has just got; otherwise that of the vault
   * @returns the last position that the command led to, 0 for none
   */
  async follow(envelope: Envelope, seriesId: SeriesId, place?: string): Promise<number> {
    const networkId = envelope.networkId as NetworkId;
    const events = await this.store.eventsOf(series, seriesId);
    const last = events.at(-1);
    if (last?.networkId !== networkId) return 0;
    const state = fold(series, events);
    const circumstances = await this.circumstancesOf(networkId, seriesId, state);
    const correlationId = envelope.correlationId ?? envelope.commandId;
    const before = circumstances.meetings.flatMap(({ events: ofMeeting }) =>
      ofMeeting
        .filter(({ metadata }) => metadata.correlationId === correlationId)
        .map(({ position }) => position),
    );
    const steps = stepsOf(state, circumstances);
    if (steps.length === 0) return Math.max(0, ...before);
    const known = place ?? (await this.values.read(networkId, seriesId))['place'];
    const existing = new Set(circumstances.meetings.map(({ date }) => date));
    const placeOf = ({ date, plan }: Step) =>
      plan?.placeMark ? { place: known ?? '' } : plan && existing.has(date) ? { place: '' } : {};
    const positions = await Promise.all(
      steps.map((step) => {
        const { date, plan } = step;
        const meetingId = meetingOfSeries(seriesId, date);
        const caused = {
          ...envelope,
          commandId: v5(meetingId, `series ${String(last.revision)}`),
          correlationId,
          causationId: last.id,
        };
        const data = { networkId, meetingId, seriesId, date, plan };
        return this.execute(new FollowSeries(data, caused, placeOf(step)));
      }),
    );
    return Math.max(...before, ...positions.map(({ position }) => Number(position)));
  }

  private execute(command: FollowSeries): Promise<Recorded> {
    const { networkId, meetingId } = command.data;
    return this.store.execute(meeting, meetingId, command, async () => ({
      vault: await this.values.sealMore(networkId, meetingId, command.personal),
      circumstances: { latestDay: latestDayAt(this.clock.now()) },
    }));
  }

  private async circumstancesOf(
    networkId: NetworkId,
    seriesId: SeriesId,
    state: Series,
  ): Promise<Omit<SeriesCircumstances, 'meetings'> & Readonly<{ meetings: readonly Found[] }>> {
    const now = await this.now(networkId);
    return { ...now, meetings: await this.meetingsAround(networkId, seriesId, state, now.today) };
  }

  private async now(networkId: NetworkId): Promise<Pick<SeriesCircumstances, 'today' | 'hasBegun'>> {
    const timezone = await this.networks.timezoneOf(networkId);
    const now = this.clock.now().toISOString();
    return { today: this.clock.dayIn(timezone), hasBegun: (times) => hasBegun(times, timezone, now) };
  }

  private async meetingsAround(
    networkId: NetworkId,
    seriesId: SeriesId,
    state: Series,
    day: Day,
  ): Promise<Found[]> {
    const dates = knownDates(state, { from: dayAfter(day, -daysAhead), to: dayAfter(day, daysAhead) });
    return this.meetingsBy(
      networkId,
      dates.map((date) => meetingOfSeries(seriesId, date)),
    );
  }

  /** Those of these meetings that belong to a series. */
  private async meetingsBy(networkId: NetworkId, meetingIds: readonly MeetingId[]): Promise<Found[]> {
    const [streams, announced] = await Promise.all([
      this.store.readStreams(meetingIds.map((meetingId) => streamOf(meeting, meetingId))),
      announcedFor(this.rows, networkId, meetingIds),
    ]);
    return meetingIds.flatMap((meetingId) => {
      const events = eventsIn(streams, meeting, meetingId);
      const known = fold(meeting, events);
      if (known.status === 'unknown' || known.series === null || events[0]?.networkId !== networkId)
        return [];
      const isAnnouncedFor = announced.has(meetingId);
      return [{ meetingId, ...known.series, meeting: known, events, isAnnouncedFor }];
    });
  }
}
