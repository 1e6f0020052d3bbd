import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NetworkId, PersonId } from '@relais/contracts';
import { RelaisModule, configurationFrom, openInstallation } from '@relais/installation';
import { insideReferral } from '../support/inside-referral';

/** `logging-process.js NETWORK COUNT CALLERS PERSON…`: logs inside referrals between these people, as many callers at once. */
async function log([networkId = '', count = '', callers = '', ...people]: string[]): Promise<void> {
  const installation = await openInstallation(configurationFrom(process.env));
  const app = await NestFactory.createApplicationContext(RelaisModule.register(installation), {
    logger: ['error'],
  });
  const commands = app.get(CommandBus);
  let left = Number(count);

  const caller = async () => {
    while (left > 0) {
      const n = left--;
      const giverId = people[n % people.length] as PersonId;
      const receiverId = people[(n + 1 + (n % (people.length - 1))) % people.length] as PersonId;
      await commands.execute(insideReferral(networkId as NetworkId, giverId, receiverId));
    }
  };
  await Promise.all(Array.from({ length: Number(callers) }, caller));
  await app.close();
  await installation.close();
}

log(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  // What is open already would keep the process, and who waits for it, for ever.
  process.exit(1);
});
