import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { ReadModels } from '@relais/projections';
import { type Orders, ordersOf, withMaster } from './orders';
import { tally } from './tally';

const pauseMs = 200;

/** Runs the projection as an installation does, until it is killed. */
async function work({ url }: Orders): Promise<void> {
  const database = await opened(url);
  const readModels = new ReadModels([tally], new PostgresEventStore(url, Buffer.alloc(32)), database);
  readModels.start();
  await new Promise(() => undefined);
}

async function opened(url: string): Promise<Database> {
  for (;;) {
    try {
      return await Database.open(url, []);
    } catch {
      await pause(pauseMs);
    }
  }
}

withMaster(work(ordersOf()));
