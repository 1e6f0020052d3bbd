import {
  type Charter,
  type Day,
  type MeetingId,
  type PersonId,
  type ReferralId,
  type SeriesId,
  countsFrom,
} from '@relais/contracts';
import { type PersonalValues, eventsIn, fold } from '@relais/event-sourcing';
import { type MeetingEvent, meeting } from '@relais/meetings';
import { PersonErased } from '@relais/people';
import { type ReferralEvent, referral } from '@relais/referrals';
import type { SeriesLine, Table, TableName } from '../tables/tables';
import type { FolderMembers } from './folder-members';
import type { FolderPeople } from './folder-people';
import type { Ids, Named } from './ids';
import type { Events, NetworkLog } from './network-log';

/** What cross-checks need of a meeting or referral, from the folder or recorded; `isRecorded` wins. */
export type KnownMeeting = { day: Day; line: number | null; isRecorded: boolean; isBad: boolean };
export type KnownReferral = {
  giverId: PersonId;
  receiverId: PersonId;
  day: Day;
  parentId: ReferralId | null;
  /** The day from which it counts; null: a lead. */
  countsFrom: Day | null;
  line: number | null;
  lastLine: number;
  isRecorded: boolean;
  isWithdrawn: boolean;
  isBad: boolean;
  /** In which reading of the file it is recorded: parents come before children. */
  round: number;
};

/** A currency, and how many decimals its amounts have in this network. */
export type Money = Readonly<{ currency: string; decimals: number }>;

export type Rules = Readonly<{
  latestDay: Day;
  /** The network's currency and its decimals; null: not known, network.json cannot be read. */
  money: Money | null;
  charterOn: (day: Day) => Charter;
  /** Continues without the bad lines: then their values are missing. */
  skipBadLines: boolean;
}>;

/** What is known after reading some lines: refs and days, no contents. */
export class Knowledge {
  readonly meetings = new Map<MeetingId, KnownMeeting>();
  readonly referrals = new Map<ReferralId, KnownReferral>();
  /** Series of the folder with their sound lines, and recorded ones that it names. */
  readonly series = new Map<SeriesId, readonly SeriesLine[]>();
  /** Ids of lines by table, to find those that are there twice. */
  readonly inFile = new Set<string>();
  /** Whose lines could not all be read: what is missing may be there. */
  readonly unreadable = new Set<TableName>();
  /** Streams with events, of the lines that are looked at. */
  recorded: Events = new Map();
  earliestDay: Day | null = null;
  /** Refs in the folder that are taken as those of a known person. */
  readonly mergedRefs = new Set<string>();
  /** Persons with an account: only they correct their address. */
  signedIn: ReadonlySet<PersonId> = new Set();
  /** The columns that each file has. */
  readonly columns = new Map<TableName, readonly string[]>();
  private readonly days = new Map<Day, Day>();

  constructor(
    readonly ids: Ids,
    readonly folderMembers: FolderMembers,
    readonly rules: Rules,
    readonly people: FolderPeople,
    private readonly log: NetworkLog,
  ) {}

  /** Looks up refs of lines that are not known yet. */
  async learn(named: readonly Named[]): Promise<void> {
    const { ids } = this;
    for (const { kind, ref } of named) if (kind === 'person' && ids.isMerged(ref)) this.mergedRefs.add(ref);
    this.recorded = await this.log.learn(named);
    if (this.recorded.size === 0) return;
    for (const { kind, ref } of named) {
      const id = ids.idOf(kind, ref);
      const events = this.recorded.get(ids.stream(kind, id));
      if (!events) continue;
      if (kind === 'person') this.folderMembers.see(id as PersonId);
      if (kind === 'person' && events.some((event) => PersonErased.is(event)))
        this.folderMembers.erase(id as PersonId);
      if (kind === 'series') this.noteSeries(id as SeriesId, []);
      if (kind === 'meeting') this.learnMeeting(id as MeetingId, eventsIn(this.recorded, meeting, id));
      if (kind === 'referral') this.learnReferral(id as ReferralId, eventsIn(this.recorded, referral, id));
    }
  }

