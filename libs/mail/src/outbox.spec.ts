import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from './outbox';

const mail = { to: 'zoe@example.org', subject: 'Un', text: 'un', html: '<p>un</p>' };

describe('The outbox', () => {
  let folder: string;
  let outbox: Outbox;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-outbox-'));
    outbox = new Outbox(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is empty before the first mail', async () => expect(await outbox.list()).toEqual([]));

  it('gives back what was put in, the newest first', async () => {
    await outbox.write(mail);
    await outbox.write({ ...mail, subject: 'Deux' });
    const [newest, oldest] = await outbox.list();
    expect([newest?.subject, oldest?.subject]).toEqual(['Deux', 'Un']);
    expect(await outbox.read(oldest!.id)).toMatchObject(mail);
  });

  it('lists mails that are written at once in the order in which they were handed in', async () => {
    const subjects = Array.from({ length: 20 }, (_, n) => String(n));
    await Promise.all(subjects.map((subject) => outbox.write({ ...mail, subject })));
    expect((await outbox.list()).map(({ subject }) => subject)).toEqual(subjects.toReversed());
  });

  it('lists a mail as the newest after the clock was set back', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 3_600_000);
    await outbox.write(mail);
    await outbox.write({ ...mail, subject: 'Deux' });
    clock.mockRestore();
    expect((await outbox.list()).map(({ subject }) => subject)).toEqual(['Deux', 'Un']);
  });

  it('gives nothing but its mails', async () => {
    writeFileSync(join(folder, 'secret.json'), '{}');
    for (const id of ['../secret', 'secret', '2026-01-01T00-00-00-000Z-00000000-0000-4000-8000-000000000000'])
      expect(await outbox.read(id)).toBeNull();
  });

  it('does not have a mail yet that is being written', async () => {
    await outbox.write(mail);
    const [file = ''] = readdirSync(join(folder, 'outbox'));
    for (const begun of ['', '{ "id":']) {
      writeFileSync(join(folder, 'outbox', file), begun);
      expect(await outbox.list()).toEqual([]);
      expect(await outbox.read(file.replace('.json', ''))).toBeNull();
    }
  });

  it('forgets what lies there for more than a day', async () => {
    await outbox.write(mail);
    const [file = ''] = readdirSync(join(folder, 'outbox'));
    const old = `2026-01-01${file.slice(10)}`;
    writeFileSync(join(folder, 'outbox', old), '{}');
    await outbox.write(mail);
    const left = readdirSync(join(folder, 'outbox'));
    expect(left).toHaveLength(2);
    expect(left).not.toContain(old);
    await outbox.removeOld(new Date(Date.now() + 25 * 3_600_000));
    expect(readdirSync(join(folder, 'outbox'))).toEqual([]);
  });

  it('removes those that it is told to', async () => {
    await outbox.write(mail);
    await outbox.write({ ...mail, to: 'ada@example.org' });
    await outbox.removeWhere(({ to }) => to === mail.to);
    expect((await outbox.list()).map(({ to }) => to)).toEqual(['ada@example.org']);
  });
});
