import fc from 'fast-check';
import {
  appendTo,
  begin,
  killRunner,
  network,
  seen,
  seenBy,
  start,
  stopAll,
  store,
  trouble,
  until,
} from '../../../../test/support/seen-projection.fixture';
import { runs } from '../../../../test/support/random-runs';

const networks = [network(1), network(2), network(7), network(1).replace('4000', '4001')];

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ networkId: fc.constantFrom(...networks), types: typesOfEvents() }) },
  { weight: 1, arbitrary: fc.constantFrom('kill' as const, 'another' as const) },
);

function typesOfEvents() {
  const type = fc.oneof(
    { weight: 6, arbitrary: fc.constant('good') },
    { weight: 1, arbitrary: fc.constantFrom('broken', 'offensive', 'elsewhere') },
  );
  return fc.array(type, { minLength: 1, maxLength: 6 });
}

/** Per network the positions of its events, up to the first that fails while some do. */
async function recounted(failing: boolean): Promise<[string, number[]][]> {
  const events = (await store.readAll(0, 10_000)).filter(({ type }) => type !== 'elsewhere');
  return networks.map((networkId) => {
    const ofNetwork = events.filter((event) => event.networkId === networkId);
    const stop = ofNetwork.findIndex(({ type }) => failing && type !== 'good');
    return [networkId, ofNetwork.slice(0, stop < 0 ? undefined : stop).map(({ position }) => position)];
  });
}

async function written(): Promise<[string, number[]][]> {
  const rows = await seen();
  return networks.map((networkId) => [
    networkId,
    rows.filter((row) => row.networkId === networkId).map(({ position }) => position),
  ]);
}

describe('The rows of every network', () => {
  it('equal a recount, whatever comes, fails, is cut off or repaired', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
        await begin();
        trouble.failing = true;
        const failing = [start(seenBy('one'))];
        for (const what of deeds) {
          if (what === 'kill') await killRunner(1);
          else if (what === 'another') failing.push(start(seenBy('another')));
          else await appendTo(what.networkId, ...what.types);
        }
        await failing[0]?.waitFor(await store.lastPosition(), 20_000);
        expect(await written()).toEqual(await recounted(true));

        await stopAll();
        trouble.failing = false;
        const repaired = start(seenBy('repaired'));
        await repaired.waitFor(await appendTo(network(1), 'good'));
        await until(async () => (await repaired.progress())[0]?.stopped.length === 0);
        await stopAll();
        expect(await written()).toEqual(await recounted(false));
      }),
      { numRuns: runs(12) },
    );
  }, 120_000);
});
