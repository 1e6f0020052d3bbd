import type { PersonId } from '@relais/contracts';
import { v7 } from 'uuid';
import * as server from '../client';
import { stored } from '../storage';
import { openDatabase } from './database';
import type { Entry, NewEntry } from './entry';
import { kinds } from './kinds';
import { Outbox } from './outbox';
import { undoable } from './outbox.rules';
import { Sender } from './sender';
import { Store } from './store';
import { takeOver } from './take-over';

const answerMs = 20_000;

const database = openDatabase(() => store.lose()).then(
  async (opened) => {
    await takeOver(opened, stored, () => v7()).catch(() => undefined);
    return opened;
  },
  () => null,
);
const store = new Store(database, new BroadcastChannel('relais.outbox'));

/** The outbox of this browser, the same in all its tabs. */
export const outbox = new Outbox(store, () => v7(), Date.now);

/** Continues when the page is closed meanwhile. */
const deliver = ({ id, kind, subject, body, by, networkId }: Entry) =>
  server.deliver(`/api${kinds[kind].path(subject, networkId)}`, {
    ...{ command: id, body, as: by },
    keepalive: true,
    signal: AbortSignal.timeout(answerMs),
  });

/** The entries saved on this page that may wait for an undo. */
const held = new Set<string>();

export async function save(news: readonly NewEntry[], corrected?: Entry): Promise<readonly string[]> {
  const ids = await outbox.save(news, corrected);
  ids.forEach((id) => held.add(id));
  return ids;
}

export function undo(ids: readonly string[]): Promise<boolean> {
  ids.forEach((id) => held.delete(id));
  return outbox.undo(ids);
}

const retries = new Set<() => void>();

/** Sends these now, without the time for an undo. */
export async function sendNow(entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) if (entry.state === 'refused') await outbox.putBack(entry);
  await outbox.hurry(new Set(entries.map(({ id }) => id)));
  retries.forEach((retry) => retry());
}

// A person who looks elsewhere will not undo.
document.addEventListener(
  'visibilitychange',
  () => document.visibilityState === 'hidden' && void outbox.hurry(held),
);
addEventListener('pagehide', () => {
  // The page may end before the database has answered; a repeated command is recorded once.
  const { entries } = outbox.current();
  for (const entry of undoable(entries, held)) deliver(entry).catch(() => undefined);
  void outbox.hurry(held);
});
addEventListener('beforeunload', (event) => {
  const { entries, isKept } = outbox.current();
  if (!isKept && entries.length > 0) event.preventDefault();
});

/** Browsers have locks on https and localhost only; without, a second tab repeats the same commands. */
const locks = navigator.locks as LockManager | undefined;

/** Keeps sending for these persons until `stop()`; `sent` runs after each round that sent something. */
export function startSending(
  mine: ReadonlySet<PersonId>,
  on: Readonly<{ sent: () => void; otherAccount: () => void }>,
): () => void {
  const sender = new Sender(outbox, mine, {
    ...on,
    send: deliver,
    inTurn: (run) => (locks ? locks.request('relais.outbox', run) : run()),
    elapsed: () => performance.now(),
  });
  const retry = () => sender.retry();
  const events = ['online', 'focus', 'pageshow', 'visibilitychange'];
  events.forEach((event) => addEventListener(event, retry));
  retries.add(retry);
  return () => {
    sender.stop();
    events.forEach((event) => removeEventListener(event, retry));
    retries.delete(retry);
  };
}
