/** The browser's storage of small values; if it is full or forbidden they are forgotten with the page, and nothing else fails. */
const inMemory = new Map<string, string>();

function attempt<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch {
    return null;
  }
}

const nextKey = 'relais.said';

/** A text for the page that is opened next in this tab. */
export const forNextPage = {
  leave: (text: string): void => void attempt(() => sessionStorage.setItem(nextKey, text)),
  take(): string | null {
    const text = attempt(() => sessionStorage.getItem(nextKey));
    attempt(() => sessionStorage.removeItem(nextKey));
    return text;
  },
};

export const stored = {
  getItem: (key: string): string | null => inMemory.get(key) ?? attempt(() => localStorage.getItem(key)),
  setItem(key: string, value: string): void {
    // The stored value is older if the new one found no room.
    stored.removeItem(key);
    attempt(() => localStorage.setItem(key, value));
    if (stored.getItem(key) !== value) inMemory.set(key, value);
  },
  removeItem(key: string): void {
    inMemory.delete(key);
    attempt(() => localStorage.removeItem(key));
  },
};
