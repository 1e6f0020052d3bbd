import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { startOrJoin } from '@relais/database';
import { importFolder } from '@relais/import-export';
import { RelaisModule, configurationFrom, importDependencies, openInstallation } from '@relais/installation';
import { writeSmall } from '../import-export/small-folder';
import { replayed } from './corpus';
import { everyKindOfEvent } from './every-kind-of-event';

/**
 * Writes the events that today's commands and imports record, of every type and with every variant of missing values, one file for each
 * type, and the rows of the read models. Run it once for a new shape, under a new name: what is in the corpus was stored by
 * installations and never changes.
 */
async function writeCorpus(folder: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'relais-corpus-'));
  const installation = await openInstallation(configurationFrom({ RELAIS_DATA: home }));
  const app = await NestFactory.createApplicationContext(RelaisModule.register(installation), {
    logger: ['error'],
  });
  try {
    const bus = app.get(CommandBus);
    await importFolder(writeSmall(join(home, 'small')), importDependencies(installation, bus), {
      skipBadLines: false,
    });
    await everyKindOfEvent(bus, randomUUID);
    const events = await installation.store.readAll(0, 10_000);
    for (const [type, ofType] of Map.groupBy(events, (event) => event.type))
      writeFileSync(join(folder, 'events', `${type}.json`), `${JSON.stringify(ofType, null, 2)}\n`);
    const other = await startOrJoin(join(home, 'other'));
    const tables = await replayed(other.url, events);
    await other.leave();
    writeFileSync(join(folder, 'replayed.json'), `${JSON.stringify(tables, null, 2)}\n`);
  } finally {
    await app.close();
    await installation.close();
    rmSync(home, { recursive: true });
  }
}

writeCorpus(process.argv[2] ?? __dirname).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
