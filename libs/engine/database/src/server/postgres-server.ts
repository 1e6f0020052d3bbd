import { randomBytes } from 'node:crypto';
import { appendFile, chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { lastLines, lastWords, removeOldLogs } from './postgres-log';
import { configure } from './postgres-settings';
import { findPostmaster, type Postmaster } from './postmaster';
import { dropPrivileges, type Run } from './unprivileged';

const secondsToStart = 300;
const secondsToStop = 120;
const secondsForOrphans = 10;

/** The PostgreSQL of one folder. Callers of its methods hold the folder's lock. */
export class PostgresServer {
  private readonly data: string;

  private constructor(
    private readonly folder: string,
    private readonly binaries: PostgresBinaries,
    private readonly run: Run,
  ) {
    this.data = join(folder, 'data');
  }

  /** @param folder absolute; it must exist */
  static async locate(folder: string): Promise<PostgresServer> {
    const binaries = await postgresBinaries();
    return new PostgresServer(folder, binaries, await dropPrivileges(folder, binaries.postgres));
  }

  /** Starts it, or finds it running; a new folder gets its files first. */
  async start(): Promise<{ port: number; password: string }> {
    await this.create();
    const port = (await this.running())?.port ?? (await this.startNow());
    return { port, password: await readFile(join(this.folder, 'password'), 'utf8') };
  }

  /**
   * Starts it again at its port, if it has died; tells whether it had. Its files are left as they are, and must be there.
   * @throws when it cannot be started, or runs at another port
   */
  async revive(port: number): Promise<boolean> {
    const found = await this.running();
    if (found === null) await this.startNow(port);
    else if (found.port !== port) throw new Error(`PostgreSQL runs at the port ${found.port} now.`);
    return found === null;
  }

  /** Stops it, if it runs: sessions are cut off, everything committed is kept. */
  async stop(): Promise<void> {
    if ((await findPostmaster(this.data)) === null) return;
    const args = ['stop', '-D', 'data', '-m', 'fast', '-w', '-t', `${secondsToStop}`];
    const { code, output } = await this.run(this.binaries.pgCtl, args);
    if (code !== 0 && (await findPostmaster(this.data)) !== null)
      throw new Error(`PostgreSQL did not stop:\n${lastLines(output)}`);
  }

  /** In a folder aside first: a set-up that was killed leaves nothing half done. */
  private async create(): Promise<void> {
    if (await readFile(join(this.data, 'PG_VERSION')).catch(() => null)) return;
    const password = join(this.folder, 'password');
    await rm(join(this.folder, 'new'), { recursive: true, force: true });
    await rm(password, { force: true });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    const { uid, gid } = await stat(this.folder);
    if (process.getuid?.() !== uid && process.platform !== 'win32') await chown(password, uid, gid);
    const { code, output } = await this.run(this.binaries.initdb, [
      ...[
        '--pgdata=new',
        '--username=relais',
        '--pwfile=password',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
      ],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ]);
    if (code !== 0) throw new Error(`PostgreSQL could not set up ${this.folder}:\n${lastLines(output)}`);
    await appendFile(join(this.folder, 'new', 'postgresql.conf'), "\ninclude 'relais.conf'\n");
    await rename(join(this.folder, 'new'), this.data);
  }

  /** The server that runs already; one that is starting, recovering or stopping is waited for. */
  private async running(): Promise<Postmaster | null> {
    const deadline = Date.now() + secondsToStart * 1000;
    for (;;) {
      const found = await findPostmaster(this.data);
      if (found === null || found.isReady) return found;
      if (Date.now() > deadline)
        throw new Error(`The PostgreSQL of ${this.folder} (process ${found.pid}) does not get ready.`);
      await pause(50);
    }
  }

  /** Once more when another program took the port, or while sessions of a killed server are still ending. */
  private async startNow(wanted?: number): Promise<number> {
    await removeOldLogs(this.folder);
    const deadline = Date.now() + secondsForOrphans * 1000;
    for (;;) {
      const since = Date.now();
      const port = await configure(this.folder, wanted);
      const args = ['start', '-D', 'data', '-l', 'start.log', '-s', '-w', '-t', `${secondsToStart}`];
      const { code, output } = await this.run(this.binaries.pgCtl, args);
      if (code === 0) return port;
      const said = `${output.trim()}\n${await lastWords(this.folder, since)}`;
      if (Date.now() > deadline || !/shared memory block|could not bind|lock file/.test(said))
        throw new Error(`PostgreSQL could not start in ${this.folder}:\n${said}`);
      await pause(200);
    }
  }
}
