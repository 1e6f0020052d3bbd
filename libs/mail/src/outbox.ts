import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from './mail';

/** A mail that nobody sent; `id` names its file. */
export type OutboxMail = Mail & Readonly<{ id: string; at: string }>;

const keptMs = 24 * 3_600_000;
const nameOf = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f-]{36})\.json$/;

/**
 * Where mails go while no server for them is configured: a folder with a file each, for the owner's eyes only. What lies there for
 * more than a day goes when the next one comes.
 * @param folder made when the first mail comes
 */
export class Outbox {
  constructor(private readonly folder: string) {}

  async write(mail: Mail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const at = new Date();
    const id = `${inName(at)}-${randomUUID()}`;
    const content = JSON.stringify({ id, at: at.toISOString(), ...mail }, null, 2);
    await writeFile(join(this.folder, `${id}.json`), content, { mode: 0o600, flag: 'wx' });
    const oldest = inName(new Date(at.getTime() - keptMs));
    for (const old of (await this.ids()).filter((one) => one < oldest))
      await rm(join(this.folder, `${old}.json`), { force: true });
  }

  /** The newest fifty, the newest first. */
  async list(): Promise<OutboxMail[]> {
    const newest = (await this.ids()).toSorted().toReversed().slice(0, 50);
    const mails = await Promise.all(newest.map((id) => this.read(id)));
    return mails.filter((mail) => mail !== null);
  }

  /** Null: there is no such mail, or it is being written. */
  async read(id: string): Promise<OutboxMail | null> {
    if (!nameOf.test(`${id}.json`)) return null;
    try {
      return JSON.parse(await readFile(join(this.folder, `${id}.json`), 'utf8')) as OutboxMail;
    } catch (error) {
      if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  private async ids(): Promise<string[]> {
    try {
      return (await readdir(this.folder)).flatMap((file) => nameOf.exec(file)?.[1] ?? []);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

const inName = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-');
