import { setTimeout } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Caller, Membership, SignIn, Tokens, Visits } from '@relais/access';
import { ChangeKind, type NetworkId } from '@relais/contracts';
import { type EventStore, type StoredEvent, ensure } from '@relais/event-sourcing';
import type { Networks } from '@relais/networks';
import type { ReadModels } from '@relais/projections';
import { isTold, otherVisitorsWait } from './audience.rules';
import { ChangeFeed, untilShown } from './change-feed';
import { ChangeStream } from './change-stream';
import { type NetworkChange, changesOf } from './changes-of-events';

const mostOfAccount = 3;
const beatEveryMs = 20_000;
const checkEveryMs = 400;
/** Of more events than that a returning reader hears that anything may have changed. */
const mostMissed = 1000;

type Needs = Readonly<{
  store: EventStore;
  readModels: ReadModels;
  networks: Networks;
  signIn: Pick<SignIn, 'sessions'>;
  tokens: Tokens;
  visits: Pick<Visits, 'waitingIn'>;
  /** What went wrong and is tried again. */
  failed: (error: unknown) => void;
}>;

type Opening = Readonly<{
  /** The position of the last message that the client got; null: it got none. */
  after: number | null;
  /** Another stream of the same account with this id gives way. */
  id: string | null;
}>;

/** The streams of changes that are open in this process. */
export class ChangeStreams implements OnModuleDestroy {
  private readonly streams = new Set<ChangeStream>();
  private readonly ending = new AbortController();
  private feed: Promise<ChangeFeed> | null = null;
  /** The visitors who wait in the networks of hosts, as readers heard last. */
  private waiting: ReadonlyMap<NetworkId, string> = new Map();

  constructor(private readonly needs: Needs) {}

  /** How many streams are open. */
  get size(): number {
    return this.streams.size;
  }

  /**
   * Opens a stream: everything that is recorded from now on and concerns these readers is told, once reads show it, and what was
   * recorded since `after`. It ends when the rights of the caller change.
   * @param readers persons of the caller
   * @throws Refusal `too-many-streams`
   */
  async open(caller: Caller, readers: readonly Membership[], { after, id }: Opening): Promise<ChangeStream> {
    const ofAccount = [...this.streams].filter((other) => accountOf(other.caller) === accountOf(caller));
    const replaced = ofAccount.filter((other) => id !== null && other.id === id);
    ensure(
      ofAccount.length - replaced.length < mostOfAccount,
      'too-many-streams',
      `An account has at most ${mostOfAccount} streams at a time. Close one, or ask every 30 seconds instead.`,
    );
    for (const other of replaced) this.end(other);
    const stream = new ChangeStream(caller, readers, id);
    if (this.ending.signal.aborted) {
      stream.finish();
      return stream;
    }
    this.streams.add(stream);
    stream.once('close', () => this.forget(stream));
    try {
      await this.tellWaiting(await this.follow());
    } catch (error) {
      stream.destroy();
      throw error;
    }
    if (after !== null) void this.resume(stream, after);
    return stream;
  }

