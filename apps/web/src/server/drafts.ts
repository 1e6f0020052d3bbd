import { useSyncExternalStore } from 'react';
import { stored } from './storage';

const prefix = 'relais.draft.';
const listeners = new Set<() => void>();
/** As they are on this page: another tab has its own, until the page is loaded again. */
const drafts = new Map<string, unknown>();

function draftOf(name: string): unknown {
  if (!drafts.has(name)) drafts.set(name, parse(stored.getItem(prefix + name)));
  return drafts.get(name);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps what was typed into a form, over reloads too; null forgets it. Never for secrets or codes. */
export function keepDraft(name: string, draft: object | null): void {
  drafts.set(name, draft);
  if (draft) stored.setItem(prefix + name, JSON.stringify(draft));
  else stored.removeItem(prefix + name);
  listeners.forEach((listener) => listener());
}

/** Restores a draft, unless something else was typed meanwhile. */
export function restoreDraft(name: string, draft: object): void {
  if (!draftOf(name)) keepDraft(name, draft);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What was typed and neither saved nor cleared. @param name begins with the id of the person or account that it belongs to */
export const useKeptDraft = <Draft extends object>(name: string): Partial<Draft> | null =>
  useSyncExternalStore(subscribe, () => draftOf(name)) as Partial<Draft> | null;
