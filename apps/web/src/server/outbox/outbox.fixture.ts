import type { NetworkId, PersonId, Problem } from '@relais/contracts';
import { IDBFactory } from 'fake-indexeddb';
import { ProblemError } from '../client';
import { openDatabase } from './database';
import type { Entry, NewEntry } from './entry';
import { kinds } from './kinds';
import { Outbox } from './outbox';
import { Store, type Channel } from './store';

export const networkId = '01900000-0000-7000-8000-000000000000' as NetworkId;
export const ada = '01900000-0000-7000-8000-00000000000a' as PersonId;
export const karim = '01900000-0000-7000-8000-00000000000b' as PersonId;

export const referral = (by = ada): NewEntry => ({
  kind: 'referral',
  networkId,
  by,
  about: { personId: karim, name: 'Karim Benali' },
  body: { networkId, receiverId: karim, passedOn: '2026-03-02', scope: 'inside' },
});
export const withdrawalOf = (subject: string, by = ada): NewEntry & { kind: 'withdrawal' } => ({
  kind: 'withdrawal',
  networkId,
  by,
  about: { personId: karim, name: 'Karim Benali' },
  subject,
  body: {},
});
export const problem = (status: number, code = `http-${status}`): Problem => ({
  type: 'about:blank',
  title: code,
  detail: code,
  status,
  code,
});

/** A browser: its database, its clock, and tabs that come and go. */
export class Browser {
  now = Date.parse('2026-03-02T07:30:00Z');
  private readonly channels = new Set<Channel>();
  private ids = 0;

  constructor() {
    globalThis.indexedDB = new IDBFactory();
  }

  /** A tab with the outbox of this browser; `forbidden`: the browser stores nothing. */
  async tab({ forbidden = false } = {}): Promise<Outbox> {
    const channel: Channel = {
      onmessage: null,
      postMessage: () => {
        for (const other of this.channels)
          if (other !== channel)
            other.onmessage?.call(channel as BroadcastChannel, new MessageEvent('message'));
      },
    };
    this.channels.add(channel);
    const store = new Store(forbidden ? Promise.resolve(null) : openDatabase(() => store.lose()), channel);
    await store.read();
    return new Outbox(
      store,
      () => `01900000-0000-7000-8000-1${String(++this.ids).padStart(11, '0')}`,
      () => this.now,
    );
  }
}

/** A server that records each command once. */
export class Server {
  /** Ids of commands, in the order in which they were recorded. */
  readonly recorded: string[] = [];
  /** By subject, the command that withdrew it. */
  readonly withdrawals = new Map<string, string>();
  readonly accept = async ({ id, kind, subject }: Entry): Promise<void> => {
    if (this.recorded.includes(id)) return;
    const exists = this.recorded.some((other) => subject.endsWith(other));
    if (kinds[kind].subject === null && !exists) throw new ProblemError(problem(404, 'not-found'));
    if (this.withdrawals.has(subject)) throw new ProblemError(problem(422, 'already-withdrawn'));
    if (kind === 'withdrawal') this.withdrawals.set(subject, id);
    this.recorded.push(id);
  };
}
