import 'reflect-metadata';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import {
  type Installation,
  carryPolicies,
  configurationFrom,
  openInstallation,
  say,
  serve,
} from '@relais/installation';
import { createApplication } from './application';
import { type Demo, demoLinks, howToSeeDemo, loadDemo } from './demo';
import { ensureFree } from './ensure-free';

/** Connections that wait to be accepted; beyond Node's 511 they would be dropped and tried again by their clients a second later. */
const backlog = 4096;

/** Answers how to stop. */
async function start(): Promise<() => Promise<void>> {
  const read = configurationFrom(process.env);
  const configuration = { ...read, demo: read.demo && !process.argv.includes('--empty') };
  await ensureFree(configuration);
  say(`Opening the data folder ${configuration.dataFolder} …`);
  const installation = await openInstallation(configuration);
  try {
    const app = await createApplication(installation);
    const demo = await loadDemo(installation, app.get(CommandBus), say);
    if (configuration.projections)
      await installation.readModels.waitFor(await installation.store.lastPosition(), 600_000);
    const endPolicies = configuration.projections
      ? await carryPolicies(installation, app.get(CommandBus))
      : () => Promise.resolve();
    await app.listen({ port: configuration.port, host: configuration.host, backlog });
    const address = configuration.publicUrl ?? (await app.getUrl());
    const addressFile = join(configuration.dataFolder, 'address');
    writeFileSync(addressFile, `${address}\n`);
    say(`\nRelais is ready: ${address}\n`);
    for (const line of await howToSignIn(installation, demo, address)) say(line);
    return async () => {
      rmSync(addressFile, { force: true });
      await endPolicies();
      await app.close();
      await installation.close();
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

async function howToSignIn(
  installation: Installation,
  demo: Demo | null,
  address: string,
): Promise<string[]> {
  const { smtp } = installation.configuration;
  const others = [
    `Or with an e-mail address; the mail with the code ${smtp ? 'goes there' : `is at ${address}/outbox`}.`,
    'A link for another person: npm run -s relais -- sign-in --network REF --person REF',
  ];
  if (demo === null) return ['Your own club: npm run -s relais -- import FOLDER', ...others];
  return [...(await howToSeeDemo(demo, demoLinks(installation, demo, address))), ...others];
}

void serve(start);
