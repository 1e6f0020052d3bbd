import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NetworkId, PersonId, Role } from '@relais/contracts';
import { type Configuration, type Installation, openInstallation } from '@relais/installation';
import { MailQueue } from '@relais/mail';
import { createApplication } from '../../apps/api/src/application';
import { emptyKurrentDb } from '../support/kurrentdb';
import { type TestDatabase, migratedDatabase } from '../support/postgres';

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

/** A whole Relais on a database and data folder of its own, listening on a free port. */
export type RunningRelais = Readonly<{
  url: string;
  dataFolder: string;
  databaseUrl: string;
  /** What a process beside it needs to work on the same installation. */
  environment: NodeJS.ProcessEnv;
  installation: Installation;
  commands: CommandBus;
  /** Until every mail that was handed over so far lies in the outbox. */
  mailsSettled(): Promise<void>;
  /** Asks the database, as its owner. */
  sql: Installation['database']['engine']['query'];
  /** An API token; the role is the token's only. */
  token(networkId: string, personId: string, role?: Role): Promise<string>;
  /** JSON in, JSON out. */
  ask(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
  stop(): Promise<void>;
}>;

/** Starts a Relais; `settings` override its configuration. It drops its database when it stops, or does not start. */
export async function startRelais(
  settings: Partial<Configuration> = {},
  making: Promise<TestDatabase> = migratedDatabase(),
): Promise<RunningRelais> {
  const database = await making;
  const kurrentDb = process.env['RELAIS_TEST_LOG'] === 'kurrentdb' ? await emptyKurrentDb() : null;
  const dataFolder = mkdtempSync(join(tmpdir(), 'relais-acceptance-'));
  const closing: (() => unknown)[] = [
    () => {
      rmSync(dataFolder, { recursive: true, force: true });
    },
    () => database.drop(),
    () => kurrentDb?.stop(),
  ];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  const orStop = <T>(step: Promise<T>): Promise<T> =>
    step.catch(async (error: unknown) => {
      await stop();
      throw error;
    });
  const opening = openInstallation({
    dataFolder,
    databaseUrl: database.url,
    eventStoreUrl: kurrentDb?.url ?? null,
    masterKey: undefined,
    newMasterKey: undefined,
    projections: true,
    demo: false,
    publicUrl: null,
    trustedProxies: [],
    readsPerMinute: 1_000_000,
    writesPerMinute: 1_000_000,
    metricsPort: null,
    metricsToken: null,
    maxConnections: 2000,
    maxConnectionsPerClient: 1000,
    host: '127.0.0.1',
    port: 0,
    isLoopback: true,
    isProduction: false,
    smtp: null,
    openId: null,
    ...settings,
  });
  const installation = await orStop(opening);
  closing.push(() => installation.close());
  const app = await orStop(createApplication(installation));
  closing.push(() => app.close());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    dataFolder,
    databaseUrl: database.url,
    environment: {
      ...process.env,
      DATABASE_URL: database.url,
      RELAIS_DATA: dataFolder,
      EVENT_STORE_URL: kurrentDb?.url ?? '',
    },
    installation,
    commands: app.get(CommandBus),
    mailsSettled: () => app.get(MailQueue).drain(),
    sql: (statement, values) => installation.database.engine.query(statement, values),
    token: async (networkId, personId, role = 'member') => {
      const whose = { networkId: networkId as NetworkId, personId: personId as PersonId };
      return (await installation.tokens.make({ ...whose, role, name: 'test', timezone: 'UTC' })).token;
    },
    async ask(method, path, { token, body, headers = {} } = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: (response.headers.get('content-type')?.includes('json')
          ? JSON.parse(text)
          : { text }) as Record<string, unknown>,
      };
    },
    stop,
  };
}
