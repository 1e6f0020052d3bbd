import { useRef, useState, type SyntheticEvent } from 'react';
import { keepDraft, useKeptDraft } from '../../server/drafts';
import type { Entry } from '../../server/outbox/entry';
import type { Log } from './use-log';

export type FormProps = Readonly<{ log: Log; corrected: Entry | null }>;

/**
 * A draft that survives reload and change of page. Its problems show from the first try on; focus then goes to the first field
 * that has one.
 * @param from what it is when nothing was typed: empty, or what is to be corrected
 */
export function useDraft<D extends object>(name: string, empty: D, from: D = empty) {
  const typed = useKeptDraft<D>(name);
  const draft: D = { ...from, ...typed };
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  return {
    draft,
    isUntouched: !typed && from === empty,
    tried,
    form,
    set: (change: Partial<D>) => keepDraft(name, { ...draft, ...change }),
    clear() {
      keepDraft(name, null);
      setTried(false);
    },
    /** @param isRepeated the second tap on what the first one has saved: no mistake */
    submit: (good: boolean, run: () => void, isRepeated: boolean) => (event: SyntheticEvent) => {
      event.preventDefault();
      if (isRepeated) return;
      if (good) {
        run();
        return;
      }
      setTried(true);
      setTimeout(() => {
        const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
        field?.focus({ preventScroll: true });
        (field?.closest('fieldset') ?? field)?.scrollIntoView({ block: 'start' });
      });
    },
  };
}
