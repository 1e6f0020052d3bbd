import type { CommandBus } from '@nestjs/cqrs';
import type { ImportDependencies } from '@relais/exchange';
import { NetworkRow } from '@relais/networks';
import type { Installation } from './installation';

/** What an import into this installation needs; its commands go to this bus. */
export function importDependencies(
  { store, vault, clock, database }: Installation,
  commands: CommandBus,
  progress: ImportDependencies['progress'] = () => undefined,
): ImportDependencies {
  const rows = database.engine.manager;
  return {
    send: commands,
    store,
    vault,
    rows,
    clock,
    networkIdByRef: async (ref) => (await rows.findOneBy(NetworkRow, { ref }))?.networkId ?? null,
    progress,
  };
}
