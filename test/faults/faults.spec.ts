import { ReadModels } from '@relais/projections';
import { newEvent, newStream } from '../support/events';
import { droppedSubscription, subscribingAtTheEnd } from './dropped-subscription';
import { checkpointFirst, interruptedProjection, rowsFirst } from './interrupted-projection';
import { drawFromSequence, lateCommit, leaveHeadUnlocked } from './late-commit';
import { oldShape, pastTheDoor, throughTheDoor } from './old-shape';
import { byHorizon, bySubscription, delayed, whileOneWritesElsewhere } from './open-transaction';
import { forgetIds, repeat } from './repeat';
import { type Offset, resubscription } from './resubscription';
import { FaultFixture } from './fault.fixture';

const nothing = () => Promise.resolve();
const cutInPostgres = (offset?: Offset) =>
  FaultFixture.run(nothing, (fixture) => {
    const cut = () =>
      fixture.sql(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'relais-log'`);
    return resubscription({ store: fixture.openStore(), cut }, offset);
  });

/** Every fault is seeded; the same check that finds nothing in the real thing has to find it. */
const faults = [
  {
    fault: 'a cursor by position over numbers of a sequence',
    real: () => lateCommit(nothing),
    seeded: () => lateCommit(drawFromSequence),
    found: ['The reader missed Slow.', expect.stringMatching(/head of the log/)],
  },
  {
    fault: 'a head of the log that is not locked',
    real: () => lateCommit(nothing),
    seeded: () => lateCommit(leaveHeadUnlocked),
    found: ['The reader missed Slow.', expect.stringMatching(/no event at position 2/)],
  },
  {
    fault: 'event ids that are forgotten',
    real: () => repeat(nothing),
    seeded: () => repeat(forgetIds),
    found: ['2 events are in the log 2 times.', 'The repeat was answered as something new.'],
  },
  {
    fault: 'a checkpoint that is committed before its rows',
    real: () => interruptedProjection(),
    seeded: () => interruptedProjection(checkpointFirst),
    found: ['The read model has the events none of 1, 2.'],
  },
  {
    fault: 'rows that are committed before their checkpoint',
    real: () => interruptedProjection(),
    seeded: () => interruptedProjection(rowsFirst),
    found: ['The read model has the events 1, 1, 2, 2 of 1, 2.'],
  },
  {
    fault: 'a subscription that begins again one event too late, in PostgreSQL',
    real: () => cutInPostgres(),
    seeded: () => cutInPostgres(1),
    found: ['The reader saw 1, 2, 3, 5 of 1, 2, 3, 4, 5.'],
  },
  {
    fault: 'a subscription that begins again one event too early, in PostgreSQL',
    real: () => cutInPostgres(),
    seeded: () => cutInPostgres(-1),
    found: ['The reader saw 1, 2, 3, 3, 4, 5 of 1, 2, 3, 4, 5.'],
  },
  {
    fault: 'a dropped subscription that begins again at the end, in KurrentDB',
    real: () => droppedSubscription(),
    seeded: () => subscribingAtTheEnd(droppedSubscription),
    found: ['The reader saw 1, 2, 3, 5 of 1, 2, 3, 4, 5.'],
  },
  {
    fault: 'a reader that waits for every transaction of the server',
    real: () => FaultFixture.run(nothing, (fixture) => delayed(fixture, bySubscription)),
    seeded: () => FaultFixture.run(nothing, (fixture) => delayed(fixture, byHorizon)),
    found: ['The event was not delivered.'],
  },
  {
    fault: 'an upcaster that is not called',
    real: () => oldShape(throughTheDoor),
    seeded: () => oldShape(pastTheDoor),
    found: ['readStream', 'readStreams', 'readAll', 'subscribe'].map(
      (reader) => `${reader} gave [{"name":"Ada"}].`,
    ),
  },
];

describe.each(faults)('The fault of $fault', ({ real, seeded, found }) => {
  it('is not there', async () => {
    expect(await real()).toEqual([]);
  });

  it('is caught when it is seeded', async () => {
    expect(await seeded()).toEqual(found);
  });
});

describe('A write transaction left open in another database of the server', () => {
  it('does not delay a read model', () =>
    FaultFixture.run(nothing, async (fixture) => {
      const store = fixture.openStore();
      const handled: number[] = [];
      const projection = {
        name: 'handled',
        types: ['Tried'],
        tables: [],
        handle: async (events: readonly { position: number }[]) =>
          void handled.push(...events.map((event) => event.position)),
      };
      const readModels = new ReadModels([projection], store, await fixture.openDatabase());
      readModels.start();
      await whileOneWritesElsewhere(async () => {
        const { position } = await store.append(newStream(), [newEvent()], { expected: 'none' });
        await readModels.waitFor(position);
      });
      expect(handled).toEqual([1]);
      await readModels.stop();
    }));
});
