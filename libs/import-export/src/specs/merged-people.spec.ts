import type { NetworkId, PersonId } from '@relais/contracts';
import { network } from '@relais/networks';
import { ErasePerson } from '@relais/people';
import { exported } from '../../../../test/import-export/exported';
import { folderWith, merging } from '../../../../test/import-export/look-alike-folders';
import { TestInstallation, text } from '../../../../test/import-export/test-installation';
import { noCounts } from '../import-report';
import { membershipsOf } from '../tables/memberships';

const none = noCounts();
describe('A line that is taken as a known person', () => {
  let fixture: TestInstallation;
  let networks = 0;
  const newRef = () => `merged-${String((networks += 1))}`;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const eventsOf = async (networkId: NetworkId, after = 0) =>
    fixture.installation.store.readAll(after, 10_000, { networkId });
  const idOf = async (networkId: NetworkId, ref: string): Promise<PersonId> =>
    (await fixture.idsIn(networkId))('person', ref);
  const valuesOf = async (networkId: NetworkId, ref: string) => {
    const id = await idOf(networkId, ref);
    const { vault, database } = fixture.installation;
    return (await vault.open(database.engine.manager, networkId, [id])).get(id) ?? null;
  };

  const everywhere = {
    'people.csv': 'personRef,name,phone\nn1,Ada L.,06 39 98 00 08\n',
    'attendance.csv': 'm2,n1,Ada L.,ada.l@example.org,present,,,\nm2,n2,New Guest,,visitor,,n1,\n',
    'referrals.csv': 'r9,2025-02-14,n1,ben,inside,,,,,,,,,\n',
    'thanks.csv': 't9,,ben,n1,2025-03-02,10,EUR\n',
    'one-to-ones.csv': 'o9,2025-02-15,ben,n1\n',
  };

  it('is recorded as that person in every file, unchanged when it comes again, and in later folders', async () => {
    const ref = newRef();
    const { networkId } = await fixture.import(folderWith(fixture, ref));
    const before = await fixture.installation.store.lastPosition();
    const newer = folderWith(fixture, ref, everywhere);
    const report = await fixture.import(newer, merging('n1=ada'));
    expect(report).toMatchObject({
      ...{ bad: [], changed: [], possibleDuplicates: [] },
      recorded: { members: 0, attendance: 2, referrals: 1, thanks: 1, oneToOnes: 1 },
    });
    const [ada, n1] = [await idOf(networkId, 'ada'), await idOf(networkId, 'n1')];
    const recorded = JSON.stringify(await eventsOf(networkId, before));
    expect([recorded.includes(ada), recorded.includes(n1)]).toEqual([true, false]);
    expect(await valuesOf(networkId, 'ada')).toMatchObject({ name: 'Ada Labat', phone: '+33639980008' });
    expect(await valuesOf(networkId, 'n1')).toBeNull();

    for (const options of [{}, merging('n1=ada')]) {
      const position = await fixture.installation.store.lastPosition();
      expect(await fixture.import(newer, options)).toMatchObject({ recorded: none, changed: [], bad: [] });
      expect(await fixture.installation.store.lastPosition()).toBe(position);
    }
    const later = {
      ...everywhere,
      'one-to-ones.csv': `${everywhere['one-to-ones.csv']}o10,2025-02-20,n1,ben\n`,
    };
    expect(await fixture.import(folderWith(fixture, ref, later))).toMatchObject({
      ...{ bad: [], changed: [], possibleDuplicates: [], recorded: { ...none, oneToOnes: 1 } },
    });
    const copy = await exported(fixture, networkId, `${ref}-exported`);
    expect(text(copy, 'one-to-ones.csv')).toContain('o10,2025-02-20,ada,ben');
  });

  it('says what is known of the person, as the sender of that person does', async () => {
    const ref = newRef();
    const { networkId } = await fixture.import(folderWith(fixture, ref));
    const without = fixture.copy(folderWith(fixture, ref), `${ref}-members`, {
      'members.csv': 'memberRef,name,company,joinedOn\nn1,Adèle Labat,Labat SARL,2025-01-07\n',
      ...{ 'attendance.csv': null, 'referrals.csv': null, 'thanks.csv': null, 'one-to-ones.csv': null },
    });
    const report = await fixture.import(without, merging('n1=ada'));
    expect(report).toMatchObject({ bad: [], changed: [], recorded: { ...none, members: 1 } });
    expect(await valuesOf(networkId, 'ada')).toMatchObject({
      ...{ ref: 'ada', name: 'Adèle Labat', company: 'Labat SARL', email: 'ada@example.org' },
    });
    expect(await fixture.import(without)).toMatchObject({ recorded: none, unchanged: { members: 1 } });
  });

  it.each([
    ['behind', (own: string, other: string) => `${own}${other}`],
    ['before', (own: string, other: string) => `${other}${own}`],
  ])('that stands %s the person’s own line for the same time says nothing of its own', async (_, order) => {
    const ref = newRef();
    const own = 'dora,Dora Weil,dora@example.org,,,2025-02-01,,\n';
    const other = 'n1,D. Weil,d@example.org,Weil SA,juriste,2025-02-05,2025-03-01,moved\n';
    const people = (lines: string) => ({ 'people.csv': `personRef,name,phone\n${lines}` });
    const folder = folderWith(fixture, ref, {
      'members.csv': order(own, other),
      ...people(order('dora,Dora Weil,+33639980001\n', 'n1,D. Weil,+33639980002\n')),
    });
    const { networkId, ...report } = await fixture.import(folder, merging('n1=dora'));
    expect(report).toMatchObject({ bad: [], changed: [], possibleDuplicates: [] });
    const values = { ref: 'dora', name: 'Dora Weil', email: 'dora@example.org', phone: '+33639980001' };
    expect(await valuesOf(networkId, 'dora')).toEqual(values);
    for (let time = 0; time < 2; time++) {
      const position = await fixture.installation.store.lastPosition();
      expect(await fixture.import(folder)).toMatchObject({
        recorded: none,
        unchanged: { members: 5 },
        changed: [],
      });
      expect(await fixture.installation.store.lastPosition()).toBe(position);
    }
    expect(await valuesOf(networkId, 'dora')).toEqual(values);
  });

  it('is a further membership for another time, whose line speaks of the person from then on', async () => {
    const ref = newRef();
    const folder = folderWith(fixture, ref, {
      'members.csv': 'n1,Cléo Peña-Roux,cleo.roux@example.org,,,2025-09-01,,\n',
    });
    const { networkId } = await fixture.import(folder, merging('n1=cleo'));
    const cleo = await idOf(networkId, 'cleo');
    const events = await fixture.installation.store.eventsOf(network, networkId);
    const periods = membershipsOf(events).periodsOf(cleo);
    expect(periods.map(({ joinedOn, leftOn }) => [joinedOn, leftOn])).toEqual([
      ['2025-01-07', '2025-06-01'],
      ['2025-09-01', null],
    ]);
    expect(await valuesOf(networkId, 'cleo')).toMatchObject({ ref: 'cleo', name: 'Cléo Peña-Roux' });
    expect(await fixture.import(folder)).toMatchObject({
      recorded: none,
      unchanged: { members: 4 },
      changed: [],
    });
  });

  it('makes a visitor of the same folder a member, under the visitor’s key', async () => {
    const ref = newRef();
    const folder = folderWith(fixture, ref, { 'members.csv': 'n1,Gus Abel,,Abel SA,,2025-03-01,,\n' });
    const { networkId, recorded } = await fixture.import(folder, merging('n1=gus'));
    expect(recorded).toMatchObject({ members: 4, attendance: 4 });
    expect(await valuesOf(networkId, 'gus')).toEqual({ ref: 'gus', name: 'Gus Abel', company: 'Abel SA' });
    expect(await fixture.import(folder)).toMatchObject({
      recorded: none,
      unchanged: { members: 4 },
      changed: [],
    });
  });

  it('does not bring back what was erased of that person', async () => {
    const ref = newRef();
    const lines = { 'people.csv': 'personRef,name,email,phone\nn1,Gus A.,gus.a@example.org,+33639980003\n' };
    const { networkId } = await fixture.import(folderWith(fixture, ref, lines), merging('n1=gus'));
    const gus = await idOf(networkId, 'gus');
    const asked = { commandId: crypto.randomUUID(), networkId, today: '2025-08-01' };
    const by = { ...asked, principal: { role: 'system' as const } };
    await fixture.bus.execute(new ErasePerson({ networkId, personId: gus }, by));
    const later = { ...lines, 'attendance.csv': 'm2,n1,Gus A.,gus.a@example.org,visitor,,,\n' };
    expect(await fixture.import(folderWith(fixture, ref, later))).toMatchObject({
      ...{ bad: [], possibleDuplicates: [], recorded: { ...none, attendance: 1 } },
    });
    expect([await valuesOf(networkId, 'gus'), await valuesOf(networkId, 'n1')]).toEqual([null, null]);
    await expect(fixture.import(folderWith(fixture, ref), merging('n3=gus'))).rejects.toMatchObject({
      code: 'merge-erased',
    });
  });
});
