import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { PersonId } from '@relais/contracts';
import { RelaisModule, configurationFrom, openInstallation } from '@relais/installation';
import { projectRoot } from '../../apps/api/src/project-root';
import { smallNetwork } from '../acceptance/small-network';
import type { HttpClub } from './http-content';
import { flagsOf } from './launcher-flags';

/** All callers of a bench come from one address, and what was refused lingers for a second. */
export const manyConnections = {
  RELAIS_MAX_CONNECTIONS: '10000',
  RELAIS_MAX_CONNECTIONS_PER_CLIENT: '10000',
};

const clubs = 10;
const members = Array.from({ length: 30 }, (_, number) => `Member ${String(number)}`);

/** A Relais as it is started by users, with a few clubs in it. */
export class RelaisServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly dataFolder: string,
    readonly url: string,
    readonly clubs: readonly HttpClub[],
  ) {}

  static async start(databaseUrl: string, settings: NodeJS.ProcessEnv = {}): Promise<RelaisServer> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'relais-bench-server-'));
    const env = {
      ...process.env,
      RELAIS_DATA: dataFolder,
      DATABASE_URL: databaseUrl,
      RELAIS_DEMO: 'off',
      RELAIS_WRITES_PER_MINUTE: '1000000000',
      PORT: '0',
      ...settings,
    };
    const clubs = await founded(env);
    const main = join(projectRoot, 'dist/apps/api/src/main.js');
    const child = spawn(process.execPath, [...process.execArgv, ...flagsOf('start'), main], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.once('exit', () => child.kill());
    for await (const line of createInterface(child.stdout)) {
      const url = /^Relais is ready: (\S+)$/.exec(line)?.[1];
      if (url) return new RelaisServer(child, dataFolder, url, clubs);
    }
    throw new Error('Relais did not start.');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

/** Clubs with an organiser's token each, in the installation that this environment describes. */
async function founded(env: NodeJS.ProcessEnv): Promise<HttpClub[]> {
  const installation = await openInstallation(configurationFrom(env));
  const app = await NestFactory.createApplicationContext(RelaisModule.register(installation), {
    logger: ['error'],
  });
  const made: HttpClub[] = [];
  for (let number = 0; number < clubs; number++) {
    const { networkId, people } = await smallNetwork({ commands: app.get(CommandBus) }, members);
    const personIds = Object.values(people) as [PersonId, ...PersonId[]];
    const { token } = await installation.tokens.make({
      ...{ networkId, personId: personIds[0], role: 'organiser' },
      ...{ name: 'bench', timezone: 'UTC' },
    });
    made.push({ networkId, people: personIds, token });
  }
  await app.close();
  await installation.close();
  return made;
}
