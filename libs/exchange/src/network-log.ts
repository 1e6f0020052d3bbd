import { type PersonId, cleanName } from '@relais/contracts';
import type { EventStore, PersonalValues, StoredEvent } from '@relais/event-sourcing';
import type { Ids, Kind, Named } from './ids';

const pageSize = 5000;

/** What the vault has of recorded people who were not erased, by person. */
export type RecordedPeople = ReadonlyMap<PersonId, PersonalValues>;
const kindOfType: Readonly<Record<string, Kind>> = {
  PersonRegistered: 'person',
  MeetingScheduled: 'meeting',
  ReferralPassed: 'referral',
  ThanksGiven: 'thanks',
  OneToOneHeld: 'one-to-one',
};
/** Behind the first dash of a stream's name. */
const idIn = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** Recorded facts by stream; streams without facts are missing. */
export type Facts = ReadonlyMap<string, readonly StoredEvent[]>;

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

  /** The same network, its facts read from another store. */
  over(store: EventStore): NetworkLog {
    return new NetworkLog(store, this.ids, this.isNew, this.open);
  }

  async facts(streams: readonly string[]): Promise<Facts> {
    if (streams.length === 0) return new Map();
    const found = await this.store.readStreams([...new Set(streams)]);
    return new Map([...found].filter(([, facts]) => facts[0]?.networkId === this.ids.networkId));
  }

  /**
   * The facts of what lines name; from now on, a ref stands for what is recorded under it as an id, or under another spelling of it.
   */
  async learn(named: readonly Named[]): Promise<Facts> {
    if (this.isNew) return new Map();
    const candidates = named.flatMap((name) => {
      const stream = this.ids.streamIfBorn(name);
      return stream === null ? [] : [{ name, stream }];
    });
    const facts = await this.facts([
      ...named.map((name) => this.streamOf(name)),
      ...candidates.map(({ stream }) => stream),
    ]);
    for (const { name, stream } of candidates) if (facts.has(stream)) this.ids.isIdOf(name, name.ref);
    const respelled = await this.respelled(named.filter((name) => !facts.has(this.streamOf(name))));
    return respelled.length === 0 ? facts : new Map([...facts, ...(await this.facts(respelled))]);
  }

  /** All people who are recorded. */
  async people(): Promise<RecordedPeople> {
    const people = new Map<PersonId, PersonalValues>();
    const types = ['PersonRegistered', 'PersonErased'];
    for (let after = 0; !this.isNew;) {
      const events = await this.store.readAll(after, pageSize, { networkId: this.ids.networkId, types });
      const last = events.at(-1);
      if (!last) break;
      after = last.position;
      for (const { type, data } of events) {
        const { personId } = data as { personId: PersonId };
        if (type === 'PersonErased') people.delete(personId);
        else people.set(personId, {});
      }
    }
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
    for (let after = 0; ;) {
      const facts = await this.store.readAll(after, pageSize, {
        networkId: this.ids.networkId,
        types: Object.keys(kindOfType),
      });
      const people = facts.flatMap(({ type, data }) =>
        type === 'PersonRegistered' ? [(data as { personId: string }).personId] : [],
      );
      const personal = people.length > 0 ? await this.open(people) : new Map<string, PersonalValues>();
      for (const personId of people) add('person', personal.get(personId)?.['ref'], personId);
      for (const { type, data, stream } of facts) {
        const kind = kindOfType[type];
        if (kind && kind !== 'person') add(kind, (data as { ref?: string | null }).ref, idIn(stream));
      }
      const last = facts.at(-1);
      if (!last) return spellings;
      after = last.position;
    }
  }

  private streamOf({ kind, ref }: Named): string {
    return this.ids.stream(kind, this.ids.of(kind, ref));
  }
}
