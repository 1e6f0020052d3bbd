import { type EventStore, KnownEvents, UpcastingEventStore, event } from '@relais/event-sourcing';
import { database, grow, network, store, tell } from '../../../../../test/support/tally-projection.fixture';
import { verifyLog } from './verify-log';

const empty = {
  safeParse: (data: unknown) =>
    Object.keys(data as object).length === 0
      ? { success: true as const, data: data as object }
      : { success: false as const, error: { message: 'says too much' } },
};
const known = new KnownEvents(
  ['opened', 'added', 'of-no-concern'].map((type) => event(type, 1, empty)),
  [],
);
const change = (statement: string) => database.engine.query(statement);
const verified = (log: EventStore = new UpcastingEventStore(store, known)) => verifyLog(log, known);

describe('The verification of a log', () => {
  beforeEach(() => grow(9000));

  it('finds nothing in a sound one', async () => {
    expect(await verified()).toEqual({ position: 9000, count: 0, faults: [] });
  });

  it('finds a hole', async () => {
    await change('delete from event where "position" = 4242');
    expect(await verified()).toMatchObject({
      count: 1,
      faults: ['The log has no event at position 4242; the next one is at 4243.'],
    });
  });

  it('finds what nobody can read, what is not what it says, and what is of no network, wherever it is', async () => {
    await change(`update event set metadata = '{"schema": 7}' where "position" = 1`);
    await change(`update event set type = 'forgotten' where "position" = 2`);
    await change(`update event set data = '{"name": "Ada"}' where "position" = 9000`);
    const { count, faults } = await verified();
    expect(count).toBe(3);
    expect(faults).toEqual([
      expect.stringMatching(/^The event .* \(position 1, .*does not know opened in shape 7\.$/),
      expect.stringMatching(/^The event .* \(position 2, .*does not know forgotten in shape 1\.$/),
      expect.stringMatching(/^The event .* \(position 9000, .* is no added: says too much$/),
    ]);
  });

  it('tells the first twenty of many, and how many there are', async () => {
    await change(`update event set type = 'forgotten' where "position" <= 33`);
    const { count, faults } = await verified();
    expect([count, faults.length]).toEqual([33, 20]);
  });

  it('goes on while events come in', async () => {
    const verifying = verified();
    await tell(network(1), 'opened');
    expect((await verifying).faults).toEqual([]);
  });
});
