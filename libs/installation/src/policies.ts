import type { CommandBus } from '@nestjs/cqrs';
import { ErasureClock, RetentionPolicy } from '@relais/retention';
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
  const { configuration, database, store, clock } = installation;
  const retention = new RetentionPolicy(database, commands, clock, new ErasureClock(database, store), {
    failed: (error) => log('warn', 'The retention policy failed, and will try again.', { error }),
    suspended: (doubt) =>
      doubt === null
        ? log('info', 'The retention policy erases again: the clock is trusted.')
        : log('warn', suspendedBecause[doubt]),
    ownsServer: configuration.databaseUrl === null,
  });
  retention.start();
  return () => retention.stop();
}

const untilThen =
  'Nothing is erased until two nights in a row agree, or until you confirm the clock: relais retention --confirm';
const suspendedBecause = {
  'clock-behind': `The clock is before the last recorded event. ${untilThen}`,
  'clock-ahead': `The clock is more than 30 days after the last time that was noted. ${untilThen}`,
};
