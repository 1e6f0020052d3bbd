import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { type Place, Turns } from './turns';

const bounds = {
  inAll: 4,
  ofNetwork: 3,
  ofCaller: 2,
  waiting: 5,
  refuseAfterMs: 1000,
  longestWaitMs: 10_000,
};
const unavailable = { code: 'unavailable' };

/** Requests of callers, each named by network and caller, as in `a1`. */
class Requests {
  private readonly turns = new Turns(bounds);
  readonly working: { name: string; end: () => void }[] = [];
  readonly begun: string[] = [];
  readonly refused: string[] = [];

  ask(name: string, connection = new EventEmitter()): EventEmitter {
    void this.turns.take(placeOf(name), connection).then(
      (end) => {
        this.begun.push(name);
        this.working.push({ name, end });
      },
      (error: unknown) => {
        expect(error).toMatchObject(unavailable);
        this.refused.push(name);
      },
    );
    return connection;
  }

  end(): void {
    this.working.shift()?.end();
  }
}

const placeOf = (name: string): Place => ({ network: name.slice(0, 1), caller: name });

describe('Turns', () => {
  let requests: Requests;
  beforeEach(() => {
    requests = new Requests();
  });

  const ask = async (...names: string[]) => {
    for (const name of names) requests.ask(name);
    await setImmediate();
  };
  const end = async (times = 1) => {
    for (let n = 0; n < times; n++) {
      requests.end();
      await setImmediate();
    }
  };

  it('are given at once while there is room: for the caller, the network and in all', async () => {
    await ask('a1', 'a1', 'a1', 'a2', 'a2', 'b1', 'b1');
    expect(requests.begun).toEqual(['a1', 'a1', 'a2', 'b1']);
  });

  it('go to networks in turn, and in each to its callers: a caller with many requests waits behind their own', async () => {
    await ask('a1', 'a1', 'a2', 'b1', 'a1', 'a1', 'a1', 'a2', 'b1', 'b2', 'c1');
    expect(requests.begun).toEqual(['a1', 'a1', 'a2', 'b1']);
    await end(7);
    expect(requests.begun.slice(4)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a1', 'a1']);
  });

  it('are refused at once to a caller with too many waiting requests, and to no other', async () => {
    await ask(...Array<string>(8).fill('a1'), 'b1', 'a2');
    expect(requests.refused).toEqual(['a1']);
    expect(requests.begun).toEqual(['a1', 'a1', 'b1', 'a2']);
  });

  it('are refused to a caller whose first request has waited too long, and to requests that waited while nothing ended', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    await ask('a1', 'a1', 'a1');
    jest.advanceTimersByTime(bounds.refuseAfterMs + 1);
    await ask('a1', 'b1');
    expect(requests.refused).toEqual(['a1']);
    expect(requests.begun).toEqual(['a1', 'a1', 'b1']);
    jest.advanceTimersByTime(bounds.longestWaitMs);
    await setImmediate();
    expect(requests.refused).toEqual(['a1', 'a1']);
    jest.useRealTimers();
  });

  it('are not given to clients that hung up', async () => {
    await ask('a1', 'a1');
    const gone = requests.ask('a1');
    await ask('a1');
    gone.emit('close');
    await end(2);
    expect(requests.begun).toEqual(['a1', 'a1', 'a1']);
    expect(requests.working).toHaveLength(1);
  });

  it('can be ended twice', async () => {
    const turns = new Turns(bounds);
    const ends = await Promise.all([1, 2].map(() => turns.take(placeOf('a1'), new EventEmitter())));
    ends[0]?.();
    ends[0]?.();
    await turns.take(placeOf('a1'), new EventEmitter());
    const connection = new EventEmitter();
    const third = turns.take(placeOf('a1'), connection);
    connection.emit('close');
    await expect(third).rejects.toMatchObject(unavailable);
  });

  it('never exceed a bound, and all who are not refused or gone get theirs', async () => {
    const names = fc.constantFrom('a1', 'a2', 'a3', 'b1', 'b2', 'c1');
    const step = fc.oneof(
      { weight: 3, arbitrary: names },
      { weight: 2, arbitrary: fc.constant('end') },
      { weight: 1, arbitrary: fc.constant('hang up') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        requests = new Requests();
        const connections: EventEmitter[] = [];
        let asked = 0;
        for (const next of steps) {
          if (next === 'end') requests.end();
          else if (next === 'hang up') connections.at(asked % 7)?.emit('close');
          else {
            connections.push(requests.ask(next));
            asked += 1;
          }
          await setImmediate();
          const now = requests.working.map(({ name }) => name);
          const count = (of: (name: string) => string) =>
            Math.max(0, ...[...Map.groupBy(now, of).values()].map((group) => group.length));
          expect(now.length).toBeLessThanOrEqual(bounds.inAll);
          expect(count((name) => name.slice(0, 1))).toBeLessThanOrEqual(bounds.ofNetwork);
          expect(count((name) => name)).toBeLessThanOrEqual(bounds.ofCaller);
        }
        for (let n = 0; n < asked; n++) {
          requests.end();
          await setImmediate();
        }
        expect(requests.working).toEqual([]);
        expect(requests.begun.length + requests.refused.length).toBe(asked);
      }),
    );
  });
});
