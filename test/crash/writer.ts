import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { testedLogs } from './tested-logs';
import { Notes } from './notes';
import { type WriterOrders, ordersOf, withMaster } from './orders';
import { wishOf } from './wishes';

const pauseMs = 20;

/** One process with many callers; each goes on at the last wish that was acknowledged to it, whose repeat must change nothing. */
async function write({ log, url, notes: path, seed, callers, events }: WriterOrders): Promise<void> {
  const reached = numbersReached(path);
  const notes = Notes.open(path);
  const open = testedLogs[log].open(url, callers.length);

  const caller = async (number: number) => {
    let [n, left] = [reached.get(number) ?? 0, events];
    for (let before = 0; before < n; before++) left -= wishOf(seed, number, before).eventIds.length;
    for (; left > 0; n++) {
      const wish = wishOf(seed, number, n);
      const acknowledged = await persistently(async () => {
        if (wish.isSentTwice) await open.fulfil(wish);
        return open.fulfil(wish);
      }, open.isPassing);
      notes.add(
        acknowledged.map(({ position, id }) => [number, n, position ?? String.raw`\N`, id].join('\t')),
      );
      left -= wish.eventIds.length;
    }
  };
  await Promise.all(callers.map(caller));
  await open.close();
}

function numbersReached(path: string): Map<number, number> {
  const lines = existsSync(path) ? readFileSync(path, 'latin1').split('\n').slice(0, -1) : [];
  return new Map(
    lines.map((line) => {
      const [caller = '', n = ''] = line.split('\t', 2);
      return [Number(caller), Number(n)];
    }),
  );
}

async function persistently<T>(run: () => Promise<T>, isPassing: (error: unknown) => boolean): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(pauseMs);
    }
  }
}

withMaster(write(ordersOf()));
