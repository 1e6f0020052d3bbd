import { type EventType, type PersonId, cleanName } from '@relais/contracts';
import { type EventStore, type PersonalValues, type StoredEvent, thingOf } from '@relais/event-sourcing';
import { MeetingScheduled, OneToOneHeld, SeriesPlanned } from '@relais/meetings';
import { PersonErased, PersonRegistered } from '@relais/people';
import { ReferralPassed, ThanksGiven } from '@relais/referrals';
import type { Ids, Kind, Named } from './ids';

/** The vault's values of recorded people who were not erased, by person. */
export type RecordedPeople = ReadonlyMap<PersonId, PersonalValues>;

/** The events that things begin with. */
const beginnings = [
  PersonRegistered,
  SeriesPlanned,
  MeetingScheduled,
  ReferralPassed,
  ThanksGiven,
  OneToOneHeld,
] as const;
const kinds = {
  SeriesPlanned: 'series',
  MeetingScheduled: 'meeting',
  ReferralPassed: 'referral',
  ThanksGiven: 'thanks',
  OneToOneHeld: 'one-to-one',
} as const satisfies Partial<Record<EventType, Kind>>;

/** Recorded events by stream; streams without events are missing. */
export type Events = ReadonlyMap<string, readonly StoredEvent[]>;

/** What is recorded of the network already. */
export class NetworkLog {
  private spellings: Map<string, string> | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly ids: Ids,
    /** A new network has nothing to look up. */
    readonly isNew: boolean,
    private readonly open: (subjects: readonly string[]) => Promise<Map<string, PersonalValues>>,
  ) {}

  /** The same network, its events read from another store. */
  withStore(store: EventStore): NetworkLog {
    return new NetworkLog(store, this.ids, this.isNew, this.open);
  }

  async events(streams: readonly string[]): Promise<Events> {
    if (streams.length === 0) return new Map();
    const found = await this.store.readStreams([...new Set(streams)]);
    return new Map([...found].filter(([, events]) => events[0]?.networkId === this.ids.networkId));
  }

  /**
   * The events of the refs of lines; from now on such a ref also stands for what is recorded under it as an id, or under another
   * spelling.
   */
  async learn(named: readonly Named[]): Promise<Events> {
    if (this.isNew) {
      for (const name of named) if (name.idIfNew) this.ids.isIdOf(name, name.idIfNew());
      return new Map();
    }
    const candidates = named.flatMap((name) => {
      const stream = this.ids.streamIfBorn(name);
      return stream === null ? [] : [{ name, stream }];
    });
    const events = await this.events([
      ...named.map((name) => this.streamOf(name)),
      ...candidates.map(({ stream }) => stream),
    ]);
    for (const { name, stream } of candidates) if (events.has(stream)) this.ids.isIdOf(name, name.ref);
    const unknown = named.filter((name) => !events.has(this.streamOf(name)));
    const respelled = await this.respelled(unknown);
    const further = unknown.flatMap((name) => {
      if (!name.idIfNew || respelled.includes(this.streamOf(name))) return [];
      this.ids.isIdOf(name, name.idIfNew());
      return [this.streamOf(name)];
    });
    const streams = [...respelled, ...further];
    return streams.length === 0 ? events : new Map([...events, ...(await this.events(streams))]);
  }

  /** All people who are recorded. */
  async people(): Promise<RecordedPeople> {
    const people = new Map<PersonId, PersonalValues>();
    if (this.isNew) return people;
    for await (const page of this.store.pagesOf(this.ids.networkId, [PersonRegistered, PersonErased]))
      for (const event of page)
        if (PersonErased.is(event)) people.delete(event.data.personId);
        else people.set(event.data.personId, {});
    if (people.size === 0) return people;
    const opened = await this.open([...people.keys()]);
    return new Map([...people.keys()].map((personId) => [personId, opened.get(personId) ?? {}]));
  }

  /** The streams of what is recorded with a ref that is the same, once cleaned. */
  private async respelled(named: readonly Named[]): Promise<string[]> {
    if (named.length === 0) return [];
    this.spellings ??= await this.otherSpellings();
    const streams: string[] = [];
    for (const name of named) {
      const id = this.spellings.get(`${name.kind}:${name.ref}`);
      if (id === undefined) continue;
      this.ids.isIdOf(name, id);
      streams.push(this.ids.stream(name.kind, id));
    }
    return streams;
  }

  /** Ids by cleaned ref, of what was recorded before refs were cleaned. */
  private async otherSpellings(): Promise<Map<string, string>> {
    const spellings = new Map<string, string>();
    const add = (kind: Kind, ref: string | null | undefined, id: string) => {
      if (ref && cleanName(ref) !== ref) spellings.set(`${kind}:${cleanName(ref)}`, id);
    };
    for await (const page of this.store.pagesOf(this.ids.networkId, beginnings)) {
      const people = page.filter((event) => PersonRegistered.is(event)).map(({ data }) => data.personId);
      const personal = people.length > 0 ? await this.open(people) : new Map<string, PersonalValues>();
      for (const personId of people) add('person', personal.get(personId)?.['ref'], personId);
      for (const { type, data, stream } of page)
        if (type !== 'PersonRegistered') add(kinds[type], data.ref, thingOf(stream) ?? '');
    }
    return spellings;
  }

  private streamOf({ kind, ref }: Named): string {
    return this.ids.stream(kind, this.ids.idOf(kind, ref));
  }
}
