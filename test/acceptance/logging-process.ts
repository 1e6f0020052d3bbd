import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NetworkId, PersonId, ReferralId } from '@relais/contracts';
import { RelaisModule, configurationFrom, openInstallation } from '@relais/installation';
import { PassReferral } from '@relais/referrals';

/** `logging-process.ts NETWORK COUNT CALLERS PERSON…`: logs inside referrals between these people, as many callers at once. */
async function log([networkId = '', count = '', callers = '', ...people]: string[]): Promise<void> {
  const installation = await openInstallation(configurationFrom(process.env));
  const app = await NestFactory.createApplicationContext(RelaisModule.over(installation), {
    logger: ['error'],
  });
  const commands = app.get(CommandBus);
  let left = Number(count);

  const caller = async () => {
    while (left > 0) {
      const n = left--;
      const referralId = randomUUID();
      const giverId = people[n % people.length] as PersonId;
      const receiverId = people[(n + 1 + (n % (people.length - 1))) % people.length] as PersonId;
      await commands.execute(passed(networkId as NetworkId, referralId as ReferralId, giverId, receiverId));
    }
  };
  await Promise.all(Array.from({ length: Number(callers) }, caller));
  await app.close();
  await installation.close();
}

const passed = (
  networkId: NetworkId,
  referralId: ReferralId,
  giverId: PersonId,
  receiverId: PersonId,
): PassReferral =>
  new PassReferral(
    {
      referralId,
      networkId,
      giverId,
      receiverId,
      passedOn: '2026-03-05',
      scope: 'inside',
      warmth: null,
      contactBy: null,
      agreed: null,
      agreedOn: null,
      meetingId: null,
      parentId: null,
      details: ['need'],
      ref: null,
      imported: false,
    },
    { commandId: referralId, networkId, today: '2026-03-05', asker: { personId: giverId, role: 'member' } },
    { need: 'refaire un site web' },
  );

log(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
