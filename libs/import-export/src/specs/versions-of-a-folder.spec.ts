import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import fc from 'fast-check';
import { contents } from '../../../../test/import-export/contents';
import { exported } from '../../../../test/import-export/exported';
import { network, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { runs } from '../../../../test/support/random-runs';
import { noCounts } from '../import-report';

const text = (...options: string[]) => fc.constantFrom(...options);
const leaving = text(',', '2025-06-01,moved', '2025-09-01,left', '2025-09-01,died');
const member = fc.record({
  name: text('Ada Labat', 'Adèle Labat'),
  email: text('ada@example.org', 'adele@example.org'),
  company: text('', 'Labat & Cie', 'Labat SARL'),
  sector: text('', 'maçon'),
  joinedOn: text('', '2025-01-07', '2025-01-14'),
  leaving,
});
/** Twice a member: when the first time began and ended, and when the second began. */
const returning = fc.record({
  since: text('2020-01-01', '2020-02-01'),
  between: text('2021-01-01,moved|2021-06-01', '2022-01-01,left|2022-01-01', '2021-03-01,ended|2023-01-01'),
});
const meeting = fc.record({
  date: text('2025-02-06', '2025-02-05', '2025-02-07'),
  startTime: text('07:30', '08:00'),
  endTime: text('', '09:00'),
  kind: text('breakfast', 'lunch'),
  place: text('', 'Brasserie', 'Café'),
  status: text('held', 'cancelled', 'scheduled'),
});
const attendance = fc.record({
  ada: text('present', 'late', 'excused', 'absent'),
  guest: text('Gus Abel', 'Guy Abel'),
  firstTime: text('', 'yes', 'no'),
  invitedBy: text('', 'ada', 'cleo'),
});
const version = fc.record({ member, returning, meeting, attendance });
type Version = typeof version extends fc.Arbitrary<infer V> ? V : never;

const filesOf = ({ member: m, returning: r, meeting: t, attendance: a }: Version) => {
  const [end = '', again = ''] = r.between.split('|');
  return {
    'members.csv': `memberRef,name,email,company,sector,joinedOn,leftOn,leftBecause
ada,${m.name},${m.email},${m.company},${m.sector},${m.joinedOn},${m.leaving}
cleo,Cléo Peña,cleo@example.org,,,${r.since},${end}
cleo,Cléo Peña,cleo@example.org,,,${again},,
`,
    'meetings.csv': `meetingRef,date,startTime,endTime,kind,place,status
m1,${t.date},${t.startTime},${t.endTime},${t.kind},${t.place},${t.status}
`,
    'attendance.csv': `meetingRef,personRef,personName,personEmail,status,substituteFor,invitedBy,firstTime
m1,ada,,,${a.ada},,,
m1,gus,${a.guest},gus@example.org,visitor,,${a.invitedBy},${a.firstTime}
`,
    'referrals.csv': `referralRef,passedOn,fromRef,toRef,scope,warmth,contactBy,agreed,meetingRef,parentRef,prospectName,prospectPhone,prospectEmail,need
r1,2025-03-01,ada,cleo,inside,,,,m1,,,,,
`,
    'thanks.csv': 'thanksRef,referralRef,fromRef,toRef,on,amount,currency\n',
    'one-to-ones.csv': 'oneToOneRef,on,aRef,bRef\no1,2025-03-02,ada,cleo\n',
  };
};

describe('Versions of a folder, one after the other', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it('end with the state of the last one, whatever came before', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 2, maxLength: 4 }), async (versions) => {
        number += 1;
        const name = `versions-${String(number)}`;
        const json = { 'network.json': JSON.stringify({ ...network, networkRef: name }) };
        const folders = versions.map((one, n) =>
          writeSmall(join(fixture.home, `${name}-${String(n)}`), { ...json, ...filesOf(one) }),
        );
        const networkIds = new Set<NetworkId>();
        for (const folder of folders) {
          const report = await fixture.import(folder);
          expect(report).toMatchObject({ bad: [], changed: [] });
          networkIds.add(report.networkId);
          const position = await fixture.installation.store.lastPosition();
          expect(await fixture.import(folder)).toMatchObject({ recorded: noCounts(), changed: [], bad: [] });
          expect(await fixture.installation.store.lastPosition()).toBe(position);
        }
        const [networkId] = networkIds;
        if (!networkId) throw new Error('Nothing was imported.');
        const copy = await exported(fixture, networkId, `${name}-exported`);
        expect(contents(copy)).toEqual(contents(folders.at(-1) ?? ''));
      }),
      { numRuns: runs(6) },
    );
  }, 300_000);
});
