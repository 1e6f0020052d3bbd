import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import {
  RelaisModule,
  carryPolicies,
  configurationFrom,
  openInstallation,
  say,
  serve,
  LogOfRelais,
} from '@relais/installation';

/** Carries the read models and the policies along, beside servers and other workers; they divide them. */
void serve(async () => {
  const installation = await openInstallation(configurationFrom(process.env), 'regular');
  const names = installation.readModels.states().map(({ projection }) => projection);
  const app = await NestFactory.createApplicationContext(RelaisModule.over(installation), {
    logger: new LogOfRelais(),
  });
  say(`Relais worker is ready: ${names.join(', ')}`);
  const policies = installation.readModels
    .waitFor(await installation.store.lastPosition(), 600_000)
    .then(() => carryPolicies(installation, app.get(CommandBus)));
  policies.catch((error: unknown) => say(`The policies do not run here: ${String(error)}`));
  return async () => {
    await (
      await policies.catch(() => null)
    )?.();
    await app.close();
    await installation.close();
  };
});
