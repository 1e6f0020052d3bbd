import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { relaisCommand, relaisProcess } from '../acceptance/relais-command';

const demo = join(__dirname, '../../demo/matinales-du-port');

describe('An import into a network that is known', () => {
  const home = mkdtempSync(join(tmpdir(), 'relais-interrupted-import-'));
  const folder = join(home, 'club');
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
    for (const file of ['network.json', 'members.csv']) cpSync(join(demo, file), join(folder, file));
    expect((await run()).code).toBe(0);
    appendFileSync(join(folder, 'members.csv'), 'P9999,Noor Haddad,,,,2024-01-01,,\n');
    cpSync(join(demo, 'meetings.csv'), join(folder, 'meetings.csv'));
  });
  afterAll(async () => {
    await relais.stop();
    rmSync(home, { recursive: true });
  });

  const importing = (...options: string[]) => relaisCommand(relais.environment, 'import', folder, ...options);
  const run = () => importing('--json');

  /** PostgreSQL fails at meetings, with this state. */
  const failAtMeetings = (state: string) =>
    relais.sql(`
      create or replace function fail_at_meetings() returns trigger language plpgsql as $$
        begin raise 'no' using errcode = '${state}'; end $$;
      create or replace trigger fail_at_meetings before insert on event
        for each row when (new.type like 'Meeting%') execute function fail_at_meetings()`);

  it('says that some of it may be recorded when the database goes away in the midst of it', async () => {
    await failAtMeetings('53100');
    const { code, err, out } = await relaisProcess(relais.environment, 'import', folder, '--json');
    expect(code).toBe(1);
    expect(err).toContain('The import was interrupted: ');
    expect(err).toContain('Some of the folder may be recorded.');
    expect(err).not.toContain('Nothing was recorded');
    expect(out).toBe('');
  });

  it('says that everything but the refused lines is recorded', async () => {
    await failAtMeetings('22000');
    const { code, err, json } = await run();
    expect(code).toBe(1);
    expect(err).toContain('Everything but 104 bad lines is recorded.');
    expect(err).not.toContain('Nothing was recorded');
    expect(json()).toMatchObject({ unchanged: { members: 44 }, recorded: { meetings: 0 } });
  });

  it('records the rest, and nothing twice, when it is repeated', async () => {
    await relais.sql('drop trigger fail_at_meetings on event');
    const { code, json } = await run();
    expect(code).toBe(0);
    expect(json()).toMatchObject({ unchanged: { members: 44 }, recorded: { members: 0, meetings: 104 } });
    const [people] = await relais.sql<{ count: number }[]>(
      `select count(*)::int from event where type = 'PersonRegistered'`,
    );
    expect(people?.count).toBe(44);
  });

  it('names people who look like a known person, and takes their lines as theirs when it is told so', async () => {
    const members = join(folder, 'members.csv');
    appendFileSync(members, 'N 1,HADDAD Noor,,,,2026-01-08,,\n');
    const before = await relais.installation.store.lastPosition();
    const checked = await importing('--check', '--json');
    expect(checked.json()).toMatchObject({ bad: [], possibleDuplicates: [{ ref: 'N 1', like: 'P9999' }] });
    expect(checked.err).toContain(`: relais import ${folder} --merge 'N 1=P9999'\n`);
    for (const options of [['--merge', 'N 1=P9999'], []]) {
      const merged = (await importing(...options, '--json')).json();
      expect(merged).toMatchObject({ unchanged: { members: 45 }, bad: [], possibleDuplicates: [] });
    }
    expect(await relais.installation.store.lastPosition()).toBe(before);

    appendFileSync(members, 'N2,Noor Haddad,,,,2026-01-08,,\n');
    const { code, err } = await importing();
    expect([code, err]).toEqual([0, expect.stringMatching(/^“N2” has .* of “P9999” and was recorded as/)]);
    expect(err).toContain(`: relais import ${folder} --check\n`);
    const refused = [
      await importing('--merge', 'N2=P9999'),
      await importing('--merge', 'N2'),
      await importing('--merge', 'N3=N4', '--merge', 'N4=P0001'),
    ];
    expect(refused.map((one) => [one.code, one.out])).toEqual([
      [1, ''],
      [2, ''],
      [2, ''],
    ]);
    expect(refused[0]?.err).toContain('Two recorded people cannot be merged yet.');
  });
});
