import type { NetworkId, PersonId, Problem } from '@relais/contracts';
import { useSyncExternalStore } from 'react';
import { uuid7 } from './uuid7';

export type OutboxKind = 'referral' | 'thanks' | 'one-to-one';

/** Something that was said here and that the server has not confirmed yet. */
export type Unsent = Readonly<{
  id: string;
  kind: OutboxKind;
  withdraws: boolean;
  path: string;
  body: unknown;
  networkId: NetworkId;
  /** Who said it; nobody else's session may send it. */
  by: PersonId;
  about: Readonly<{ personId: PersonId; name: string }>;
  savedAt: string;
  state: 'waiting' | 'sending' | 'refused';
  /** It may have arrived, even if no answer came back. */
  tried: boolean;
  problem: Problem | null;
}>;

export type NewEntry = Pick<Unsent, 'kind' | 'body' | 'networkId' | 'by' | 'about'>;

const key = 'relais.outbox';
const paths: Record<OutboxKind, string> = {
  referral: '/referrals/',
  thanks: '/thanks/',
  'one-to-one': '/one-to-ones/',
};

let storable = true;
let entries: readonly Unsent[] = stored().map((entry) =>
  entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry,
);
const listeners = new Set<() => void>();

function stored(): readonly Unsent[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as Unsent[];
  } catch {
    return [];
  }
}

/** Starts from what is stored, since another tab may have added something a moment ago. */
function change(next: (now: readonly Unsent[]) => readonly Unsent[]) {
  entries = next(storable ? stored() : entries);
  try {
    localStorage.setItem(key, JSON.stringify(entries));
  } catch {
    // A full or forbidden storage must not stop the entry: it stays in memory.
    storable = false;
  }
  listeners.forEach((listener) => listener());
}

addEventListener('storage', (event) => {
  if (event.key !== key) return;
  entries = stored();
  listeners.forEach((listener) => listener());
});

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const unsent = (): readonly Unsent[] => entries;
export const useUnsent = (): readonly Unsent[] => useSyncExternalStore(subscribe, unsent);

const fresh = (entry: NewEntry, id: string, withdraws: boolean): Unsent => ({
  ...entry,
  id,
  withdraws,
  path: paths[entry.kind] + id + (withdraws ? '/withdrawal' : ''),
  savedAt: new Date().toISOString(),
  state: 'waiting',
  tried: false,
  problem: null,
});

/** Puts entries into the outbox and answers their ids, which undo needs. */
export function save(news: readonly NewEntry[]): string[] {
  const added = news.map((entry) => fresh(entry, uuid7(), false));
  change((now) => [...now, ...added]);
  return added.map(({ id }) => id);
}

/** Takes an entry back: forgotten when it never left the device, else withdrawn on the server. */
export function withdraw(id: string, entry: Omit<NewEntry, 'body'>, reason?: string) {
  const unsure = ({ tried, state }: Unsent) => tried && state !== 'refused';
  change((now) => {
    const original = now.find((one) => one.id === id && !one.withdraws);
    if (original && !unsure(original)) return now.filter((one) => one !== original);
    return [...now, fresh({ ...entry, body: reason ? { reason } : {} }, id, true)];
  });
}

export const drop = ({ path }: Unsent) => change((now) => now.filter((entry) => entry.path !== path));
export const forget = ({ id }: Unsent) => change((now) => now.filter((entry) => entry.id !== id));
export const update = ({ path }: Unsent, to: Partial<Pick<Unsent, 'state' | 'tried' | 'problem'>>) =>
  change((now) => now.map((entry) => (entry.path === path ? { ...entry, problem: null, ...to } : entry)));
