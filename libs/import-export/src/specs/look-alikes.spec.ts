import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkId, PersonId } from '@relais/contracts';
import { importDependencies } from '@relais/installation';
import { ErasePerson, RegisterPerson } from '@relais/people';
import { folderWith } from '../../../../test/import-export/look-alike-folders';
import { edited } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { checkFolder } from '../checked-folder';
import { noCounts } from '../import-report';

describe('People who look like a known person', () => {
  let fixture: TestInstallation;
  let networks = 0;
  const newRef = () => `alike-${String((networks += 1))}`;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const envelope = (networkId: NetworkId) => ({
    ...{ commandId: crypto.randomUUID(), networkId, today: '2025-08-01' },
    principal: { role: 'system' as const },
  });

  it('are listed when a folder brings them: by name, by address, by telephone, and guests', async () => {
    const ref = newRef();
    const people = 'personRef,name,email,phone\nben,Benoît Roux,,+33639980007\n';
    await fixture.import(folderWith(fixture, ref, { 'people.csv': people }));
    const newer = folderWith(fixture, ref, {
      'members.csv':
        'n1,"LABAT, ada",,,,2025-07-01,,\nn2,C. P.,CLEO@example.org,,,2025-07-01,,\nn3,Nina Sol,,,,2025-07-01,,\n',
      'people.csv': `${people}n3,Nina Sol,,06 39 98 00 07\n`,
      'attendance.csv': 'm2,n4,gus\u00A0ABEL,,visitor,,,\nm2,n5,Ines Roc,,visitor,,,\n',
    });
    const report = await fixture.import(newer);
    expect(report.possibleDuplicates).toEqual([
      { ref: 'n1', like: 'ada' },
      { ref: 'n2', like: 'cleo' },
      { ref: 'n3', like: 'ben' },
      { ref: 'n4', like: 'gus' },
    ]);
    expect(report).toMatchObject({ bad: [], changed: [], recorded: { members: 3, attendance: 2 } });
    expect(JSON.stringify(report)).not.toMatch(/labat|cleo@|gus abel|3998/i);
    expect((await fixture.import(newer)).possibleDuplicates).toEqual([]);
  });

  it('are listed within one folder, also when it founds the network', async () => {
    const folder = folderWith(fixture, newRef(), {
      'attendance.csv': 'm2,n1,Labat Ada,,visitor,,,\nm2,n2,Guy Abel,gus@example.org,visitor,,,\n',
    });
    expect((await fixture.import(folder)).possibleDuplicates).toEqual([
      { ref: 'n1', like: 'ada' },
      { ref: 'n2', like: 'gus' },
    ]);
  });

  it('are compared with what the folder itself now says of people who are recorded', async () => {
    const ref = newRef();
    const first = folderWith(fixture, ref);
    await fixture.import(first);
    const newer = folderWith(fixture, ref, { 'members.csv': 'n1,Adèle Labat,,,,2025-07-01,,\n' });
    const members = readFileSync(join(newer, 'members.csv'), 'utf8');
    fixture.write(join(newer, 'members.csv'), members.replace('Ada Labat', 'Adèle Labat'));
    expect((await fixture.import(newer)).possibleDuplicates).toEqual([{ ref: 'n1', like: 'ada' }]);
  });

  it('are listed by its id when Relais made the known person known, and not once that person is erased', async () => {
    const ref = newRef();
    const { networkId } = await fixture.import(folderWith(fixture, ref));
    const personId = crypto.randomUUID() as PersonId;
    const born = new RegisterPerson({ networkId, personId }, envelope(networkId), { name: 'Nina Sol' });
    await fixture.bus.execute(born);
    const newer = folderWith(fixture, ref, { 'members.csv': 'n1,SOL Nina,,,,2025-07-01,,\n' });
    const dependencies = importDependencies(fixture.installation, fixture.bus);
    const check = () => checkFolder(newer, dependencies, { skipBadLines: false });
    expect((await check()).possibleDuplicates).toEqual([{ ref: 'n1', like: personId }]);
    await fixture.bus.execute(new ErasePerson({ networkId, personId }, envelope(networkId)));
    expect((await check()).possibleDuplicates).toEqual([]);
  });

  it('are listed by a check, which records nothing, and beside bad lines', async () => {
    const ref = newRef();
    const lines = { 'attendance.csv': 'm2,n1,Gus Abel,,visitor,,,\n' };
    const dependencies = importDependencies(fixture.installation, fixture.bus);
    const before = await fixture.installation.store.lastPosition();
    const checked = await checkFolder(folderWith(fixture, ref, lines), dependencies, { skipBadLines: false });
    expect(checked).toEqual({
      ...{ networkId: null, recorded: noCounts(), unchanged: noCounts(), changed: [], notices: [], bad: [] },
      possibleDuplicates: [{ ref: 'n1', like: 'gus' }],
    });
    const bad = folderWith(fixture, ref, lines);
    fixture.write(
      join(bad, 'members.csv'),
      edited('members.csv', '2025-01-07', '2025-02-30')['members.csv'] ?? '',
    );
    expect((await fixture.refused(bad)).possibleDuplicates).toEqual([{ ref: 'n1', like: 'gus' }]);
    expect(await fixture.installation.store.lastPosition()).toBe(before);
  });

  it('are nobody in a network where nobody is alike', async () => {
    expect((await fixture.import(folderWith(fixture, newRef()))).possibleDuplicates).toEqual([]);
  });
});
