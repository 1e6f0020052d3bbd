import { Database, claimRecorded } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import { configurationFrom, openEventStore, postgresOf } from '@relais/installation';
import { copyLog } from '@relais/log-postgres';
import { Pace } from './pace';
import type { Terminal } from './terminal';

/**
 * Copies one log into another, for a move.
 * @param from `postgres://…`, `kurrentdb://…`, `esdb://…`, or `here`: the PostgreSQL of this installation; so is `to`
 */
export async function copyTheLog(from: string, to: string, terminal: Terminal): Promise<void> {
  if (from === to) throw new Error('A log cannot be copied onto itself.');
  const server = await postgresOf(configurationFrom(terminal.environment));
  const opened: EventStore[] = [];
  const open = async (url: string): Promise<EventStore> => {
    const store = await openEventStore(await placeOf(url, server.url));
    opened.push(store);
    return store;
  };
  try {
    const paces = { copying: new Pace(), comparing: new Pace() };
    const { copied, events } = await copyLog(await open(from), await open(to), (step, reached) =>
      terminal.progress(`${step}: ${paces[step].says(reached)}`),
    );
    if (!isKurrent(to)) await claimAll(to === 'here' ? server.url : to);
    terminal.progressEnds();
    terminal.answer({ copied, facts: events }, [
      `copied: ${copied} events; both logs hold the same ${events} events.`,
    ]);
  } finally {
    terminal.progressEnds();
    for (const store of opened) await store.close();
    await server.leave();
  }
}

const isKurrent = (url: string): boolean => /^(kurrentdb|esdb)(\+discover)?:/.test(url);

/** Ownership of ids follows from the events that are there now. */
async function claimAll(databaseUrl: string): Promise<void> {
  const database = await Database.open(databaseUrl, []);
  try {
    await claimRecorded(database.engine);
  } finally {
    await database.close();
  }
}

/** A log in KurrentDB keeps its claims in the PostgreSQL of the installation; nothing is decided here, so nothing is hashed. */
async function placeOf(url: string, own: string) {
  const hashKey = Buffer.alloc(32);
  if (isKurrent(url)) return { eventStoreUrl: url, databaseUrl: own, hashKey };
  if (url !== 'here' && !/^postgres(ql)?:/.test(url))
    throw new Error(`${url.split('@').at(-1) ?? ''} is no log: say postgres://…, kurrentdb://… or here.`);
  const databaseUrl = url === 'here' ? own : url;
  await (await Database.open(databaseUrl, [])).close();
  return { eventStoreUrl: null, databaseUrl, hashKey };
}
