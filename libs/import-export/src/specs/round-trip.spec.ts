import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import { networkEvents } from '@relais/liveliness';
import fc from 'fast-check';
import { parse } from 'papaparse';
import { generateNetwork } from '../../../../test/generator/generate-network';
import { grow } from '../../../../test/generator/grow';
import type { Kind } from '../../../../test/generator/plan';
import { contents } from '../../../../test/import-export/contents';
import { exported, filesOf, ledgersOf } from '../../../../test/import-export/exported';
import { TestInstallation, sample } from '../../../../test/import-export/test-installation';
import { type Folder, writeFolder } from '../../../../test/oracle/folder';
import { runs } from '../../../../test/support/random-runs';
import { noCounts } from '../import-report';

const none = noCounts();
const lastDay = '2027-01-31';

describe('An export', () => {
  let here: TestInstallation;
  let elsewhere: TestInstallation;
  beforeAll(async () => {
    [here, elsewhere] = await Promise.all([TestInstallation.open(), TestInstallation.open()]);
  });
  afterAll(() => Promise.all([here.close(), elsewhere.close()]));

  /** Imports a folder here, exports it, imports that elsewhere, and exports it there. */
  const around = async (source: string, name: string) => {
    const { networkId } = await here.import(source);
    const folder = await exported(here, networkId, `${name}-exported`);
    const copy = await elsewhere.import(folder);
    const again = await exported(elsewhere, copy.networkId, `${name}-exported`);
    return { networkId, folder, copy, again };
  };
  const write = (name: string, folder: Folder) => {
    const path = join(here.home, name);
    writeFolder(path, folder);
    return path;
  };
  const livelinessEvents = async (fixture: TestInstallation, networkId: NetworkId) => {
    await fixture.caughtUp();
    const events = await networkEvents(fixture.installation.database.engine.manager, networkId, lastDay);
    const { meetings, referrals, charters, memberships } = events;
    const byRef = meetings.map(({ ref, date, startTime, kind, status, unnamed, attendance }) => ({
      ...{ ref, date, startTime, kind, status, unnamed },
      attendance: attendance.map((line) => `${line.status} ${String(line.firstTime)}`).toSorted(),
    }));
    return {
      charters,
      memberships: memberships
        .map(({ joinedOn, leftOn, because }) => JSON.stringify([joinedOn, leftOn, because]))
        .toSorted(),
      meetings: byRef.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
      referrals: referrals.map(({ on }) => on).toSorted(),
    };
  };

  it('of the sample has its lines, and gives equal ledgers in an empty installation', async () => {
    const { networkId, folder, copy, again } = await around(sample, 'sample');
    expect(contents(folder)).toEqual(contents(sample));
    expect(contents(again)).toEqual(contents(folder));
    const linesOf = (file: string) => [sample, folder, again].map((one) => readRows(filesOf(one)[file]));
    const announced = linesOf('announcements.csv');
    expect(announced[0]?.length).toBeGreaterThan(100);
    const sought = linesOf('needs.csv');
    expect(sought[0]?.length).toBeGreaterThan(5);
    for (const [sent, ...others] of [announced, sought]) expect(others).toEqual([sent, sent]);
    expect(copy).toMatchObject({ bad: [], changed: [] });
    expect(await ledgersOf(elsewhere, copy.networkId, lastDay)).toEqual(
      await ledgersOf(here, networkId, lastDay),
    );
  }, 300_000);

  it.each<Kind>(['small', 'members-who-come-back', 'no-membership', 'own-charter'])(
    'of a network of kind %s does so too',
    async (kind) => {
      const source = write(kind, generateNetwork(11, kind));
      const { networkId, folder, copy, again } = await around(source, kind);
      expect(contents(folder)).toEqual(contents(source));
      expect(contents(again)).toEqual(contents(folder));
      expect(copy).toMatchObject({ bad: [], changed: [], notices: [] });
      for (const asOf of ['2026-01-31', lastDay])
        expect(await ledgersOf(elsewhere, copy.networkId, asOf)).toEqual(
          await ledgersOf(here, networkId, asOf),
        );
      expect(await livelinessEvents(elsewhere, copy.networkId)).toEqual(
        await livelinessEvents(here, networkId),
      );
      expect((await here.import(folder)).recorded).toEqual(none);
    },
    300_000,
  );

  it('of a network whose rules changed has all of them, from their days on', async () => {
    const young = generateNetwork(13, 'small');
    const rules = (comfortSize: number, businessTalk: 'allowed' | 'never' = 'allowed') => ({
      ...{ purpose: 'social' as const, comfortSize },
      ...(businessTalk !== 'allowed' && { businessTalk }),
    });
    const laterCharters = [
      { from: '2020-01-01', charter: rules(20) },
      { from: '2026-01-15', charter: rules(12) },
      { from: '2099-01-01', charter: rules(12, 'never') },
    ];
    const changed = { ...young, network: { ...young.network, laterCharters } };
    const source = write('changed-rules', changed);
    const { networkId, folder, copy, again } = await around(source, 'changed-rules');
    expect(contents(folder).network).toEqual(contents(source).network);
    expect(contents(again)).toEqual(contents(folder));
    expect((await livelinessEvents(elsewhere, copy.networkId)).charters).toEqual(
      (await livelinessEvents(here, networkId)).charters,
    );
    const position = await here.installation.store.lastPosition();
    expect(await here.import(folder)).toMatchObject({ recorded: none, changed: [] });
    expect(await here.installation.store.lastPosition()).toBe(position);

    const further = [...laterCharters, { from: '2026-06-01', charter: rules(15) }];
    further[0] = { from: '2020-01-01', charter: rules(21) };
    const grown = write('changed-rules-again', {
      ...young,
      network: { ...young.network, laterCharters: further },
    });
    const report = await here.import(grown);
    expect(report.changed).toEqual([expect.objectContaining({ column: 'laterCharters.0' })]);
    const { charters } = await livelinessEvents(here, networkId);
    expect(charters.map(({ from, charter }) => [from, charter.comfortSize]).toSorted()).toEqual([
      ['2019-12-31', 12],
      ['2020-01-01', 20],
      ['2026-01-15', 12],
      ['2026-06-01', 15],
      ['2099-01-01', 12],
    ]);
  }, 300_000);

  it('of a network that has grown has equal sums, and the entries of each day', async () => {
    const young = generateNetwork(12, 'members-who-come-back');
    await here.import(write('young', young));
    const { networkId, copy } = await around(write('grown', grow(young, 12)), 'grown');
    const [original, copied] = [
      await ledgersOf(here, networkId, lastDay),
      await ledgersOf(elsewhere, copy.networkId, lastDay),
    ];
    expect(withinDays(copied)).toEqual(withinDays(original));
  }, 300_000);
});

