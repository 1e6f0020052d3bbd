import type { CommandBus } from '@nestjs/cqrs';
import { RetentionPolicy } from '@relais/retention';
import { replayErasures } from './erasures';
import type { Installation } from './installation';
import { say } from './service';
import { log } from './log';

/**
 * Erases again what an older backup brought back, then runs the policies, in processes that carry the read models along; those contain
 * everything when this begins.
 * @returns how to stop
 */
export async function carryPolicies(
  installation: Installation,
  commands: Pick<CommandBus, 'execute'>,
): Promise<() => Promise<void>> {
  const again = await replayErasures(installation, commands);
  if (again > 0) say(`Erased again what a restore brought back: ${String(again)}`);
  const retention = new RetentionPolicy(installation.database, commands, installation.clock, (error) => {
    log('warn', 'The retention policy failed, and will try again.', { error });
  });
  retention.start();
  return () => retention.stop();
}
