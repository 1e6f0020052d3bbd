import 'reflect-metadata';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { type Installation, configurationFrom, openInstallation } from '@relais/installation';
import { createApplication } from './application';
import { demoLinks, demoNetwork } from './demo';

async function main(): Promise<void> {
  const configuration = configurationFrom(process.env);
  const demo = configuration.demo && !process.argv.includes('--empty');
  say(`Opening the data folder ${configuration.dataFolder} …`);
  const installation = await openInstallation({ ...configuration, demo });
  const app = await createApplication(installation);
  const addressFile = join(configuration.dataFolder, 'address');

  let ending: Promise<void> | undefined;
  const end = () =>
    (ending ??= (async () => {
      say('Ending …');
      rmSync(addressFile, { force: true });
      await app.close();
      await installation.close();
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end().then(() => process.exit(0), fail);
    });
  }

  const network = await demoNetwork(installation, app.get(CommandBus), say);
  await installation.readModels.waitFor(await installation.store.lastPosition(), 600_000);
  await app.listen(configuration.port, configuration.host);
  const address = configuration.publicUrl ?? (await app.getUrl());
  writeFileSync(addressFile, `${address}\n`);
  say(`\nRelais is ready: ${address}\n`);
  for (const line of await howToSignIn(installation, network, address)) say(line);
}

async function howToSignIn(
  installation: Installation,
  demo: Awaited<ReturnType<typeof demoNetwork>>,
  address: string,
): Promise<string[]> {
  const forOthers = 'A link for somebody else: npm run -s relais -- sign-in --network REF --person REF';
  if (demo === null) return ['Your own club: npm run -s relais -- import FOLDER', forOthers];
  const { organiser, member } = await demoLinks(installation, demo, address);
  return [
    'Sign in to the demo network (each link works once, within 10 minutes):',
    `  organiser  ${organiser}`,
    `  member     ${member}`,
    forOthers,
  ];
}

const say = (message: string) => process.stdout.write(`${message}\n`);

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
