import { Database, isUnavailable } from '@relais/database';
import { LostRace, beginning } from '@relais/event-sourcing';
import { PostgresEventStore } from '@relais/log-postgres';
import { newEvent } from '../support/events';
import { Count, counter } from './counter';
import { faultsOfCounters } from './examination';
import type { TestedLog, Noted } from './tested-log';
import { faultsOfTally, isTallied, tallyTable } from './tally';
import type { Wish } from './wishes';

const hashKey = Buffer.alloc(32);

/** The log of this project, through its own door. */
export const relaisLog: TestedLog = {
  title: 'Relais',
  isKnownToLose: false,
  table: 'event',
  events: 'select "position", id from event',

  async prepare(url) {
    const database = await Database.open(url, []);
    await database.engine.query(tallyTable);
    await database.close();
  },

  open(url) {
    const store = new PostgresEventStore(url, hashKey);
    return {
      fulfil: (wish) => (wish.kind === 'decided' ? decide(store, wish) : append(store, wish)),
      async follow(after, note) {
        const { signal } = new AbortController();
        const cursor = { ...beginning, position: after };
        for await (const { events } of store.subscribe(cursor, { signal })) note(events);
      },
      isPassing: (error) => error instanceof LostRace || isUnavailable(error),
      close: () => store.close(),
    };
  },

  async examine(url) {
    const store = new PostgresEventStore(url, hashKey);
    try {
      return [
        ...(await store.audit()),
        ...(await faultsOfCounters(url)),
        ...(await faultsOfTally(url, store)),
      ];
    } finally {
      await store.close();
    }
  },

  isFollowed: isTallied,
};

async function append(store: PostgresEventStore, wish: Wish): Promise<Noted[]> {
  const events = wish.eventIds.map((id) =>
    newEvent({ id, type: 'Recorded', networkId: wish.networkId, commandId: wish.id }),
  );
  const { position } = await store.append(`recorded-${wish.streamId}`, events, { expected: 'none' });
  return wish.eventIds.map((id, n) => ({ id, position: position - wish.eventIds.length + 1 + n }));
}

async function decide(store: PostgresEventStore, wish: Wish): Promise<Noted[]> {
  const { position } = await store.execute(counter, wish.streamId, new Count(wish));
  return wish.eventIds.map((id) => ({ id, position: Number(position) }));
}
