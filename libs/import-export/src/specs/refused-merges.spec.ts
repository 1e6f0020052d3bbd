import { folderWith, merging } from '../../../../test/import-export/look-alike-folders';
import { TestInstallation } from '../../../../test/import-export/test-installation';

describe('A line that would be taken as a known person', () => {
  let fixture: TestInstallation;
  let networks = 0;
  const newRef = () => `refused-${String((networks += 1))}`;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it('cannot be with itself: at one meeting twice, or giver and receiver', async () => {
    const ref = newRef();
    await fixture.import(folderWith(fixture, ref));
    const folder = folderWith(fixture, ref, {
      'attendance.csv': 'm1,n1,Ada L.,,present,,,\n',
      'referrals.csv': 'r9,2025-02-14,n1,ada,inside,,,,,,,,,\n',
      'thanks.csv': 't9,,ada,n1,2025-03-02,10,EUR\n',
      'one-to-ones.csv': 'o9,2025-02-15,ada,n1\n',
    });
    await expect(fixture.import(folder, merging('n1=ada'))).rejects.toThrow(
      [
        'attendance.csv:6: personRef: “n1” appears twice for meeting “m1”, counting the person it is taken as',
        'referrals.csv:6: toRef: nobody passes a referral to themselves',
        'thanks.csv:4: toRef: nobody thanks themselves',
        'one-to-ones.csv:3: bRef: a one-to-one takes two',
      ].join('\n'),
    );
  });

  it('is refused in a sentence, and nothing is recorded', async () => {
    const ref = newRef();
    const line = { 'attendance.csv': 'm2,n1,Gus Abel,,visitor,,,\n' };
    await fixture.import(folderWith(fixture, ref, line), merging('n1=gus'));
    const newer = folderWith(fixture, ref, {
      'attendance.csv': `${line['attendance.csv']}m2,n2,Al,,visitor,,,\n`,
    });
    const position = await fixture.installation.store.lastPosition();
    for (const [merge, code, sentence] of [
      ['n2=nobody', 'merge-unknown', 'No person has the key “nobody” in Relais or in the folder.'],
      ['n9=ada', 'merge-unknown', 'No line of the folder has the key “n9”.'],
      [
        'ben=ada',
        'merge-recorded',
        /^The key “ben” is that of a recorded person already\. Two recorded people/,
      ],
      ['n2=n1', 'merge-chain', 'The key “n1” is taken as “gus” itself. Write --merge n2=gus.'],
      ['n1=ada', 'merge-twice', /^The key “n1” is taken as another person since an earlier import/],
    ] as const)
      await expect(fixture.import(newer, merging(merge))).rejects.toMatchObject({
        ...{ code, message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence) },
      });
    expect(await fixture.installation.store.lastPosition()).toBe(position);
    expect(await fixture.import(newer)).toMatchObject({ recorded: { attendance: 1 } });
  });
});
