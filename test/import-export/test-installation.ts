import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { NetworkId } from '@relais/contracts';
import {
  type ImportDependencies,
  type ImportOptions,
  ImportRefused,
  type ImportReport,
  importFolder,
} from '@relais/import-export';
import {
  type Installation,
  RelaisModule,
  configurationFrom,
  importDependencies,
  openInstallation,
} from '@relais/installation';
import { importSecretOf, importedId } from '@relais/networks';
import { migratedDatabase } from '../support/postgres';

export const sample = join(__dirname, '../../demo/matinales-du-port');

/** An installation on a database of its own, with folders to import. */
export class TestInstallation {
  private constructor(
    readonly installation: Installation,
    readonly bus: CommandBus,
    readonly home: string,
    private readonly drop: () => Promise<void>,
    private readonly closeModule: () => Promise<void>,
  ) {}

  /**
   * @param settings further variables of the environment
   * @param roleOf gives the database to a role, and returns its address for that role
   */
  static async open(
    settings: NodeJS.ProcessEnv = {},
    roleOf: (url: string) => Promise<string> = (url) => Promise.resolve(url),
  ): Promise<TestInstallation> {
    const { url, drop } = await migratedDatabase();
    const home = mkdtempSync(join(tmpdir(), 'relais-exchange-'));
    const place = { DATABASE_URL: await roleOf(url), RELAIS_DATA: join(home, 'data') };
    return TestInstallation.at(home, { ...settings, ...place }, async () => {
      await drop();
      rmSync(home, { recursive: true, force: true });
    });
  }

  /** The same installation, opened a second time, as another process does. */
  beside(): Promise<TestInstallation> {
    const { databaseUrl, dataFolder } = this.installation.configuration;
    const place = { DATABASE_URL: databaseUrl ?? '', RELAIS_DATA: dataFolder };
    return TestInstallation.at(this.home, place, () => Promise.resolve());
  }

  private static async at(
    home: string,
    environment: NodeJS.ProcessEnv,
    drop: () => Promise<void>,
  ): Promise<TestInstallation> {
    const installation = await openInstallation(configurationFrom(environment));
    const module = await Test.createTestingModule({
      imports: [RelaisModule.register(installation)],
    }).compile();
    await module.init();
    return new TestInstallation(installation, module.get(CommandBus), home, drop, () => module.close());
  }

  async import(
    folder: string,
    options: Partial<ImportOptions> = {},
    send: Pick<CommandBus, 'execute'> = this.bus,
  ): Promise<ImportReport> {
    await this.caughtUp();
    const { store } = this.installation;
    const all = importDependencies(this.installation, send);
    const dependencies: ImportDependencies =
      send === this.bus ? all : { ...all, inBulk: (run) => run(send, store) };
    return importFolder(folder, dependencies, { skipBadLines: false, ...options });
  }

  /** The ids of what folders brought into a network, by kind and ref. */
  async idsIn(networkId: NetworkId): Promise<(kind: string, ref: string) => never> {
    const secret = await importSecretOf(this.installation.database.engine.manager, networkId);
    return (kind, ref) => importedId(secret, kind, ref) as never;
  }

  /** The bad lines of an import that must be refused, `file:line: column`, and the number of events then. */
  async refused(folder: string): Promise<ImportRefused['report']> {
    const outcome = await this.import(folder).catch((error: unknown) => error);
    if (!(outcome instanceof ImportRefused))
      throw new Error('The import was not refused.', { cause: outcome });
    return outcome.report;
  }

  async caughtUp(): Promise<void> {
    const { store, readModels } = this.installation;
    await readModels.waitFor(await store.lastPosition(), 30_000);
  }

  /** A copy of a folder, with some files changed: a text instead, or null for none. */
  copy(from: string, name: string, changes: Readonly<Record<string, string | Buffer | null>> = {}): string {
    const folder = join(this.home, name);
    cpSync(from, folder, { recursive: true });
    for (const [file, content] of Object.entries(changes)) {
      if (content === null) rmSync(join(folder, file));
      else writeFileSync(join(folder, file), content);
    }
    return folder;
  }

  write(path: string, content: string): void {
    writeFileSync(path, content);
  }

  async close(): Promise<void> {
    await this.closeModule();
    await this.installation.close();
    await this.drop();
  }
}

export const text = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

export type { NetworkId };
