import { useSyncExternalStore } from 'react';
import { forNextPage } from '../server/storage';

/** What was just done, and how a further event takes it back. */
export type Notice = Readonly<{ id: number; text: string; undo: (() => Promise<unknown>) | null }>;

/** @property places where it may be said: the page, and the sheets over it, the topmost last */
type Shown = Readonly<{ notice: Notice | null; places: readonly string[] }>;

const left = forNextPage.take();
let lastId = 0;
let shown: Shown = { notice: left === null ? null : { id: lastId, text: left, undo: null }, places: [] };
const listeners = new Set<() => void>();

function show(change: Partial<Shown>): void {
  shown = { ...shown, ...change };
  listeners.forEach((listener) => listener());
}

/** Says for a while what was done, in the place of what was said before. */
export const say = (text: string, undo: Notice['undo'] = null): void =>
  show({ notice: { id: ++lastId, text, undo } });

export const hush = (): void => show({ notice: null });

/** Notices are said there from now on, until the answered function is called. */
export function openPlace(place: string): () => void {
  show({ places: [...shown.places, place] });
  return () => show({ places: shown.places.filter((one) => one !== place) });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useShown = (): Shown => useSyncExternalStore(subscribe, () => shown);
