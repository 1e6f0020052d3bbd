import { useSyncExternalStore } from 'react';
import { forNextPage } from '../server/storage';

/** A notice of what was just done, with its undo. */
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

/** Shows for a while what was done, in the place of the previous notice. */
export const say = (text: string, undo: Notice['undo'] = null): void =>
  show({ notice: { id: ++lastId, text, undo } });

export const hush = (): void => show({ notice: null });

/** Shows notices there from now on, until the returned function is called. */
export function openPlace(place: string): () => void {
  show({ places: [...shown.places, place] });
  return () => show({ places: shown.places.filter((one) => one !== place) });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useShown = (): Shown => useSyncExternalStore(subscribe, () => shown);
