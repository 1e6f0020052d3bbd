import { setTimeout as pause } from 'node:timers/promises';
import { testedLogs } from './tested-logs';
import { Notes, lastLine } from './notes';
import { type Orders, ordersOf, withMaster } from './orders';

const pauseMs = 50;

/** Writes down whatever it sees; the last line is its checkpoint, from which it goes on after a kill or a broken connection. */
async function read({ log, url, notes: path }: Orders): Promise<never> {
  const notes = Notes.open(path);
  const open = testedLogs[log].open(url, 1);
  for (;;) {
    const checkpoint = Number(lastLine(path)?.split('\t')[0] ?? 0);
    await open
      .follow(checkpoint, (events) => {
        notes.add(events.map(({ position, id }) => `${position ?? ''}\t${id}`));
      })
      .catch(() => pause(pauseMs));
  }
}

withMaster(read(ordersOf()));
