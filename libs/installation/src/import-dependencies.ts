import type { CommandBus } from '@nestjs/cqrs';
import type { ImportDependencies } from '@relais/import-export';
import { Networks, networkIdByRef, signedInAmong } from '@relais/networks';
import { inBulk } from './in-bulk';
import type { Installation } from './installation';

/** What an import into this installation needs; its commands go to this bus. */
export function importDependencies(
  installation: Installation,
  commands: Pick<CommandBus, 'execute'>,
  progress: ImportDependencies['progress'] = () => undefined,
): ImportDependencies {
  const { store, vault, clock, database, signIn } = installation;
  const rows = database.engine.manager;
  const networks = new Networks(store);
  return {
    send: commands,
    store,
    inBulk: (run) => inBulk(installation, run),
    vault,
    rows,
    clock,
    hashOf: (content) => store.hashOf(content),
    signedIn: (networkId, personIds) => signedInAmong(networkId, personIds, networks, signIn),
    networkIdByRef: (ref) => networkIdByRef(rows, ref),
    inTurn: (ref, run) => database.inTurn(`import ${ref}`, run),
    progress,
  };
}