/** The lines of a file, in no order. */
const readRows = (text = '') =>
  parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
    .data.map((row) => JSON.stringify(row))
    .sort();

/** A folder does not know what was recorded first on one day. */
const withinDays = (ledgers: Awaited<ReturnType<typeof ledgersOf>>) =>
  Object.entries(ledgers).map(([ref, { entries, ...sums }]) => ({
    ref,
    ...sums,
    entries: entries.map(({ balance: _, valueBalance: __, ...entry }) => JSON.stringify(entry)).toSorted(),
  }));

describe('Importing', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it('twice equals once', async () => {
    const generated = fc.record({
      kind: fc.constantFrom<Kind>('small', 'young', 'own-charter'),
      seed: fc.nat(1_000_000),
    });
    await fc.assert(
      fc.asyncProperty(generated, async ({ kind, seed }) => {
        const path = join(fixture.home, `${kind}-${String(seed)}`);
        writeFolder(path, generateNetwork(seed, kind));
        const { recorded } = await fixture.import(path);
        const position = await fixture.installation.store.lastPosition();
        expect(await fixture.import(path)).toMatchObject({
          recorded: none,
          unchanged: recorded,
          changed: [],
          bad: [],
        });
        expect(await fixture.installation.store.lastPosition()).toBe(position);
      }),
      { numRuns: runs(4) },
    );
  }, 300_000);
});
