import { Refusal } from '@relais/event-sourcing';

/** The caller of a request, and its network. */
export type Place = Readonly<{ network: string; caller: string }>;

/** What tells that the client has hung up. */
export type Connection = Readonly<{ once(event: 'close', listener: () => void): unknown }>;

type Bounds = Readonly<{
  /** Requests at work at a time: in all, for one network, for one caller in it. */
  inAll: number;
  ofNetwork: number;
  ofCaller: number;
  /** Requests of one caller that wait. */
  waiting: number;
  /** After a request has waited for so long, further ones of its caller are refused. */
  refuseAfterMs: number;
  /** No request waits longer; reached only while no work ends. */
  longestWaitMs: number;
}>;

/** docs/operations.md has the reasons. */
const usual: Bounds = {
  inAll: 64,
  ofNetwork: 32,
  ofCaller: 12,
  waiting: 700,
  refuseAfterMs: 2000,
  longestWaitMs: 10_000,
};

type Waiting = Readonly<{ since: number; begin: () => void }>;
type Caller = { working: number; readonly waiting: Waiting[] };
type Network = { working: number; readonly callers: Map<string, Caller> };

/**
 * Limits the requests that are worked on at the same time. The others wait for their turn: networks take turns, and in each network its
 * callers, so that callers with many requests wait for themselves.
 */
export class Turns {
  private working = 0;
  /** Those that work or wait; whose turn is next comes first, of networks as of the callers in each. */
  private readonly networks = new Map<string, Network>();

  constructor(private readonly bounds: Bounds = usual) {}

  /**
   * Waits for a turn, and answers how to end it.
   * @throws Refusal `unavailable`: too many requests of this caller wait already, none ends, or the client has hung up
   */
  async take(place: Place, connection: Connection): Promise<() => void> {
    const network = entry<Network>(this.networks, place.network, () => ({ working: 0, callers: new Map() }));
    const caller = entry<Caller>(network.callers, place.caller, () => ({ working: 0, waiting: [] }));
    const { inAll, ofNetwork, ofCaller } = this.bounds;
    if (this.working < inAll && network.working < ofNetwork && caller.working < ofCaller)
      this.begin(network, caller);
    else await this.wait(place, network, caller, connection);
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      this.working -= 1;
      network.working -= 1;
      caller.working -= 1;
      this.beginNext();
      this.tidy(place, network, caller);
    };
  }

  private begin(network: Network, caller: Caller): void {
    this.working += 1;
    network.working += 1;
    caller.working += 1;
  }

  /** Whether a further request of this caller would be refused: too many wait already, or one for too long. */
  isFull({ network, caller }: Place): boolean {
    const waiting = this.networks.get(network)?.callers.get(caller)?.waiting ?? [];
    const [first] = waiting;
    return (
      waiting.length >= this.bounds.waiting ||
      (first !== undefined && performance.now() - first.since > this.bounds.refuseAfterMs)
    );
  }

  private wait(place: Place, network: Network, caller: Caller, connection: Connection): Promise<void> {
    if (this.isFull(place)) return Promise.reject(tooMuch());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        const at = caller.waiting.indexOf(own);
        if (at === -1) return;
        caller.waiting.splice(at, 1);
        this.tidy(place, network, caller);
        reject(tooMuch());
      };
      const timer = setTimeout(leave, this.bounds.longestWaitMs).unref();
      const own = {
        since: performance.now(),
        begin: () => {
          clearTimeout(timer);
          this.begin(network, caller);
          resolve();
        },
      };
      caller.waiting.push(own);
      connection.once('close', leave);
    });
  }

  private tidy(place: Place, network: Network, { working, waiting }: Caller): void {
    if (working === 0 && waiting.length === 0) network.callers.delete(place.caller);
    if (network.callers.size === 0) this.networks.delete(place.network);
  }

  /** Starts at most one waiting request, after one has ended. */
  private beginNext(): void {
    for (const [networkId, network] of this.networks) {
      if (network.working >= this.bounds.ofNetwork) continue;
      for (const [callerId, caller] of network.callers) {
        if (caller.working >= this.bounds.ofCaller) continue;
        const next = caller.waiting.shift();
        if (!next) continue;
        next.begin();
        toTheEnd(this.networks, networkId, network);
        toTheEnd(network.callers, callerId, caller);
        return;
      }
    }
  }
}

function entry<V>(map: Map<string, V>, key: string, made: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = made();
  map.set(key, value);
  return value;
}

function toTheEnd<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
}

export const tooMuch = (): Refusal =>
  new Refusal(
    'unavailable',
    'Relais has too much to do at the moment. Try again in a moment; nothing was recorded.',
  );