  /** Ends all streams, for good: before the server waits for its open requests. */
  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    for (const stream of this.streams) this.end(stream);
    await this.rest();
  }

  private follow(): Promise<ChangeFeed> {
    if (this.feed) return this.feed;
    const feed = ChangeFeed.start(this.needs, {
      followed: () => new Set([...this.streams].flatMap(({ networkIds }) => networkIds)),
      handle: (events) => this.handle(events),
      failed: this.needs.failed,
    });
    this.feed = feed;
    feed.then(
      (following) => void this.watch(feed, following),
      () => (this.feed = null),
    );
    return feed;
  }

  /** As long as this feed is followed: lets readers know that their streams are alive, and ends those that must not go on. */
  private async watch(feed: Promise<ChangeFeed>, following: ChangeFeed): Promise<void> {
    const { signal } = this.ending;
    let beatAt = performance.now() + beatEveryMs;
    while (this.feed === feed && !signal.aborted) {
      await setTimeout(checkEveryMs, undefined, { signal }).catch(() => undefined);
      await this.endRevoked().catch(this.needs.failed);
      await this.tellWaiting(following).catch(this.needs.failed);
      if (performance.now() < beatAt) continue;
      for (const stream of this.streams) stream.beat();
      beatAt = performance.now() + beatEveryMs;
    }
  }

  private async handle(events: readonly StoredEvent[]): Promise<void> {
    for (const one of await changesOf(events, this.needs)) {
      for (const stream of this.streams) stream.tell(one);
      for (const stream of this.streams) if (isEndedBy(stream, one)) this.end(stream);
    }
  }

  /** Tells what was recorded while the reader was away; what is recorded meanwhile comes by the feed. */
  private async resume(stream: ChangeStream, after: number): Promise<void> {
    const { store, readModels, failed } = this.needs;
    try {
      const last = await store.lastPosition();
      const networkIds = [...new Set(stream.networkIds)];
      const missed = after > last ? null : await this.readMissed(networkIds, after);
      await untilShown(readModels, networkIds, last, this.ending.signal);
      if (missed === null) stream.say(last, ChangeKind.options);
      else for (const one of await changesOf(missed, this.needs)) stream.tell(one);
      for (const networkId of networkIds) stream.tell(visitorsOf(networkId, last));
    } catch (error) {
      if (!this.ending.signal.aborted) failed(error);
      this.end(stream);
    }
  }

  /** Null: they are too many. */
  private async readMissed(networkIds: readonly string[], after: number): Promise<StoredEvent[] | null> {
    const read = await Promise.all(
      networkIds.map((networkId) => this.needs.store.readAll(after, mostMissed, { networkId })),
    );
    return read.some(({ length }) => length === mostMissed) ? null : read.flat();
  }

  /** Ends the streams whose session or token is over, or whose caller has other persons or roles than before. */
  private async endRevoked(): Promise<void> {
    const { signIn, tokens } = this.needs;
    const streams = [...this.streams];
    const keysOf = (isSession: boolean) => [
      ...new Set(
        streams
          .filter(({ caller }) => (caller.accountId !== null) === isSession)
          .map(({ caller }) => caller.key),
      ),
    ];
    const now = new Map([
      ...(await signIn.sessions.membershipsOf(keysOf(true))),
      ...(await tokens.membershipsOf(keysOf(false))),
    ]);
    for (const stream of streams) {
      const { key, memberships } = stream.caller;
      if (JSON.stringify(now.get(key)) !== JSON.stringify(memberships)) this.end(stream);
    }
  }

  /** Tells hosts that other visitors wait than before, whichever server took their names; of a network that is new here it notes them. */
  private async tellWaiting({ position }: ChangeFeed): Promise<void> {
    const ofHosts = [...this.streams].flatMap(({ readers }) =>
      readers.filter((reader) => isTold(reader, otherVisitorsWait)).map(({ networkId }) => networkId),
    );
    const networkIds = [...new Set(ofHosts)];
    const found = networkIds.length > 0 ? await this.needs.visits.waitingIn(networkIds) : null;
    const waiting = new Map(networkIds.map((networkId) => [networkId, found?.get(networkId) ?? '']));
    const changed = networkIds.filter(
      (networkId) => this.waiting.has(networkId) && this.waiting.get(networkId) !== waiting.get(networkId),
    );
    this.waiting = waiting;
    for (const networkId of changed)
      for (const stream of this.streams) stream.tell(visitorsOf(networkId, position));
  }

  private end(stream: ChangeStream): void {
    stream.finish();
    this.forget(stream);
  }

  private forget(stream: ChangeStream): void {
    this.streams.delete(stream);
    if (this.streams.size === 0) void this.rest();
  }

  private async rest(): Promise<void> {
    const { feed } = this;
    this.feed = null;
    await feed?.then((following) => following.stop()).catch(() => undefined);
  }
}

const accountOf = ({ accountId, key }: Caller): string => accountId ?? key;

const visitorsOf = (networkId: NetworkId, position: number): NetworkChange => ({
  ...{ networkId, position, change: otherVisitorsWait, endsFor: [] },
});

const isEndedBy = ({ readers }: ChangeStream, { networkId, endsFor }: NetworkChange): boolean =>
  readers.some((reader) => reader.networkId === networkId && endsFor.includes(reader.personId));
