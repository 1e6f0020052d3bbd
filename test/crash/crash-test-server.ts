import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startOrJoin } from '@relais/database';
import { query, serverProcesses } from '../support/installations';

/** A PostgreSQL of the crash test's own, in a folder that goes with it. */
export class CrashTestServer {
  private isBack: () => void = () => undefined;

  private constructor(
    readonly folder: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async open(): Promise<CrashTestServer> {
    const folder = await mkdtemp(join(tmpdir(), 'relais-crash-'));
    // In a test run there is one that is set up.
    const template = process.env['RELAIS_TEST_TEMPLATE'];
    if (template !== undefined) await cp(template, folder, { recursive: true });
    const server = await startOrJoin(folder, {
      away: () => undefined,
      revived: () => undefined,
      back: () => {
        opened.isBack();
      },
      lost: (error) => {
        process.stderr.write(`PostgreSQL was not started again: ${String(error)}\n`);
        process.exit(1);
      },
    });
    const opened = new CrashTestServer(folder, server);
    return opened;
  }

  get url(): string {
    return this.server.url;
  }

  /** Kills the server as it stands; Relais itself starts it again. */
  async killServer(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.isBack = () => {
      resolve(undefined);
    };
    const [postmaster] = await serverProcesses(this.folder);
    if (postmaster === undefined) return;
    process.kill(postmaster, 'SIGKILL');
    await promise;
  }

  async close(): Promise<void> {
    await this.server.leave();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Holds every 20th transaction that inserts into the table open for 5 to 50 ms, after its numbers were drawn. */
export const holdTransactionsOpen = (url: string, table: string): Promise<unknown> =>
  query(
    url,
    `create sequence test_transaction;
     create function hold_open() returns trigger language plpgsql as $$
       declare n bigint := nextval('test_transaction');
       begin
         if n % 20 = 0 then perform pg_sleep(0.005 * (1 + n / 20 % 10)); end if;
         return null;
       end $$;
     create trigger hold_open after insert on ${table} for each statement execute function hold_open()`,
  );
