import { setTimeout as sleep } from 'node:timers/promises';
import {
  append,
  database,
  network,
  seen,
  seenBy,
  start,
  store,
  until,
} from '../../../../test/support/seen-projection.fixture';
import type { Projection } from './projection';
import { ReadModels } from './read-models';

describe('Waiting for a position', () => {
  it('ends when every read model contains it', async () => {
    const gate = Promise.withResolvers<undefined>();
    const slow: Projection = { name: 'slow', types: ['a'], tables: [], handle: () => gate.promise };
    const readModels = start(seenBy('one'), slow);
    const position = await append('a');
    const waiting = readModels.waitFor(position);
    await until(async () => (await seen()).length === 1);
    expect(await Promise.race([waiting, sleep(100, 'still waiting')])).toBe('still waiting');
    gate.resolve(undefined);
    await waiting;
  });

  it('ends when another process got there', async () => {
    start(seenBy('one'));
    const onlooker = new ReadModels([seenBy('nobody')], store, database);
    await onlooker.waitFor(await append('a'));
    expect(await seen()).toMatchObject([{ position: 1, runner: 'one' }]);
    await onlooker.stop();
  });

  it('of some networks is over when their partitions contain it', async () => {
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('a'));
    await readModels.stop();
    const last = await append('b');
    await database.engine.query('update checkpoint set "position" = $1 where share = 1', [last]);
    await readModels.waitForNetworks([network(1)], last);
    for (const networkIds of [[network(2)], [network(1), network(2)]])
      await expect(readModels.waitForNetworks(networkIds, last, 50)).rejects.toMatchObject({
        code: 'not-yet',
      });
  });

  it('is refused after the longest wait', async () => {
    const readModels = start(seenBy('one'));
    await expect(readModels.waitFor(1, 100)).rejects.toMatchObject({ code: 'not-yet' });
  });
});