  /** Looks up further streams of the lines at hand. */
  async learnStreams(streams: readonly string[]): Promise<void> {
    if (!this.log.isNew) this.recorded = new Map([...this.recorded, ...(await this.log.events(streams))]);
  }

  isRecorded(kind: Named['kind'], id: string): boolean {
    return this.recorded.has(this.ids.stream(kind, id));
  }

  /** Notes who a sound line names. */
  notePerson(ref: string, features: Parameters<FolderPeople['note']>[1]): void {
    const personId = this.ids.idOf('person', ref);
    const isRecorded = this.isRecorded('person', personId);
    this.people.note({ personId, ref, isMerged: this.ids.isMerged(ref), isRecorded }, features);
  }

  /** Notes a series, and lines that plan it. */
  noteSeries(seriesId: SeriesId, lines: readonly SeriesLine[]): void {
    this.series.set(seriesId, [...(this.series.get(seriesId) ?? []), ...lines]);
  }

  /** The ref under which the person of a line is registered: where the line is taken as a known person, theirs. */
  registeredRef(ref: string, recorded: PersonalValues | undefined): string {
    if (!this.ids.isMerged(ref)) return ref;
    return recorded?.['ref'] ?? this.people.refOf(this.ids.idOf('person', ref)) ?? ref;
  }

  /** The day of the first event of something that is recorded. */
  recordedDay(kind: Named['kind'], id: string): Day | null {
    return this.recorded.get(this.ids.stream(kind, id))?.[0]?.on ?? null;
  }

  /** A record of that day: the charter holds from the earliest on. */
  mark(day: Day): void {
    if (this.earliestDay === null || day < this.earliestDay) this.earliestDay = day;
  }

  /** Whether a ref that is nowhere may be on a line that could not be read. */
  mayBeIn(...tables: readonly TableName[]): boolean {
    return !this.rules.skipBadLines && tables.some((table) => this.unreadable.has(table));
  }

  /** One string for each day, however many lines name it. */
  dayOf(day: Day): Day {
    const known = this.days.get(day);
    if (known === undefined) this.days.set(day, day);
    return known ?? day;
  }

  /** Those of the values of a line whose column the file has. @param columns of values that are called otherwise */
  pickStated<V extends object>(
    { name }: Pick<Table, 'name'>,
    values: V,
    columns: Partial<Record<keyof V, string>> = {},
  ): Partial<V> {
    const there = this.columns.get(name);
    return Object.fromEntries(
      Object.entries(values).filter(([key]) => there?.includes(columns[key as keyof V] ?? key)),
    ) as Partial<V>;
  }

  /** False when an earlier line has this name. */
  isFirst(name: string): boolean {
    if (this.inFile.has(name)) return false;
    this.inFile.add(name);
    return true;
  }

  private learnMeeting(meetingId: MeetingId, events: readonly MeetingEvent[]): void {
    const state = fold(meeting, events);
    if (state.status === 'unknown' || this.meetings.get(meetingId)?.isRecorded) return;
    this.meetings.set(meetingId, { day: state.plan.date, line: null, isRecorded: true, isBad: false });
  }

  private learnReferral(referralId: ReferralId, events: readonly ReferralEvent[]): void {
    const [passed] = events;
    if (passed?.type !== 'ReferralPassed' || this.referrals.get(referralId)?.isRecorded) return;
    const { giverId, receiverId, parentId } = passed.data;
    this.referrals.set(referralId, {
      giverId,
      receiverId,
      parentId,
      countsFrom: countsFromOf(events),
      day: passed.on,
      line: null,
      lastLine: 0,
      isRecorded: true,
      isWithdrawn: events.some(({ type }) => type === 'ReferralWithdrawn'),
      isBad: false,
      round: 0,
    });
  }
}

function countsFromOf(events: readonly ReferralEvent[]): Day | null {
  const state = fold(referral, events);
  return state.status === 'unknown' ? null : countsFrom(state);
}
