import type { CommandBus } from '@nestjs/cqrs';
import { MailPreferences, NetworkAccess } from '@relais/access';
import { NewsReading, SendNotifications } from '@relais/notifications';
import { isPausedFor } from '@relais/liveliness';
import { type Transport, smtpTransport } from '@relais/mail';
import { CreateMeetingsAhead, SeriesMeetings } from '@relais/meetings';
import { Networks } from '@relais/networks';
import { ErasureClock, RetentionPolicy } from '@relais/retention';
import { KeptValues, VaultKeys } from '@relais/vault';
import { replayErasures } from './erasures';
import type { Installation } from './installation';
import { say } from './service';
import { log } from './log';

/**
 * Repeats the erasures that an older backup undid, then runs the policies, in processes that run the projections; these must be up to
 * date.
 * @returns how to stop
 */
export async function carryPolicies(
  installation: Installation,
  commands: Pick<CommandBus, 'execute'>,
): Promise<() => Promise<void>> {
  const again = await replayErasures(installation, commands);
  if (again > 0) say(`Erased again what a restore brought back: ${String(again)}`);
  const { configuration, database, store, vault, clock } = installation;
  const retention = new RetentionPolicy(database, commands, clock, new ErasureClock(database, store), {
    failed: (error) => log('warn', 'The retention policy failed, and will try again.', { error }),
    suspended: (doubt) =>
      doubt === null
        ? log('info', 'The retention policy erases again: the clock is trusted.')
        : log('warn', suspendedBecause[doubt]),
    ownsServer: configuration.databaseUrl === null,
  });
  const rows = database.engine.manager;
  const networks = new Networks(store);
  const values = new KeptValues(vault, new VaultKeys(rows), rows);
  const series = new SeriesMeetings(store, networks, clock, values, rows);
  const meetings = new CreateMeetingsAhead(database, series, networks, clock, {
    isPausedFor,
    failed: (error) => log('warn', 'Meetings could not be created ahead; the next try is soon.', { error }),
  });
  const { smtp } = configuration;
  const mails = smtp ? [notificationsOf(installation, smtpTransport(smtp.url, smtp.from))] : [];
  const policies = [retention, meetings, ...mails];
  for (const policy of policies) policy.start();
  return async () => {
    await Promise.all(policies.map((policy) => policy.stop()));
  };
}

/** The policy that sends the weekly mails, and those at once. */
export function notificationsOf(installation: Installation, transport: Transport): SendNotifications {
  const { configuration, database, store, vault, signIn, clock } = installation;
  const networks = new Networks(store);
  const access = new NetworkAccess(database, networks, clock, store);
  return new SendNotifications({
    ...{ database, networks, signIn, clock, transport },
    preferences: new MailPreferences(database, vault),
    reading: new NewsReading(access, signIn, networks, vault),
    origin: new URL(configuration.publicUrl ?? `http://127.0.0.1:${String(configuration.port)}`).origin,
    failed: (sentence, error) => log('warn', sentence, { error }),
  });
}

const untilThen =
  'Nothing is erased until two nights in a row agree, or until you confirm the clock: relais retention --confirm';
const suspendedBecause = {
  'clock-behind': `The clock is before the last recorded event. ${untilThen}`,
  'clock-ahead': `The clock is more than 30 days after the last time that was noted. ${untilThen}`,
};
