import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import { networkEvents } from '@relais/liveliness';
import { contents } from '../../../../test/import-export/contents';
import { exported } from '../../../../test/import-export/exported';
import { TestInstallation } from '../../../../test/import-export/test-installation';

const cases = join(__dirname, '../../../../test/data/cases');

describe('A folder and its correction, back and forth', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const events = async (networkId: NetworkId) => {
    await fixture.caughtUp();
    return networkEvents(fixture.installation.database.engine.manager, networkId, '2026-12-31');
  };
  const clean = { bad: [], changed: [] };

  it.each([
    ['f03-corrected-end-of-membership/c43-enddate', 'c43-enddate-newer', 'members'],
    ['f04-moved-meeting/c14-moved', 'c14-moved-newer5', 'meetings'],
  ] as const)('%s', async (older, newer, table) => {
    const [first, second] = [join(cases, older), join(cases, older, '..', newer)];
    const { networkId } = await fixture.import(first);
    const revisions = async () => (await fixture.installation.store.readAll(0, 10_000, { networkId })).length;
    for (const [folder, round] of [second, first, second, first, second].entries()) {
      const report = await fixture.import(round);
      expect(report).toMatchObject(clean);
      expect([folder, report.recorded[table]]).toEqual([folder, 1]);
      const before = await revisions();
      const again = await fixture.import(round);
      expect(again).toMatchObject({ ...clean, recorded: { [table]: 0 } });
      expect(await revisions()).toBe(before);
    }
    const copy = await exported(fixture, networkId, `${newer}-exported`);
    expect(contents(copy)).toEqual(contents(second));
  });

  it('f03: the membership ends when the newer folder says', async () => {
    const { networkId } = await fixture.import(
      join(cases, 'f03-corrected-end-of-membership/c43-enddate-newer'),
    );
    const { memberships } = await events(networkId);
    expect(memberships.map(({ leftOn }) => leftOn).filter(Boolean)).toEqual(['2026-09-01']);
  });

  it('f04: the meeting is held on its new day, with its people', async () => {
    const { networkId } = await fixture.import(join(cases, 'f04-moved-meeting/c14-moved-newer5'));
    const { meetings } = await events(networkId);
    expect(meetings.find(({ ref }) => ref === 'M5')).toMatchObject({
      ...{ date: '2026-11-19', status: 'held' },
      attendance: [{ status: 'present' }, { status: 'present' }],
    });
  });
});
