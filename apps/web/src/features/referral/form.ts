import { useState, type SyntheticEvent } from 'react';
import { keepDraft, useKeptDraft } from '../../server/drafts';
import type { Entry } from '../../server/outbox/entry';
import type { Log } from './use-log';

export type FormProps = Readonly<{ log: Log; corrected: Entry | null }>;

/**
 * A draft that survives reload and change of page. Its problems show from the first try on.
 * @param from what it is when nothing was typed: empty, or what is to be corrected
 */
export function useDraft<D extends object>(name: string, empty: D, from: D = empty) {
  const typed = useKeptDraft<D>(name);
  const draft: D = { ...from, ...typed };
  const [tried, setTried] = useState(false);
  return {
    draft,
    isUntouched: !typed && from === empty,
    tried,
    set: (change: Partial<D>) => keepDraft(name, { ...draft, ...change }),
    clear() {
      keepDraft(name, null);
      setTried(false);
    },
    /** @param isRepeated the second tap on what the first one has saved: no mistake */
    submit: (good: boolean, run: () => void, isRepeated: boolean) => (event: SyntheticEvent) => {
      event.preventDefault();
      if (isRepeated) return;
      if (good) run();
      else setTried(true);
    },
  };
}
