import type { NetworkId } from '@relais/contracts';
import type { Command } from '@relais/event-sourcing';
import { PutMeeting } from '@relais/meetings';
import { CorrectMembership, EndMembership } from '@relais/networks';
import { DescribePerson, ErasePerson } from '@relais/people';
import { type Edits, growSmall } from '../../../../test/import-export/grown-small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { noCounts } from '../import-report';

const none = noCounts();

describe('A folder of a network that was corrected in Relais', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const envelope = (networkId: NetworkId, today = '2025-07-01') => ({
    commandId: crypto.randomUUID(),
    networkId,
    today,
    principal: { personId: crypto.randomUUID(), role: 'organiser' as const },
  });
  type IdOf = Awaited<ReturnType<TestInstallation['idsIn']>>;
  const changes: Record<string, (networkId: NetworkId, id: IdOf) => Command<object>> = {
    name: (networkId, id) =>
      new DescribePerson(
        { networkId, personId: id('person', 'ada'), fields: ['name'] },
        envelope(networkId),
        { name: 'Ada Labat-Roux' },
      ),
    leftOn: (networkId, id) =>
      new EndMembership(
        {
          ...{ networkId, personId: id('person', 'ada') },
          ...{ joinedOn: '2025-01-07', leftOn: '2025-07-01', because: 'left' },
        },
        envelope(networkId),
      ),
    days: (networkId, id) =>
      new CorrectMembership(
        {
          ...{ networkId, personId: id('person', 'cleo'), previousJoinedOn: '2025-01-07' },
          ...{ joinedOn: '2025-01-05', leftOn: '2025-06-03', because: 'moved', reason: 'mistake' },
        },
        envelope(networkId),
      ),
    meeting: (networkId, id) =>
      new PutMeeting(
        {
          ...{ networkId, meetingId: id('meeting', 'm2'), ref: null, status: 'held' },
          ...{ date: '2025-02-14', startTime: '07:30', endTime: null, kind: 'breakfast', placeMark: null },
        },
        envelope(networkId),
      ),
    erased: (networkId, id) =>
      new ErasePerson(
        { networkId, personId: id('person', 'cleo') },
        { ...envelope(networkId), principal: { role: 'system' } },
      ),
  };

  it.each(Object.keys(changes))(
    'that says what it said leaves what Relais changed since: %s',
    async (what) => {
      const { report, news } = await growSmall(fixture, {}, async (networkId) => {
        await fixture.bus.execute(changes[what]!(networkId, await fixture.idsIn(networkId)));
      });
      expect([report.changed, report.recorded, news]).toEqual([[], none, []]);
    },
  );

  it.each<readonly [string, Edits, object]>([
    [
      'name',
      { 'members.csv': [['Ada Labat', 'Adèle Labat']] },
      { file: 'members.csv', line: 2, ref: 'ada', column: 'name', recorded: null, sent: null },
    ],
    [
      'leftOn',
      { 'members.csv': [['2025-01-07,,', '2025-01-07,2025-08-01,']] },
      { file: 'members.csv', line: 2, column: 'leftOn', recorded: '2025-07-01', sent: '2025-08-01' },
    ],
    [
      'days',
      { 'members.csv': [['2025-06-01,moved', '2025-06-02,moved']] },
      { file: 'members.csv', line: 4, column: 'leftOn', recorded: '2025-06-03', sent: '2025-06-02' },
    ],
    [
      'meeting',
      { 'meetings.csv': [['2025-02-13', '2025-02-12']] },
      { file: 'meetings.csv', line: 3, column: 'date', recorded: '2025-02-14', sent: '2025-02-12' },
    ],
    [
      'erased',
      { 'members.csv': [['2025-06-01,moved', ',']] },
      { file: 'members.csv', line: 4, column: 'leftOn', recorded: '2025-06-01', sent: null },
    ],
  ])('lists what it corrects of what Relais changed since: %s', async (what, edits, listed) => {
    const { report, news, again } = await growSmall(fixture, edits, async (networkId) => {
      await fixture.bus.execute(changes[what]!(networkId, await fixture.idsIn(networkId)));
    });
    expect(report.changed[0]).toMatchObject(listed);
    expect([news, report.recorded]).toEqual([[], none]);
    expect(again.changed).toEqual(report.changed);
  });

  it('corrects no address of a person who has signed in', async () => {
    const signIn = async (networkId: NetworkId) => {
      await fixture.caughtUp();
      const { manager } = fixture.installation.database.engine;
      const accountId = crypto.randomUUID();
      await manager.query('insert into account (account_id) values ($1)', [accountId]);
      const row = [accountId, networkId, (await fixture.idsIn(networkId))('person', 'ada')];
      await manager.query('insert into account_person values ($1, $2, $3)', row);
    };
    const { report, news } = await growSmall(fixture, { 'members.csv': [['ada@', 'eve@']] }, signIn);
    expect(report.changed).toMatchObject([{ file: 'members.csv', line: 2, ref: 'ada', column: 'email' }]);
    expect(news).toEqual([]);
  });

  it('takes an address in other capitals for the same', async () => {
    const { report, news } = await growSmall(fixture, { 'members.csv': [['ada@', 'ADA@']] });
    expect([report.changed, news, report.recorded]).toEqual([[], [], none]);
  });
});
