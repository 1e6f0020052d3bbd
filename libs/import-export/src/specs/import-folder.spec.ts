import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importDependencies } from '@relais/installation';
import { edited, network, small, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation, sample } from '../../../../test/import-export/test-installation';
import type { ImportDependencies } from '../import-context';
import { importFolder } from '../import-folder';
import type { Counts } from '../import-report';

type Sender = ImportDependencies['send'];

const none: Counts = { members: 0, meetings: 0, attendance: 0, referrals: 0, thanks: 0, oneToOnes: 0 };
const all: Counts = { members: 3, meetings: 3, attendance: 4, referrals: 4, thanks: 2, oneToOnes: 1 };
const named = (networkRef: string) => ({ 'network.json': JSON.stringify({ ...network, networkRef }) });

describe('An import', () => {
  let fixture: TestInstallation;
  let folders = 0;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const folderOf = (ref: string, changes: Parameters<typeof writeSmall>[1] = {}) => {
    folders += 1;
    return writeSmall(join(fixture.home, `folder-${String(folders)}`), { ...named(ref), ...changes });
  };
  const eventsOf = async (networkId: string) => {
    const events = await fixture.installation.store.readAll(0, 100_000, { networkId });
    return events.map(({ type, on, data }) => ({ type, on, data }));
  };

  it('of the sample records every line, and of the same folder again none', async () => {
    const lines = {
      members: 43,
      meetings: 104,
      attendance: 2971,
      referrals: 1686,
      thanks: 541,
      oneToOnes: 800,
    };
    const first = await fixture.import(sample);
    expect(first).toMatchObject({
      ...{ recorded: lines, unchanged: none, changed: [], bad: [], possibleDuplicates: [] },
    });
    expect(first.notices).toEqual([
      'referrals.csv: telephone and e-mail of prospects who have not agreed were dropped: 6 (lines 64, 250, 539, 1143, 1508 …).',
    ]);
    const position = await fixture.installation.store.lastPosition();
    const again = await fixture.import(sample);
    expect(again).toMatchObject({
      networkId: first.networkId,
      recorded: none,
      unchanged: lines,
      changed: [],
    });
    expect(await fixture.installation.store.lastPosition()).toBe(position);
  }, 180_000);

  it('founds the network on the first day of its records', async () => {
    const { networkId } = await fixture.import(folderOf('founded'));
    const [founded, charter] = await eventsOf(networkId);
    expect(founded).toMatchObject({ type: 'NetworkFounded', on: '2025-02-06' });
    expect(charter).toMatchObject({ type: 'CharterAdopted', on: '2025-02-06' });
  });

  it('of members alone founds it on the first joining day, of nothing at all today', async () => {
    const nothing = { 'meetings.csv': undefined, 'attendance.csv': undefined, 'referrals.csv': undefined };
    const empty = { ...nothing, 'thanks.csv': undefined, 'one-to-ones.csv': undefined };
    const members = await fixture.import(folderOf('members', empty));
    expect((await eventsOf(members.networkId))[0]?.on).toBe('2025-01-07');
    const bare = await fixture.import(folderOf('bare', { ...empty, 'members.csv': undefined }), {
      today: '2025-05-05',
    });
    expect((await eventsOf(bare.networkId))[0]?.on).toBe('2025-05-05');
  });

  it('reads what Excel writes: semicolons, a byte order mark, carriage returns, columns in any order', async () => {
    const excel = Object.fromEntries(
      Object.entries(small)
        .filter(([file]) => file.endsWith('.csv'))
        .map(([file, text]) => [
          file,
          `\uFEFF${String(text)
            .replaceAll(/"[^"]*"|,/g, (part) => (part === ',' ? ';' : part))
            .replaceAll('\n', '\r\n')}`,
        ]),
    );
    const { networkId } = await fixture.import(folderOf('commas'));
    const report = await fixture.import(folderOf('excel', excel));
    expect(report.recorded).toEqual(all);
    const types = async (id: string) =>
      (await eventsOf(id)).map(({ type, on }) => `${on} ${type}`).toSorted();
    expect(await types(report.networkId)).toEqual(await types(networkId));
  });

  it('makes the member without a line represented, whose substitute was there', async () => {
    const { networkId } = await fixture.import(folderOf('substitute'));
    const ben = (await fixture.idsIn(networkId))('person', 'ben');
    const statuses = (await eventsOf(networkId)).flatMap(({ type, data }) => {
      const { personId, status } = data as { personId: string; status?: string };
      return type === 'AttendanceRecorded' && personId === ben ? [status] : [];
    });
    expect(statuses.toSorted()).toEqual(['late', 'represented']);
  });

  it('takes outside referrals that say nothing for leads of the receiver, and drops their contact data', async () => {
    const lead = edited(
      'referrals.csv',
      'outside,,receiver,no,,,Léa Jolivet,,,',
      'outside,,,,,,Léa Jolivet,call me,x,',
    );
    const { networkId, notices } = await fixture.import(folderOf('leads', lead));
    const passed = (await eventsOf(networkId)).find(({ data }) => (data as { ref?: string }).ref === 'r3');
    expect(passed?.data).toMatchObject({ contactBy: 'receiver', agreedOn: null, details: ['name'] });
    expect(notices).toEqual([
      'referrals.csv: telephone and e-mail of prospects who have not agreed were dropped: 1 (lines 4).',
    ]);
  });

  it.each(['one by one', 'in bulk'])('carries on after it was interrupted, %s', async (way) => {
    const folder = folderOf(`interrupted-${way.replaceAll(' ', '-')}`);
    let left = 9;
    const cut = (send: Sender): Sender => ({
      execute: (command: object) =>
        (left -= 1) < 0 ? Promise.reject(new Error('Power cut.')) : send.execute(command),
    });
    const { inBulk, ...rest } = importDependencies(fixture.installation, fixture.bus);
    const interrupted =
      way === 'in bulk'
        ? importFolder(
            folder,
            { ...rest, inBulk: (run) => inBulk((send, store) => run(cut(send), store)) },
            { skipBadLines: false },
          )
        : fixture.import(folder, {}, cut(fixture.bus));
    await expect(interrupted).rejects.toThrow('Power cut.');
    const report = await fixture.import(folder);
    expect(report.unchanged.members).toBeGreaterThan(0);
    const whole = await fixture.import(folderOf(`uninterrupted-${way.replaceAll(' ', '-')}`));
    const sum =
      Object.values(report.recorded).reduce((a, b) => a + b) +
      Object.values(report.unchanged).reduce((a, b) => a + b);
    expect([sum, report.changed]).toEqual([17, []]);
    const types = async (id: string) => (await eventsOf(id)).map(({ type }) => type).toSorted();
    expect(await types(report.networkId)).toEqual(await types(whole.networkId));
  });

  it('keeps every personal value out of the log', async () => {
    const { networkId } = await fixture.import(folderOf('privacy'));
    const log = JSON.stringify(await eventsOf(networkId));
    for (const value of ['Labat', 'example.org', 'Zoé', '06 39', 'un site', 'Brasserie', 'Petit Cercle'])
      expect(log).not.toContain(value);
  });

  it('with --skip-bad-lines records the rest, and the bad lines once they are corrected', async () => {
    const bad = edited('members.csv', 'Benoît Roux,', `${'B'.repeat(121)},`);
    const folder = folderOf('corrected', bad);
    const report = await fixture.import(folder, { skipBadLines: true });
    expect(report.recorded).toEqual({
      ...all,
      members: 2,
      attendance: 3,
      referrals: 2,
      thanks: 1,
      oneToOnes: 0,
    });
    expect(report.bad.map(({ file, line }) => `${file}:${String(line)}`)).toContain('members.csv:3');
    expect(report.notices.at(-1)).toContain(`${folder}-bad-lines`);
    expect(readdirSync(`${folder}-bad-lines`)).not.toContain('meetings.csv');

    const header = String(small['members.csv']).split('\n')[0] ?? '';
    const repaired = join(`${folder}-bad-lines`, 'members.csv');
    expect(readFileSync(repaired, 'utf8')).toBe(`${header}\nben,${'B'.repeat(121)},,,,,,\n`);
    fixture.write(repaired, `${header}\nben,Benoît Roux,,,,,,\n`);
    const rest = await fixture.import(`${folder}-bad-lines`);
    expect(rest).toMatchObject({ networkId: report.networkId, bad: [], changed: [] });
    expect(await fixture.import(folderOf('corrected'))).toMatchObject({
      recorded: none,
      unchanged: all,
      changed: [],
    });
  });

  it('with --skip-bad-lines copies a file that cannot be read as a whole to a folder with a free name', async () => {
    const folder = folderOf('unreadable', edited('thanks.csv', 'toRef', 'to'));
    writeSmall(`${folder}-bad-lines`);
    const report = await fixture.import(folder, { skipBadLines: true });
    expect(report.recorded).toEqual({ ...all, thanks: 0 });
    expect(report.bad).toEqual([
      { file: 'thanks.csv', line: 1, column: 'toRef', problem: 'this column is missing' },
    ]);
    expect(readdirSync(`${folder}-bad-lines-2`).toSorted()).toEqual(['network.json', 'thanks.csv']);
    expect(readFileSync(join(`${folder}-bad-lines-2`, 'thanks.csv'))).toEqual(
      readFileSync(join(folder, 'thanks.csv')),
    );
  });
});
