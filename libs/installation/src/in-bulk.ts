import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { WriteBehind } from '@relais/log-postgres';
import { VaultKeys } from '@relais/vault';
import type { Installation } from './installation';
import { LogOfRelais } from './nest-log';
import { type Ground, RelaisModule } from './relais.module';

/** The keys of the vault, and of what is on its way there. */
class KeysBehind extends VaultKeys {
  constructor(
    private readonly behind: WriteBehind,
    ...rest: ConstructorParameters<typeof VaultKeys>
  ) {
    super(...rest);
  }

  override read(networkId: string, subjectId: string): Promise<Buffer | null> {
    return this.behind.keys.keyOf(subjectId, (id) => super.read(networkId, id));
  }
}

/**
 * Runs the same command handlers over a log in front of the log (`WriteBehind`), for networks that nobody else uses yet. When it
 * returns or throws, everything that was recorded is written.
 */
export async function inBulk<T>(
  installation: Installation,
  run: (send: CommandBus, store: WriteBehind) => Promise<T>,
): Promise<T> {
  const store = new WriteBehind(installation.store);
  const keys = new KeysBehind(store, installation.database.engine.manager);
  return withCommands({ ...installation, store, keys }, async (send) => {
    try {
      return await run(send, store);
    } finally {
      await store.flush();
    }
  });
}

/** Runs with command handlers on this ground. */
export async function withCommands<T>(ground: Ground, run: (send: CommandBus) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(RelaisModule.register(ground), {
    logger: new LogOfRelais(),
  });
  try {
    return await run(app.get(CommandBus));
  } finally {
    await app.close();
  }
}
