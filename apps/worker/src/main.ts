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
  untilAvailable,
} from '@relais/installation';

/** Runs projections and policies, which servers and workers divide among them. */
void serve(async () => {
  const installation = await openInstallation(configurationFrom(process.env), 'regular');
  const names = installation.readModels.states().map(({ projection }) => projection);
  const app = await NestFactory.createApplicationContext(RelaisModule.register(installation), {
    logger: new LogOfRelais(),
  });
  say(`Relais worker is ready: ${names.join(', ')}`);
  const ending = new AbortController();
  const policies = untilAvailable(ending.signal, async () => {
    await installation.readModels.waitFor(await installation.store.lastPosition(), 600_000, ending.signal);
    return carryPolicies(installation, app.get(CommandBus));
  });
  policies.catch((error: unknown) => {
    if (!ending.signal.aborted) say(`The policies do not run here: ${String(error)}`);
  });
  return async () => {
    ending.abort(new Error('Relais is ending.'));
    await (
      await policies.catch(() => null)
    )?.();
    await app.close();
    await installation.close();
  };
});
