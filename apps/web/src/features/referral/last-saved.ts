import { useSyncExternalStore } from 'react';
import type { NewEntry } from '../../server/outbox/entry';
import { undoMs } from '../../server/outbox/kinds';

export type Saved = Readonly<{
  /** Name of its draft: of one person and form. */
  form: string;
  entries: readonly NewEntry[];
  ids: readonly string[];
  /** Brings the form back as it was. */
  restore: () => void;
  state: 'undoable' | 'saved' | 'refused' | 'undone' | 'withdrawn';
}>;

/** It outlives the form: who comes back within ten seconds can still undo. */
let last: Saved | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function setLastSaved(saved: Saved): void {
  last = saved;
  clearTimeout(timer);
  if (saved.state === 'undoable')
    timer = setTimeout(() => setLastSaved({ ...saved, state: 'saved' }), undoMs);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useLastSaved(form: string): Saved | null {
  const saved = useSyncExternalStore(subscribe, () => last);
  return saved?.form === form ? saved : null;
}
