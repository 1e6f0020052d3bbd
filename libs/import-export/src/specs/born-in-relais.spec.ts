import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import type { Command, Envelope } from '@relais/event-sourcing';
import {
  HoldOneToOne,
  PutMeeting,
  RecordAttendance,
  StateNeed,
  WithdrawNeed,
  WithdrawOneToOne,
} from '@relais/meetings';
import { AdmitMember } from '@relais/networks';
import { DeclineFollowUp, RegisterPerson } from '@relais/people';
import {
  AcknowledgeReferral,
  GiveThanks,
  PassReferral,
  RecordAgreement,
  ReportOutcome,
  RetractOutcome,
  WithdrawReferral,
  WithdrawThanks,
} from '@relais/referrals';
import { exported, filesOf, ledgersOf } from '../../../../test/import-export/exported';
import { network, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';

const today = '2025-10-01';
const lastDay = '2026-01-31';

/** A network that began with an import and went on in Relais, in every way that an export must keep. */
function lifeInRelais(networkId: NetworkId, id: (kind: string, ref: string) => never): Command<object>[] {
  const envelope = (): Envelope => ({
    commandId: crypto.randomUUID(),
    networkId,
    today,
    principal: { role: 'system' },
  });
  const dora = crypto.randomUUID() as never;
  const visitor = crypto.randomUUID() as never;
  const born = crypto.randomUUID() as never;
  const referral = {
    ...{ networkId, giverId: id('person', 'ada'), passedOn: today, warmth: null, meetingId: null, ref: null },
    ...{ agreed: null, agreedOn: null, imported: false },
  };
  const said = { phone: '06 39 98 00 03', agreedHow: '=by telephone' };
  const details = Object.keys(said) as ('phone' | 'agreedHow')[];
  const because = { joinedOn: today, leftOn: null, because: 'left' } as const;
  const sought = { networkId, personId: dora, until: '2025-12-30', ref: null };
  const met = crypto.randomUUID() as never;
  const morning = crypto.randomUUID() as never;
  const plan = {
    date: '2025-09-04',
    startTime: '07:30',
    endTime: null,
    kind: 'breakfast',
    placeMark: null,
  } as const;
  const visit = {
    ...{ networkId, meetingId: morning, personId: id('person', 'cleo'), reasoned: false },
    ...{ substituteFor: null, invitedBy: null, firstTime: null, welcomedBy: null },
  };
  const lone = { name: 'Élie Abel', phone: '06 39 98 00 04', sector: '+fleuriste' };
  return [
    new RegisterPerson({ networkId, personId: dora }, envelope(), {
      name: 'Dora Güler',
      company: '-Güler, "SARL"',
      presentation: 'Sites – et « marques »',
      phone: '06 39 98 00 06',
      phoneShown: 'yes',
      cardShown: 'no',
    }),
    new AdmitMember({ networkId, personId: dora, ...because }, envelope()),
    new StateNeed({ ...sought, needId: crypto.randomUUID() as never }, envelope(), {
      text: '=un local – à Caudéran',
    }),
    new StateNeed({ ...sought, needId: met }, envelope(), { text: 'un stagiaire' }),
    new WithdrawNeed({ networkId, needId: met }, envelope()),
    new RegisterPerson({ networkId, personId: crypto.randomUUID() as never }, envelope(), lone),
    new RegisterPerson({ networkId, personId: visitor }, envelope(), {
      name: 'Vera Abel',
      phone: '06 39 98 00 05',
    }),
    new DeclineFollowUp({ networkId, personId: visitor }, envelope()),
    new PassReferral(
      {
        ...referral,
        ...{ referralId: born, receiverId: dora, parentId: id('referral', 'r1') },
        ...{ scope: 'outside', contactBy: 'receiver', agreed: false, details: ['name', 'need'] },
      },
      envelope(),
      { name: '@home Labat', need: '-10 %' },
    ),
    new RecordAgreement({ networkId, referralId: born, on: '2025-10-03', details }, envelope(), said),
    new GiveThanks(
      {
        ...{ networkId, thanksId: crypto.randomUUID() as never, thankingId: id('person', 'ben') },
        ...{
          thankedId: id('person', 'ada'),
          referralId: id('referral', 'r1'),
          on: today,
          amountInCents: 5,
          ref: null,
        },
      },
      envelope(),
    ),
    ...['r1', 'r2'].map(
      (ref) => new AcknowledgeReferral({ networkId, referralId: id('referral', ref), on: today }, envelope()),
    ),
    ...(
      [
        ['contacted', null],
        ['lost', 'not-a-fit'],
        ['won', null],
      ] as const
    ).map(
      ([outcome, because]) =>
        new ReportOutcome(
          { networkId, referralId: id('referral', 'r2'), outcome, because, on: '2025-10-02' },
          envelope(),
        ),
    ),
    new RetractOutcome({ networkId, referralId: id('referral', 'r2') }, envelope()),
    new ReportOutcome(
      { networkId, referralId: born, outcome: 'contacted', because: null, on: '2025-10-04' },
      envelope(),
    ),
    new WithdrawThanks({ networkId, thanksId: id('thanks', 't2') }, envelope()),
    new WithdrawReferral({ networkId, referralId: id('referral', 'r1'), reasoned: false }, envelope()),
    new HoldOneToOne(
      {
        networkId,
        oneToOneId: crypto.randomUUID() as never,
        aId: id('person', 'ada'),
        bId: dora,
        on: today,
        ref: null,
      },
      envelope(),
    ),
    new WithdrawOneToOne({ networkId, oneToOneId: id('one-to-one', 'o1') }, envelope()),
    new PutMeeting({ networkId, meetingId: morning, ref: null, status: 'held', ...plan }, envelope()),
    // Cléo has left, and did not come.
    new RecordAttendance({ ...visit, status: 'visitor' }, envelope()),
    new RecordAttendance({ ...visit, status: 'absent' }, envelope()),
  ];
}

/** In no particular order. */
const linesOf = (files: Record<string, string>) =>
  Object.entries(files).map(([file, text]) => [file, ...text.split('\n').toSorted()]);

describe('An export of a network that went on in Relais', () => {
  let here: TestInstallation;
  let elsewhere: TestInstallation;
  beforeAll(async () => {
    [here, elsewhere] = await Promise.all([TestInstallation.open(), TestInstallation.open()]);
  });
  afterAll(() => Promise.all([here.close(), elsewhere.close()]));

  const live = async (networkRef: string) => {
    const json = { 'network.json': JSON.stringify({ ...network, networkRef, charter: { comfortSize: 12 } }) };
    const { networkId } = await here.import(writeSmall(join(here.home, networkRef), json));
    for (const command of lifeInRelais(networkId, await here.idsIn(networkId)))
      await here.bus.execute(command);
    return { networkId, folder: await exported(here, networkId, `${networkRef}-exported`) };
  };

  it('keeps agreements, withdrawals, people and every value, and gives equal ledgers elsewhere', async () => {
    const { networkId, folder } = await live('full');
    const copy = await elsewhere.import(folder);
    expect(copy).toMatchObject({ bad: [], changed: [], notices: [] });
    const files = filesOf(folder);
    expect(linesOf(filesOf(await exported(elsewhere, copy.networkId, 'full')))).toEqual(linesOf(files));
    expect(files['referrals.csv']).toContain(',2025-10-03,=by telephone,');
    expect(files['needs.csv']?.trim().split('\n')).toHaveLength(2);
    expect(files['reports.csv']?.trim().split('\n')).toEqual([
      'referralRef,on,report,because',
      'r1,2025-10-01,acknowledged,',
      'r2,2025-10-01,acknowledged,',
      'r2,2025-10-02,contacted,',
      'r2,2025-10-02,lost,not-a-fit',
      expect.stringContaining(',2025-10-04,contacted,'),
    ]);
    expect(files['people.csv']).toContain('Sites – et « marques »');
    expect(files['people.csv']).toContain('« marques »,,yes,no');
    expect(files['people.csv']).toContain('Élie Abel,,+33639980004,,+fleuriste');
    for (const asOf of ['2025-10-02', lastDay])
      expect(await ledgersOf(elsewhere, copy.networkId, asOf)).toEqual(
        await ledgersOf(here, networkId, asOf),
      );
  });

  it('imported where it came from, changes nothing', async () => {
    const { networkId, folder } = await live('home');
    const position = await here.installation.store.lastPosition();
    expect(await here.import(folder)).toMatchObject({ networkId, changed: [], bad: [] });
    expect(await here.installation.store.lastPosition()).toBe(position);
  });

  it('leaves a folder alone that is not empty, and no half one behind', async () => {
    const { networkId } = await live('taken');
    mkdirSync(join(here.home, 'full-of-things'));
    writeFileSync(join(here.home, 'full-of-things', 'notes.txt'), 'mine');
    await expect(exported(here, networkId, 'full-of-things')).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
    const unknown = crypto.randomUUID() as NetworkId;
    await expect(exported(here, unknown, 'nobody')).rejects.toMatchObject({ code: 'unknown-network' });
    expect(readdirSync(here.home).filter((name) => name === 'nobody' || name.startsWith('.'))).toEqual([]);
  });
});
