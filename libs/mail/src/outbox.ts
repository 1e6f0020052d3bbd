import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from './mail';

/** A mail that nobody sent; `id` names its file. */
export type OutboxMail = Mail & Readonly<{ id: string; at: string }>;

const keptMs = 24 * 3_600_000;
/** Of a data folder. */
const folderName = 'outbox';
const nameOf = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f-]{36})\.json$/;

/**
 * The place of mails while no mail server is configured: a folder with one file each, readable only for its owner. Mails older than a
 * day are deleted when the next one comes, and every hour.
 */
export class Outbox {
  private readonly folder: string;
  private newest = 0;

  /** @param dataFolder the outbox is made in it when the first mail comes */
  constructor(dataFolder: string) {
    this.folder = join(dataFolder, folderName);
  }

  /** Keeps a mail; of those that this process writes at once, or while its clock is set back, the later one is the newer. */
  async write(mail: Mail): Promise<void> {
    this.newest = Math.max(Date.now(), this.newest + 1);
    const at = new Date(this.newest);
    const id = `${inName(at)}-${randomUUID()}`;
    const content = JSON.stringify({ id, at: at.toISOString(), ...mail }, null, 2);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, `${id}.json`), content, { mode: 0o600, flag: 'wx' });
    await this.removeOld(at);
  }

  /** Removes mails that are older than a day. */
  async removeOld(now: Date): Promise<void> {
    const oldest = inName(new Date(now.getTime() - keptMs));
    for (const old of (await this.ids()).filter((one) => one < oldest)) await this.remove(old);
  }

  /** Removes the mails for which this is true. */
  async removeWhere(isToGo: (mail: OutboxMail) => boolean): Promise<void> {
    for (const id of await this.ids()) {
      const mail = await this.read(id);
      if (mail !== null && isToGo(mail)) await this.remove(id);
    }
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

  private remove(id: string): Promise<void> {
    return rm(join(this.folder, `${id}.json`), { force: true });
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
